"""Extractions: all that was read out of one document; the unit of cache, process pool and golden test."""

from dataclasses import dataclass

from kg.records.assertion import Assertion
from kg.records.mention import CoreferenceLink, Mention
from kg.records.quotation import Quotation
from kg.records.text import Document, Span

__all__ = ["Extraction", "StatedEntity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntity:
    """Somebody of whom annotations say which mentions denote them.

    Attributes
    ----------
    id
        By which the annotations refer to it; that of a known actor counts.
    name
        As the annotations call it.
    type
        Entity type.
    named
        True for a name; a description (*the protesters*) tells no one apart from others elsewhere.
    mentions
        Their ids, in text order; never empty.
    """

    id: str
    name: str
    type: str
    named: bool
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read out of one document.

    Attributes
    ----------
    document
        The article.
    sentences
        Sentence bounds in text order, as the parser and the quotation marks give them.
    mentions, quotations, assertions
        In text order, ids unique within the document.
    doubtful
        Candidate quotations whose score is below the threshold, with it; no part of the graph by default.
    unsure
        Readings of relations that their sentence alone doesn't make likely; the document may.
    links
        Coreference that the sentences themselves state, and whom speaking pronouns mean.
    entities
        Who is who, where annotations say so; empty where it is to be found out.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[CoreferenceLink, ...] = ()
    entities: tuple[StatedEntity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    doubtful: tuple[Quotation, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    unsure: tuple[Assertion, ...] = ()
