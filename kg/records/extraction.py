"""Extractions: all that was read out of one document; the unit of cache, process pool and golden test."""

from dataclasses import dataclass

from kg.records.assertion import Assertion
from kg.records.mention import CoreferenceLink, Mention
from kg.records.quotation import Quotation
from kg.records.text import Document, Span

__all__ = ["Extraction"]


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
    links
        Coreference that the sentences themselves state, and whom speaking pronouns mean.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[CoreferenceLink, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    doubtful: tuple[Quotation, ...] = ()
    assertions: tuple[Assertion, ...] = ()
