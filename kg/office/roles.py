"""Read who holds which office and what is part of what: document, mentions -> ``holds_role``, ``part_of``."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.office.memberships import read_memberships
from kg.office.offices import read_offices
from kg.office.places import Places
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Quotation

__all__ = ["read_roles"]


def read_roles(
    doc: Doc, mentions: Sequence[Mention], quotations: Sequence[Quotation], ontology: Ontology
) -> Iterator[Assertion]:
    """Yield what a document says people and bodies are, offices first.

    Parameters
    ----------
    doc
        The whole document, parsed.
    mentions, quotations
        From detection, and from reading who said what.
    ontology
        For the words of offices and of status.
    """
    places = Places(doc, mentions)
    yield from read_offices(places, mentions, quotations, ontology)
    yield from read_memberships(places, mentions, quotations, ontology)
