"""Within one document: extraction -> clusters of mentions, each with its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.actors.lookup import KnownActors
from kg.records import Extraction, Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.group_sieves import drop_vague, tie_organizations
from kg.resolve.lexicon import load_descriptions
from kg.resolve.name_sieves import (
    tie_acronyms,
    tie_equal_names,
    tie_known,
    tie_parts,
)
from kg.resolve.nation_sieves import (
    nation_of,
    tie_bare_governments,
    tie_classes,
    tie_members,
    tie_nations,
)
from kg.resolve.office_sieves import OfficeKey, office_key, tie_described, tie_offices
from kg.resolve.person_sieves import (
    correct_surnames,
    part_persons,
    tie_given_names,
    tie_spellings,
    tie_surnames,
)
from kg.resolve.pronoun_sieves import tie_neuters, tie_third_person
from kg.resolve.speech_sieves import tie_first_person
from kg.resolve.stated_sieves import tie_beside, tie_countries, tie_stated, tie_unlabeled

_CAPTION = 4

__all__ = ["Cluster", "describe_clusters", "tie_mentions"]

SIEVES = (
    tie_known,
    correct_surnames,
    part_persons,
    tie_equal_names,
    tie_surnames,
    tie_spellings,
    tie_given_names,
    tie_acronyms,
    tie_parts,
    tie_unlabeled,
    tie_stated,
    tie_beside,
    tie_countries,
    tie_nations,
    tie_members,
    tie_offices,
    tie_organizations,
    tie_neuters,
    tie_nations,
    tie_bare_governments,
    tie_described,
    tie_third_person,
    tie_first_person,
    tie_classes,
    drop_vague,
)
"""Rules that tie mentions of one document, precise ones first; what one tied the next may use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """What one document calls by one or several words.

    Attributes
    ----------
    doc, date
        Document id and its date of publication (ISO), or empty.
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
    gender
        Of a person, if the document's titles and pronouns agree, or empty.
    offices
        Head noun, further words and owner of the offices that the document gives a person.
    company
        Known actors that the same document names.
    holder
        Full name of the person that other documents give the office of this description, or empty.
    why
        Mention id → score and reason.
    """

    doc: str
    date: str = ""
    mentions: tuple[Mention, ...]
    actor: str = ""
    type: str = ""
    names: tuple[str, ...] = ()
    country: str = ""
    gender: str = ""
    offices: frozenset[OfficeKey] = frozenset()
    company: frozenset[str] = frozenset()
    holder: str = ""
    why: Mapping[str, tuple[float, str]] = field(default_factory=dict)

    @property
    def anchor(self) -> Mention:
        """The mention by which the cluster is called: its first name, else its first mention."""
        named = (one for one in self.mentions if one.kind is MentionKind.NAME)
        return next(named, self.mentions[0])


def tie_mentions(extraction: Extraction, actors: KnownActors) -> DocumentState:
    """Return the document with its mentions tied by all rules, in their order."""
    state = DocumentState.of(extraction, actors)
    for sieve in SIEVES:
        sieve(state)
    return state


def describe_clusters(state: DocumentState) -> list[Cluster]:
    """Return the clusters of a document that denote somebody, in order of their first mention.

    Kept are clusters with a name, and descriptions that speak, are spoken to, act or are acted upon. Lone
    pronouns denote nobody known.
    """
    used = set(_used(state.extraction))
    company = frozenset(state.known.values())
    found = [
        _describe(state, members, company)
        for members in state.clusters
        if _is_kept(state, members, used)
    ]
    return sorted(found, key=lambda cluster: (cluster.mentions[0].span, cluster.mentions[0].id))


def _used(extraction: Extraction) -> Iterator[str]:
    for quotation in extraction.quotations:
        yield from quotation.sources or ((quotation.source,) if quotation.source else ())
        yield from quotation.addressees
    for assertion in extraction.assertions:
        yield assertion.subject
        if assertion.object is not None:
            yield assertion.object


def _is_kept(state: DocumentState, members: list[str], used: set[str]) -> bool:
    mentions = [state.mentions[member] for member in members]
    if any(one.kind is MentionKind.NAME for one in mentions):
        return not (_only_modifies(state, members) or _is_debris(state, mentions, used))
    nominals = [one for one in mentions if one.kind is MentionKind.NOMINAL]
    if nominals and state.actor_of(members[0]):
        return True
    if not nominals or not state.dropped.isdisjoint(members) or used.isdisjoint(members):
        return False
    return not _only_listens(state, members)


def _is_debris(state: DocumentState, mentions: list[Mention], used: set[str]) -> bool:
    """Tell whether an unknown name stands in a heading of capitals or a caption alone (*Slideshow*)."""
    if state.actor_of(mentions[0].id) or not used.isdisjoint(one.id for one in mentions):
        return False
    return all(_is_heading(state, one) for one in mentions)


def _is_heading(state: DocumentState, mention: Mention) -> bool:
    text = state.extraction.document.text
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    line = text[start : end if end >= 0 else len(text)]
    shouted = line.isupper() and len(line.split()) > 1
    caption = len(line.split()) <= _CAPTION and " " not in mention.text
    return shouted or (caption and mention.function in ("", "modifier"))


def _only_listens(state: DocumentState, members: list[str]) -> bool:
    """Tell whether a description is the audience of somebody's words and no more (*told reporters*)."""
    audience = load_descriptions()["audience"]
    if not all(state.mentions[one].head_lemma in audience for one in members):
        return False
    doing = {one.subject for one in state.extraction.assertions}
    doing |= {
        source
        for one in state.extraction.quotations
        for source in (*one.sources, one.source)
        if source
    }
    return doing.isdisjoint(members)


def _only_modifies(state: DocumentState, members: list[str]) -> bool:
    """Tell whether an unknown adjective of a people or faith is all there is (*Islamic*, *inter-Afghan*)."""
    if state.actor_of(members[0]):
        return False
    return all(
        state.mentions[one].label == "NORP" and state.mentions[one].adjectival for one in members
    )


def _describe(state: DocumentState, members: list[str], company: frozenset[str]) -> Cluster:
    facts = state.facts(members[0])
    mentions = state.cluster(members[0])
    nominals = [one for one in mentions if one.kind is MentionKind.NOMINAL]
    return Cluster(
        doc=state.extraction.document.id,
        date=state.day,
        mentions=mentions,
        actor=facts.actor,
        type=facts.type,
        names=tuple(one.text for one in mentions if one.kind is MentionKind.NAME),
        country=_country(state, mentions),
        gender=min(facts.genders) if len(facts.genders) == 1 and facts.type == "person" else "",
        offices=frozenset(office_key(state, one) for one in nominals if facts.type == "person"),
        company=company,
        holder=next((state.holders[one.id] for one in mentions if one.id in state.holders), ""),
        why={one.id: state.why[one.id] for one in mentions if one.id in state.why},
    )


def _country(state: DocumentState, mentions: tuple[Mention, ...]) -> str:
    """Return the country of the nation, or of the known body, that a description hangs on."""
    for mention in mentions:
        nation = nation_of(state, mention)
        owner = nation or (mention.of if mention.kind is MentionKind.NOMINAL else None)
        actor = state.record_of(owner) if owner and owner in state.mentions else None
        if actor is not None and actor.type not in ("place", "media"):
            return actor.country
    return ""
