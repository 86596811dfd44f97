"""Places in texts as Web Annotation has them: document and offsets -> source and two selectors.

A position selector says where, a quote selector says what, so that a passage is found again in a copy
of the text that has been edited (Web Annotation Data Model, W3C 2017, section 4.2).
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.terms import integer, text
from kg.rdf.vocabulary import OA, RDF, document_graph, document_iri, selector_iri

__all__ = ["describe_place"]

_TYPE, _SOURCE, _SELECTOR = RDF["type"], OA["hasSource"], OA["hasSelector"]
_RESOURCE, _POSITION = OA["SpecificResource"], OA["TextPositionSelector"]
_QUOTE, _START, _END, _EXACT = OA["TextQuoteSelector"], OA["start"], OA["end"], OA["exact"]


def describe_place(
    place: ox.NamedNode, doc: str, start: int, end: int, *, exact: str
) -> Iterator[ox.Quad]:
    """Yield the quads of the specific resource `place`: its document and selectors.

    Parameters
    ----------
    start, end
        Characters of the document's text, half-open.
    exact
        The words that stand there; empty where the graph doesn't keep them.
    """
    context = document_graph(doc)
    position = selector_iri(doc, start, end)
    yield ox.Quad(place, _TYPE, _RESOURCE, context)
    yield ox.Quad(place, _SOURCE, document_iri(doc), context)
    yield ox.Quad(place, _SELECTOR, position, context)
    yield ox.Quad(position, _TYPE, _POSITION, context)
    yield ox.Quad(position, _START, integer(start), context)
    yield ox.Quad(position, _END, integer(end), context)
    if exact:
        quote = selector_iri(doc, start, end, kind="quote")
        yield ox.Quad(place, _SELECTOR, quote, context)
        yield ox.Quad(quote, _TYPE, _QUOTE, context)
        yield ox.Quad(quote, _EXACT, text(exact), context)
