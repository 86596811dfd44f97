"""Places in texts as Web Annotation has them: document and offsets -> source and two selectors.

A position selector says where, a quote selector says what, so that a passage is found again in a copy
of the text that has been edited (Web Annotation Data Model, W3C 2017, section 4.2).
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.terms import integer, text
from kg.rdf.vocabulary import OA, RDF, document_graph, document_iri, selector_iri

__all__ = ["describe_place"]


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
    yield ox.Quad(place, RDF["type"], OA["SpecificResource"], context)
    yield ox.Quad(place, OA["hasSource"], document_iri(doc), context)
    yield ox.Quad(place, OA["hasSelector"], position, context)
    yield ox.Quad(position, RDF["type"], OA["TextPositionSelector"], context)
    yield ox.Quad(position, OA["start"], integer(start), context)
    yield ox.Quad(position, OA["end"], integer(end), context)
    if exact:
        quote = selector_iri(doc, start, end, kind="quote")
        yield ox.Quad(place, OA["hasSelector"], quote, context)
        yield ox.Quad(quote, RDF["type"], OA["TextQuoteSelector"], context)
        yield ox.Quad(quote, OA["exact"], text(exact), context)
