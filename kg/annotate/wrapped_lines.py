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

_TOLD = re.compile(r"\b(?:said|told|met|was|were|had|has|made|gave|\w{2,}ed)\b")
"""Headings are in the present: what holds a verb of the past is a sentence that isn't over."""

_WIDEST, _NARROWEST = 120, 20
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end within a block: the lines round it, and the width of the block's lines."""

    end: int
    line: str
    after: str
    width: int
    first: bool

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
    def stands_apart(self) -> bool:
        """Tell whether a line is a heading, a list's item, or a paragraph's short last line."""
        if _ITEM.match(self.after):
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
    blocks = [list(_breaks(block)) for block in _BLOCK.finditer(text)]
    breaks = [one for block in blocks for one in block]
    is_wrapped = _is_wrapped(breaks)
    joined = list(text)
    for block in blocks:
        for one in _joins(block, is_wrapped=is_wrapped):
            joined[one.end] = " "
    return "".join(joined)


def _breaks(block: re.Match[str]) -> Iterator[_Break]:
    lines = block.group().split("\n")
    width = max(map(len, map(str.rstrip, lines)))
    end = block.start()
    for number, (line, after) in enumerate(pairwise(lines)):
        end += len(line) + (number > 0)
        if line.strip() and after.strip() and not _HYPHENATED.search(line):
            yield _Break(end, line.rstrip(), after, width, first=end == len(line))


def _is_wrapped(breaks: Sequence[_Break]) -> bool:
    """Tell whether line ends of a text fall where they happen to: some in sentences, of lines that are filled."""
    narrow = [one for one in breaks if one.width <= _WIDEST]
    inner = [one for one in narrow if not _END.search(one.line) and not _ITEM.match(one.after)]
    filled = [one for one in inner if len(one.line) >= _FULL * one.width]
    sure = sum(one.goes_on for one in filled)
    return sure > 0 and len(filled) * 2 > len(inner)


def _joins(block: Sequence[_Break], *, is_wrapped: bool) -> Iterator[_Break]:
    for one in block:
        if one.width > _WIDEST or one.width < _NARROWEST:
            continue
        if one.goes_on or _closes_quotation(one) or (is_wrapped and not one.stands_apart):
            yield one


def _closes_quotation(one: _Break) -> bool:
    """Tell whether the next line closes the quotation that this one opens."""
    opened = one.line.count("“") - one.line.count("”")
    if opened == 1:
        return "”" in one.after and "“" not in one.after[: one.after.index("”")]
    odd = one.line.count('"') % 2 == 1 and one.after.count('"') % 2 == 1
    return odd and not one.after.lstrip().startswith('"')
