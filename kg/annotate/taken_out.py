"""Characters that only print takes notice of: soft hyphens and hyphens at line ends -> a text without, and the way back.

The parser reads *Kenya* where the file has *Ken-* and *ya* on the next line. What it finds is given the offsets of the file's
text again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from kg.records import Span

__all__ = ["TakenOut", "take_out_hyphens"]

_SOFT = re.compile(r"(?<=\w)\u00ad+[ \t]*\n?[ \t]*(?=\w)|\u00ad")
_LINE_END = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=(?P<next>\w))")
_KEPT = re.compile(
    r"\b(?:well|self|long|short|non|ex|anti|pro|vice|co|cross|post|pre|so|mid|al|el)$",
    re.IGNORECASE,
)
_LOOK = 20
_MENTION = re.compile(r"m(\d+)-(\d+)")
_WORDS = ("text", "title", "place", "doc")

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Where characters were taken out of a text.

    Attributes
    ----------
    places
        For each, in order, the offset in the shorter text before which it stood.
    """

    places: tuple[int, ...] = ()

    def restore(self, record: Record) -> Record:
        """Return a record with all spans, and the ids of mentions that hold them, as the whole text has them.

        Examples
        --------
        >>> TakenOut((3,)).restore(Span(0, 5))
        Span(start=0, end=6)
        """
        return self._restore(record) if self.places else record

    def _restore(self, value: Any) -> Any:
        if isinstance(value, Span):
            return Span(self._back(value.start), self._back(value.end - 1) + 1)
        if isinstance(value, tuple):
            return tuple(map(self._restore, value))
        if isinstance(value, str):
            found = _MENTION.fullmatch(value)
            span = self._restore(Span(int(found[1]), int(found[2]))) if found else None
            return value if span is None else f"m{span.start}-{span.end}"
        if not is_dataclass(value) or isinstance(value, type):
            return value
        names = [one.name for one in fields(value) if one.name not in _WORDS]
        changed = {name: self._restore(getattr(value, name)) for name in names}
        return replace(value, **changed)

    def _back(self, offset: int) -> int:
        return offset + bisect_right(self.places, offset)


def take_out_hyphens(text: str) -> tuple[str, TakenOut]:
    """Return `text` without soft hyphens and without hyphens and breaks at the end of lines, and where they stood.

    A hyphen stays, and its break goes, where it may be the word's own: before a capital or a number, after *well*,
    *anti* and their like.

    Examples
    --------
    >>> take_out_hyphens("Ken\\u00adya ac-\\ncused the Franco-\\nGerman envoy")[0]
    'Kenya accused the Franco-German envoy'
    """
    if "\u00ad" not in text and not _LINE_END.search(text):
        return text, TakenOut()
    kept: list[str] = []
    places: list[int] = []
    last = length = 0
    for start, end in sorted(_cuts(text)):
        if start < last:
            continue
        kept.append(text[last:start])
        length += start - last
        places += [length] * (end - start)
        last = end
    return "".join((*kept, text[last:])), TakenOut(tuple(places))


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    for found in _SOFT.finditer(text):
        yield found.span()
    for found in _LINE_END.finditer(text):
        before = text[max(0, found.start() - _LOOK) : found.start()]
        own = not found["next"].islower() or before[-1].isdigit() or _KEPT.search(before)
        yield found.start() + bool(own), found.end()
