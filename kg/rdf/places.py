"""Places in texts as Web Annotation has them: sentences -> a passage of a document and one selector that is found by place and by words.

The selector says where (`oa:start`, `oa:end`), what (`oa:exact`), and, of what may stand more than once, what stands before and after, so that a passage is
found again in a copy of the text that has been edited (Web Annotation Data Model, W3C 2017, section 4.2). All records of a sentence share its passage.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter

from kg.graph.schema import DocumentData
from kg.graph.statements import text_between
from kg.rdf.turtle import OWN_DOCUMENT, Triple, own_place, text

__all__ = ["describe_passages", "passage_around"]

_AROUND = 10
"""Characters before and after: a sentence is hardly ever found twice, and two with the same neighbours are the same to a reader."""

_LONG = 40
"""Characters from which on words stand once in a text, unless the graph knows better; what is around them tells nothing then."""

_GAP = 4
"""Characters between sentences that may be blank; where more are left out, something else stands there."""


def passage_around(document: DocumentData, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end that `start` to `end` touches; just that where the graph keeps none.

    Examples
    --------
    >>> passage_around({"sentences": [(0, 3, "Hi."), (4, 8, "Bye.")]}, 5, 7)
    (4, 8)
    """
    sentences = document["sentences"]
    first = max(bisect_right(sentences, start, key=itemgetter(0)) - 1, 0)
    last = bisect_left(sentences, end, key=itemgetter(0))
    inside = [one for one in sentences[first:last] if start < one[1]]
    return (min(start, inside[0][0]), max(end, inside[-1][1])) if inside else (start, end)


def describe_passages(
    document: DocumentData, spans: Iterable[tuple[int, int]]
) -> Iterator[Triple]:
    """Yield the triples of the passages that hold some spans, each passage once."""
    copies = Counter(words for _, _, words in document["sentences"] if len(words) >= _LONG)
    for start, end in sorted({passage_around(document, *span) for span in spans}):
        yield from _describe_passage(document, start, end, copies)


def _describe_passage(
    document: DocumentData, start: int, end: int, copies: Counter[str]
) -> Iterator[Triple]:
    """Yield the triples of a passage: its document, and a selector with its place, its words and what stands around them.

    Blanks between sentences are one space: the graph doesn't keep which they were. `copies` counts the long sentences of the document.
    """
    selector = own_place("t", start, end)
    source = f"oa:hasSelector {selector} ;\n\toa:hasSource {OWN_DOCUMENT}"
    yield own_place("s", start, end), "a", f"oa:SpecificResource ;\n\t{source}"
    told = f"oa:end {end}"
    exact = text_between(document, start, end)
    once = len(exact) >= _LONG and copies[exact] <= 1
    words = (
        ("oa:exact", exact),
        ("oa:prefix", "" if once else _before(document, start)),
        ("oa:start", ""),
        ("oa:suffix", "" if once else _after(document, end)),
    )
    for name, value in words:
        if name == "oa:start":
            told += f" ;\n\toa:start {start}"
        elif value:
            told += f" ;\n\t{name} {text(value, document['language'])}"
    types = (
        "oa:TextPositionSelector , oa:TextQuoteSelector"
        if words[0][1]
        else "oa:TextPositionSelector"
    )
    yield selector, "a", f"{types} ;\n\t{told}"


def _before(document: DocumentData, start: int) -> str:
    """Return the words before a passage, of the sentence before it alone."""
    place = bisect_left(document["sentences"], start, key=itemgetter(0)) - 1
    if place < 0:
        return ""
    _, last, words = document["sentences"][place]
    gap = start - last
    return (words + " " * (gap > 0))[-_AROUND:] if 0 <= gap <= _GAP else ""


def _after(document: DocumentData, end: int) -> str:
    """Return the words after a passage, of the sentence after it alone."""
    place = bisect_left(document["sentences"], end, key=itemgetter(0))
    if place == len(document["sentences"]):
        return ""
    first, _, words = document["sentences"][place]
    gap = first - end
    return (" " * (gap > 0) + words)[:_AROUND] if gap <= _GAP else ""
