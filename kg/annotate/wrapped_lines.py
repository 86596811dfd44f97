"""Hard-wrapped text: which line ends are breaks within a paragraph -> the same text with spaces there.

Mail, PDF and old archives break lines at a width. Whether a line goes on is told by each pair of lines and by what the
other lines of the text do; a paragraph's last line is short, a heading has no full stop, a list has none at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["join_wrapped_lines"]

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪]|\d{1,2}[.)]|[a-z][.)])\s")
_NEW = re.compile(
    r"\s*[\"“']?(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|There|By|As|After|For|With)\b"
)
_OPEN_END = re.compile(
    r"(?:[,–—-]|\b(?i:a|an|the|of|in|on|at|to|for|by|with|from|and|or|but|that|which|who|is|are|was|were|has|have|had"
    r"|be|been|will|would|its|his|her|their|not|as|than|if)|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St)\.?)$"
)
_HYPHENATED = re.compile(r"\w[-\u00ad][ \t]*$")
"""What `kg.annotate.taken_out` joins."""

_TOLD = re.compile(r"\b(?:said|told|met|was|were|had|has|made|gave|\w{2,}ed)\b|[,.!?][\"”] \w")
"""Headings are in the present and quote nobody: a line with a verb of the past or with speech is a sentence that isn't over."""

_MARKS = re.compile('["“”]')
_WIDEST, _NARROWEST = 120, 20
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end within a block: the lines round it, the width of the block's lines, whether speech goes on over it."""

    end: int
    line: str
    after: str
    width: int
    first: bool
    spoken: bool

    @property
    def is_filled(self) -> bool:
        """Tell whether the next line's first word had no room on this one."""
        word = self.after.split(maxsplit=1)[0]
        return len(self.line) + 1 + len(word) > self.width

    @property
    def goes_on(self) -> bool:
        """Tell whether the next line surely goes on with the sentence, however long the lines are."""
        if _ITEM.match(self.after):
            return False
        if _OPEN_END.search(self.line):
            return True
        if _STOP.search(self.line):
            return False
        if self.after.lstrip()[:1].islower():
            return True
        told = _TOLD.search(self.line) and not _END.search(self.line)
        return bool(told and self.is_filled and not _NEW.match(self.after))

    @property
    def is_indented(self) -> bool:
        """Tell whether the next line begins a paragraph by its first blanks."""
        return self.after[:1].isspace() and not self.line[:1].isspace()

    @property
    def stands_apart(self) -> bool:
        """Tell whether a line is a heading, a list's item, or a paragraph's short last line."""
        if _ITEM.match(self.after) or self.is_indented:
            return True
        if _END.search(self.line):
            return not self.is_filled
        heads = [self.first, len(self.line) < _FULL * self.width, bool(_NEW.match(self.after))]
        return sum(heads) > 1


def join_wrapped_lines(text: str) -> str:
    """Return `text`, of the same length, with a space for each line end at which no paragraph ends.

    Examples
    --------
    >>> join_wrapped_lines("The minister said that he would\\nnot go.\\nTalks went on.")
    'The minister said that he would not go.\\nTalks went on.'
    >>> join_wrapped_lines("Talks fail\\nThe envoys left the capital on Monday.")
    'Talks fail\\nThe envoys left the capital on Monday.'
    """
    if "\n" not in text:
        return text
    breaks = [one for block in _BLOCK.finditer(text) for one in _breaks(block)]
    is_wrapped = _is_wrapped(breaks)
    joined = list(text)
    for one in breaks:
        if one.goes_on or one.spoken or (is_wrapped and not one.stands_apart):
            joined[one.end] = " "
    return "".join(joined)


def _breaks(block: re.Match[str]) -> Iterator[_Break]:
    lines = block.group().split("\n")
    width = max(map(len, map(str.rstrip, lines)))
    if width > _WIDEST or (width < _NARROWEST and not _STOP.search(lines[-1].rstrip())):
        return
    spoken = _spoken_over(lines)
    end = block.start()
    for number, (line, after) in enumerate(pairwise(lines)):
        end += len(line) + (number > 0)
        if line.strip() and after.strip() and not _HYPHENATED.search(line):
            first, over = end == len(line), number in spoken
            yield _Break(end, line.rstrip(), after, width, first=first, spoken=over)


def _spoken_over(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines at whose end a quotation is open that a later line closes.

    A line that begins with an opening mark is a new paragraph of a speech: what was open before was never closed.
    """
    found: set[int] = set()
    since = -1
    for number, line in enumerate(lines):
        if line.lstrip()[:1] in ('"', "“"):
            since = -1
        for mark in _MARKS.findall(line):
            if mark == "“" or (mark == '"' and since < 0):
                since = number if since < 0 else since
            elif since >= 0:
                found.update(range(since, number))
                since = -1
    return found


def _is_wrapped(breaks: Sequence[_Break]) -> bool:
    """Tell whether line ends of a text fall where they happen to: some in sentences, of lines that are filled."""
    inner = [one for one in breaks if not _END.search(one.line) and not _ITEM.match(one.after)]
    filled = [one for one in inner if len(one.line) >= _FULL * one.width]
    sure = sum(one.goes_on for one in filled)
    return sure > 0 and len(filled) * 2 > len(inner)
