"""Paragraphs: text -> spans of its paragraphs, blank ends trimmed."""

import re

from kg.records import Span

__all__ = ["split_paragraphs"]

_LINE = re.compile(r"[^\n]+")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, a line each, without blanks at their ends.

    Examples
    --------
    >>> [span.of("One.\\nTwo.") for span in split_paragraphs("One.\\nTwo.")]
    ['One.', 'Two.']
    """
    spans = []
    for match in _LINE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)
