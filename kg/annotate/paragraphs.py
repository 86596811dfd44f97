"""Paragraphs: text -> spans of its paragraphs, blank ends trimmed."""

import re
from itertools import pairwise

from kg.records import Span

__all__ = ["split_paragraphs"]

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_SENTENCE_END = frozenset(".!?:;\"”’')]—-")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, without blanks at their ends.

    Notes
    -----
    A paragraph is a line; in hard-wrapped text, where most lines inside blocks break off in the middle of
    a sentence, it is a block between blank lines.

    Examples
    --------
    >>> [span.of("One.\\nTwo.") for span in split_paragraphs("One.\\nTwo.")]
    ['One.', 'Two.']
    """
    pattern = _BLOCK if _is_wrapped(text) else _LINE
    spans = []
    for match in pattern.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")
    inner = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(line[-1] not in _SENTENCE_END for line in inner)
    return len(inner) >= 4 and broken > len(inner) / 2
