"""Within one document: extraction -> clusters of mentions, and which of them denote somebody."""

from kg.actors.lookup import KnownActors
from kg.learned.bundle import Bundle, load_bundle
from kg.records import Extraction, Mention
from kg.resolve.document_state import DocumentState
from kg.resolve.group_sieves import drop_vague, tie_organizations
from kg.resolve.keep import find_kept
from kg.resolve.name_sieves import (
    tie_acronyms,
    tie_equal_names,
    tie_known,
    tie_parts,
)
from kg.resolve.nation_sieves import (
    tie_bare_governments,
    tie_classes,
    tie_members,
    tie_nations,
)
from kg.resolve.office_sieves import tie_described, tie_offices
from kg.resolve.person_sieves import (
    correct_surnames,
    part_persons,
    tie_given_names,
    tie_spellings,
    tie_surnames,
)
from kg.resolve.pronoun_sieves import tie_neuters, tie_third_person
from kg.resolve.speech_sieves import tie_first_person, tie_speakers
from kg.resolve.stated_sieves import tie_beside, tie_countries, tie_stated, tie_unlabeled

__all__ = ["denoting_clusters", "tie_mentions"]

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
    tie_speakers,
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


def tie_mentions(extraction: Extraction, actors: KnownActors) -> DocumentState:
    """Return the document with its mentions tied by all rules, in their order."""
    state = DocumentState.of(extraction, actors)
    for sieve in SIEVES:
        sieve(state)
    return state


def denoting_clusters(
    state: DocumentState, models: Bundle | None = None
) -> list[tuple[Mention, ...]]:
    """Return the clusters of a document that denote somebody, in order of their first mention.

    Lone pronouns denote nobody known. The mentions of each stand in text order.

    Parameters
    ----------
    models
        Other ones than those of the package, for measuring.
    """
    found = find_kept(state, models or load_bundle("mention"))
    return sorted(found, key=lambda mentions: (mentions[0].span, mentions[0].id))
