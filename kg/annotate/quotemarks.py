"""Quotation marks paired by characters: text and paragraphs -> quoted spans.

Works before any parsing, on each paragraph with a stack. Straight, curly, low and angled double marks,
doubled single marks, and single marks that are no apostrophes. An odd mark never fails: its quotation
ends with the paragraph, or goes on in the next one if that opens with a mark.

Not covered: quotations marked by dashes; single marks around words that end in *s* before another mark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.records import QuotedSpan, Span

__all__ = ["pair_quotation_marks"]

OPENING = frozenset("“«„‟")
CLOSING = frozenset("”»")
EITHER = frozenset('"')
_BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-:/“«„\"‘'\u2009\u202f")
# Deeper nesting is no language but noise, and would make the search for a counterpart long.
_DEEPEST = 8
_ELIDED = ("tis", "twas", "em ", "em,", "em.", "til", "cause", "round")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph, and where single marks in it may close a quotation."""

    start: int
    end: int
    closers: frozenset[int]
    last_closer: int


@dataclass(slots=True)
class _Open:
    """A mark that waits for its counterpart."""

    start: int
    width: int
    single: bool


def pair_quotation_marks(text: str, paragraphs: Sequence[Span]) -> tuple[QuotedSpan, ...]:
    """Return the quotations of `text`, by start, outer before inner.

    Parameters
    ----------
    text
        The raw text.
    paragraphs
        Its paragraphs in order; no quotation crosses their bounds.

    Notes
    -----
    Linear in the length of the text.

    Examples
    --------
    >>> text = 'She said: "He told me, \\'No,\\' twice."'
    >>> [(one.depth, one.inner.of(text)) for one in pair_quotation_marks(text, [Span(0, len(text))])]
    [(0, "He told me, 'No,' twice."), (1, 'No,')]
    """
    found: list[QuotedSpan] = []
    carried = False
    for paragraph in paragraphs:
        quoted = _nest(_pair_paragraph(text, paragraph))
        if carried and quoted and quoted[0].outer.start == paragraph.start:
            _mark_continued(found)
            quoted[0] = replace(quoted[0], continued=True)
        found += quoted
        carried = any(not one.closed and one.depth == 0 for one in quoted)
    return tuple(found)


def _nest(quoted: Iterable[QuotedSpan]) -> list[QuotedSpan]:
    """Return quotations by start, outer before inner, each with the number of those around it."""
    nested: list[QuotedSpan] = []
    around: list[int] = []
    for one in sorted(quoted, key=lambda one: (one.outer.start, -one.outer.end)):
        while around and around[-1] <= one.outer.start:
            around.pop()
        nested.append(replace(one, depth=len(around)))
        around.append(one.outer.end)
    return nested


def _mark_continued(found: list[QuotedSpan]) -> None:
    """Say of the last unclosed outermost quotation that it goes on."""
    for index in range(len(found) - 1, -1, -1):
        if found[index].depth == 0 and not found[index].closed:
            found[index] = replace(found[index], continues=True)
            return


def _pair_paragraph(text: str, span: Span) -> Iterator[QuotedSpan]:
    stack: list[_Open] = []
    closers = _single_closers(text, span)
    paragraph = _Paragraph(span.start, span.end, closers, max(closers, default=-1))
    position = paragraph.start
    while position < paragraph.end:
        width, kind = _classify(text, position, paragraph, stack)
        if kind == "open":
            stack.append(_Open(position, width, single=False))
        elif kind == "open single":
            stack.append(_Open(position, width, single=True))
        elif kind == "restart":
            yield from _abandon(text, stack, position)
            stack.append(_Open(position, width, single=False))
        elif kind.startswith("close"):
            yield from _close(stack, position, width, single=kind.endswith("single"))
        position += width
    yield from _abandon(text, stack, paragraph.end)


def _classify(
    text: str, position: int, paragraph: _Paragraph, stack: list[_Open]
) -> tuple[int, str]:
    """Return how many characters the mark at `position` takes and what it does ("" for no mark)."""
    char = text[position]
    if char in "'`‘’" and text[position : position + 2] in ("''", "``"):
        return 2, _double(text, position, 2, paragraph, stack)
    if char in "'‘’`":
        return 1, _single(text, position, paragraph, stack)
    if char in OPENING or char in CLOSING or char in EITHER:
        return 1, _double(text, position, 1, paragraph, stack)
    return 1, ""


def _double(
    text: str, position: int, width: int, paragraph: _Paragraph, stack: list[_Open]
) -> str:
    char = text[position]
    is_open = any(not one.single for one in stack)
    low = any(text[one.start] == "„" for one in stack)
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + width] if position + width < paragraph.end else " "
    opens = before in _BEFORE_OPENING and not after.isspace()
    if char == "“" and low:
        return "close"
    if char in OPENING or text[position : position + width] == "``":
        nests = not is_open or (char == "«" and len(stack) < _DEEPEST)
        return "open" if nests else "restart"
    if char in CLOSING:
        return "close" if is_open else ""
    if is_open:
        return "restart" if opens and before.isspace() and after.isalnum() else "close"
    return "open" if opens or before.isspace() else ""


def _single(text: str, position: int, paragraph: _Paragraph, stack: list[_Open]) -> str:
    if stack and stack[-1].single and position in paragraph.closers:
        return "close single"
    before = text[position - 1] if position > paragraph.start else " "
    after = text[position + 1 : position + 6].lower()
    starts = before in _BEFORE_OPENING and after[:1].isalpha() and not after.startswith(_ELIDED)
    if not starts or text[position] == "’" or (stack and stack[-1].single):
        return ""
    return "open single" if paragraph.last_closer > position + 1 else ""


def _single_closers(text: str, paragraph: Span) -> frozenset[int]:
    """Return where a single mark may close: after a letter or point, before no letter, no plural possessive."""
    found = []
    for position in range(paragraph.start + 1, paragraph.end):
        if text[position] in "'’":
            before = text[position - 1]
            after = text[position + 1] if position + 1 < paragraph.end else " "
            possessive = before in "sz" and after == " "
            if not before.isspace() and not after.isalnum() and not possessive:
                found.append(position)
    return frozenset(found)


def _close(stack: list[_Open], position: int, width: int, *, single: bool) -> Iterator[QuotedSpan]:
    """Pair with the innermost open mark of that kind; marks opened after it were none."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].single == single:
            opened = stack[index]
            del stack[index:]
            if opened.start + opened.width < position:
                yield QuotedSpan(
                    outer=Span(opened.start, position + width),
                    inner=Span(opened.start + opened.width, position),
                    depth=len(stack),
                )
            return


def _abandon(text: str, stack: list[_Open], end: int) -> Iterator[QuotedSpan]:
    """End what is still open at `end`; a single mark without counterpart was an apostrophe."""
    doubles = [one for one in stack if not one.single]
    stack.clear()
    for depth, opened in enumerate(doubles):
        start = opened.start + opened.width
        stop = start + len(text[start:end].rstrip())
        if start < stop:
            yield QuotedSpan(
                outer=Span(opened.start, stop), inner=Span(start, stop), depth=depth, closed=False
            )
