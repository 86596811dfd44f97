"""Places in texts as Web Annotation has them: document and offsets -> source and two selectors.

A position selector says where, a quote selector says what, so that a passage is found again in a copy
of the text that has been edited (Web Annotation Data Model, W3C 2017, section 4.2).
"""

from collections.abc import Iterator

from kg.rdf.turtle import Name, Triple, document_name, selector_name, text

__all__ = ["describe_place"]


def describe_place(
    place: Name, doc: str, start: int, end: int, *, exact: str, kind: str = ""
) -> Iterator[Triple]:
    """Yield the triples of the specific resource `place`: its document and selectors.

    Parameters
    ----------
    start, end
        Characters of the document's text, half-open.
    exact
        The words that stand there; empty where the graph doesn't keep them.
    kind
        How a mention refers; of a place that is no mention nothing.
    """
    # Written out, not joined: most of a file are places.
    position = selector_name(doc, start, end)
    selectors = position
    if exact:
        quote = selector_name(doc, start, end, kind="quote")
        selectors = f"{position} , {quote}"
        yield quote, "a", f"oa:TextQuoteSelector ;\n\t\toa:exact {text(exact)}"
    source = f"oa:hasSelector {selectors} ;\n\t\toa:hasSource {document_name(doc)}"
    if kind:
        types = f"kgo:Mention , oa:SpecificResource ;\n\t\tkgo:kind {text(kind)}"
        yield place, "a", f"{types} ;\n\t\t{source}"
    else:
        yield place, "a", f"oa:SpecificResource ;\n\t\t{source}"
    yield position, "a", f"oa:TextPositionSelector ;\n\t\toa:end {end} ;\n\t\toa:start {start}"
