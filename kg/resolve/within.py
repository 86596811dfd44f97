"""Within one document: extraction -> clusters of mentions, each with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.actors.lookup import KnownActors
from kg.records import Extraction, Mention, MentionKind
from kg.resolve.description_sieves import (
    nation_of,
    tie_classes,
    tie_members,
    tie_nations,
    tie_offices,
    tie_organizations,
)
from kg.resolve.document_state import DocumentState
from kg.resolve.name_sieves import (
    tie_equal_names,
    tie_known,
    tie_short_names,
    tie_stated,
    tie_surnames,
)
from kg.resolve.pronoun_sieves import tie_first_person, tie_third_person

__all__ = ["Cluster", "resolve_document"]

_SIEVES = (
    tie_known,
    tie_equal_names,
    tie_surnames,
    tie_short_names,
    tie_stated,
    tie_nations,
    tie_members,
    tie_offices,
    tie_organizations,
    tie_classes,
    tie_third_person,
    tie_first_person,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """What one document calls by one or several words.

    Attributes
    ----------
    doc
        Document id.
    mentions
        In text order.
    actor
        Known actor, or empty.
    type
        Entity type, or empty.
    names
        Texts of the name mentions, in text order, with repetitions.
    country
        PLOVER country of the nation it hangs on, if the document says so.
    offices
        Words of the offices that the document gives a person.
    why
        Mention id → score and reason.
    """

    doc: str
    mentions: tuple[Mention, ...]
    actor: str = ""
    type: str = ""
    names: tuple[str, ...] = ()
    country: str = ""
    offices: frozenset[str] = frozenset()
    why: dict[str, tuple[float, str]]


def resolve_document(extraction: Extraction, actors: KnownActors) -> list[Cluster]:
    """Return the clusters of a document that denote somebody, in order of their first mention.

    Kept are clusters with a name, and descriptions that speak, are spoken to, act or are acted upon. Lone
    pronouns denote nobody known.
    """
    state = DocumentState.of(extraction, actors)
    for sieve in _SIEVES:
        sieve(state)
    used = set(_used(extraction))
    found = [
        _describe(state, members) for members in state.clusters if _is_kept(state, members, used)
    ]
    return sorted(found, key=lambda cluster: cluster.mentions[0].span)


def _used(extraction: Extraction) -> Iterator[str]:
    for quotation in extraction.quotations:
        yield from quotation.sources or ((quotation.source,) if quotation.source else ())
        yield from quotation.addressees
    for assertion in extraction.assertions:
        yield assertion.subject
        if assertion.object is not None:
            yield assertion.object


def _is_kept(state: DocumentState, members: list[str], used: set[str]) -> bool:
    kinds = {state.mentions[member].kind for member in members}
    if MentionKind.NAME in kinds:
        return not _only_modifies(state, members)
    return MentionKind.NOMINAL in kinds and not used.isdisjoint(members)


def _only_modifies(state: DocumentState, members: list[str]) -> bool:
    """Tell whether an unknown adjective of a people or faith is all there is (*Islamic*, *inter-Afghan*)."""
    if state.actor_of(members[0]):
        return False
    return all(
        state.mentions[one].label == "NORP" and state.mentions[one].adjectival for one in members
    )


def _describe(state: DocumentState, members: list[str]) -> Cluster:
    mentions = tuple(sorted((state.mentions[one] for one in members), key=lambda one: one.span))
    offices = {
        " ".join((*one.modifiers, one.head_lemma))
        for one in mentions
        if one.kind is MentionKind.NOMINAL
    }
    return Cluster(
        doc=state.extraction.document.id,
        mentions=mentions,
        actor=state.actor_of(mentions[0].id),
        type=state.type_of(mentions[0].id),
        names=tuple(one.text for one in mentions if one.kind is MentionKind.NAME),
        country=_country(state, mentions),
        offices=frozenset(offices),
        why={one.id: state.why[one.id] for one in mentions if one.id in state.why},
    )


def _country(state: DocumentState, mentions: tuple[Mention, ...]) -> str:
    for mention in mentions:
        nation = nation_of(state, mention)
        actor = state.record_of(nation) if nation else None
        if actor is not None:
            return actor.country
    return ""
