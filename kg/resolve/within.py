"""Within one document: extraction -> clusters of mentions, and which of them denote somebody."""

from collections.abc import Iterator

from kg.actors.lookup import KnownActors
from kg.learned.bundle import Bundle
from kg.records import Extraction, Mention, MentionKind
from kg.resolve.description_sieves import tie_descriptions
from kg.resolve.document_state import DocumentState
from kg.resolve.group_sieves import drop_vague
from kg.resolve.lexicon import load_descriptions
from kg.resolve.name_sieves import (
    tie_acronyms,
    tie_equal_names,
    tie_known,
    tie_parts,
)
from kg.resolve.nation_sieves import (
    tie_classes,
    tie_members,
    tie_nations,
)
from kg.resolve.office_sieves import tie_described
from kg.resolve.person_sieves import (
    correct_surnames,
    part_persons,
    tie_given_names,
    tie_spellings,
    tie_surnames,
)
from kg.resolve.pronoun_sieves import tie_pronouns
from kg.resolve.speech_sieves import tie_first_person
from kg.resolve.stated_sieves import tie_beside, tie_stated, tie_unlabeled

_CAPTION = 4

__all__ = ["denoting_clusters", "tie_mentions", "tie_names"]

BEFORE = (
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
    tie_nations,
    tie_members,
    tie_described,
)
AFTER = (
    tie_nations,
    tie_described,
    tie_first_person,
    tie_classes,
    drop_vague,
)
"""Rules that tie mentions of one document, precise ones first, before pronouns are tied and after; what one tied the
next may use."""


def tie_mentions(
    extraction: Extraction, actors: KnownActors, models: Bundle | None = None
) -> DocumentState:
    """Return the document with its mentions tied by all rules, in their order.

    Parameters
    ----------
    models
        Models of pronouns other than those of the package, for measuring.
    """
    state = tie_names(extraction, actors)
    tie_descriptions(state, models)
    tie_pronouns(state, models)
    for sieve in AFTER:
        sieve(state)
    return state


def tie_names(extraction: Extraction, actors: KnownActors) -> DocumentState:
    """Return the document with its names and descriptions tied as far as pronouns tell nothing of them."""
    state = DocumentState.of(extraction, actors)
    for sieve in BEFORE:
        sieve(state)
    return state


def denoting_clusters(state: DocumentState) -> list[tuple[Mention, ...]]:
    """Return the clusters of a document that denote somebody, in order of their first mention.

    Kept are clusters with a name, and descriptions that speak, are spoken to, act or are acted upon. Lone
    pronouns denote nobody known. The mentions of each stand in text order.
    """
    used = set(_used(state.extraction))
    found = [
        state.cluster(members[0]) for members in state.clusters if _is_kept(state, members, used)
    ]
    return sorted(found, key=lambda mentions: (mentions[0].span, mentions[0].id))


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
