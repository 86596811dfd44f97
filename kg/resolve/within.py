"""Within one document: extraction -> clusters of mentions, and which of them denote somebody."""

from kg.actors.lookup import KnownActors
from kg.learned.models import SHIPPED, Models
from kg.records import Extraction, Mention
from kg.resolve.body_sieves import tie_bodies
from kg.resolve.chamber_sieves import tie_chambers
from kg.resolve.description_sieves import tie_descriptions
from kg.resolve.document_state import DocumentState
from kg.resolve.group_sieves import drop_vague
from kg.resolve.keep import find_kept
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
from kg.resolve.pair_sieves import tie_pairs
from kg.resolve.person_sieves import (
    correct_surnames,
    part_persons,
    tie_given_names,
    tie_spellings,
    tie_surnames,
)
from kg.resolve.pronoun_sieves import tie_first_person, tie_pronouns
from kg.resolve.stated_sieves import tie_stated

__all__ = ["denoting_clusters", "tie_mentions", "tie_names", "tie_words"]

BEFORE = (
    tie_known,
    tie_chambers,
    tie_bodies,
    correct_surnames,
    part_persons,
    tie_equal_names,
    tie_surnames,
    tie_spellings,
    tie_given_names,
    tie_acronyms,
    tie_parts,
    tie_stated,
    tie_nations,
    tie_members,
    tie_described,
)
AFTER = (
    tie_nations,
    tie_described,
    tie_first_person,
    tie_classes,
)
"""Rules that tie mentions of one document, precise ones first, before pronouns are tied and after; what one tied the
next may use."""


def tie_mentions(
    extraction: Extraction, actors: KnownActors, models: Models = SHIPPED
) -> DocumentState:
    """Return the document with its mentions tied: by rules and models in their order, then clusters that are one actor.

    Parameters
    ----------
    models
        Learned models; those of the package by default.
    """
    state = tie_words(extraction, actors, models)
    tie_pairs(state, models.of("resolve"))
    drop_vague(state)
    return state


def tie_words(
    extraction: Extraction, actors: KnownActors, models: Models = SHIPPED
) -> DocumentState:
    """Return the document with its mentions tied one by one, before clusters are compared.

    Parameters
    ----------
    models
        Learned models; those of the package by default.
    """
    state = tie_names(extraction, actors)
    tie_descriptions(state, models.of("resolve"))
    tie_pronouns(state, models.of("resolve"))
    for sieve in AFTER:
        sieve(state)
    return state


def tie_names(extraction: Extraction, actors: KnownActors) -> DocumentState:
    """Return the document with its names and descriptions tied as far as pronouns tell nothing of them."""
    state = DocumentState.of(extraction, actors)
    for sieve in BEFORE:
        sieve(state)
    return state


def denoting_clusters(state: DocumentState, models: Models = SHIPPED) -> list[tuple[Mention, ...]]:
    """Return the clusters of a document that denote somebody, in order of their first mention.

    Lone pronouns denote nobody known. The mentions of each stand in text order.

    Parameters
    ----------
    models
        Learned models; those of the package by default.
    """
    found = find_kept(state, models.of("mention"))
    return sorted(found, key=lambda mentions: (mentions[0].span, mentions[0].id))
