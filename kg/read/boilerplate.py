"""What isn't the article: raw text -> ranges to skip, and what they state of place, date, agency, author.

General wording of wire services and sites: datelines, bylines, dates, closing lines, invitations to read on, credits,
copyright. Patterns are anchored and bounded, so that time stays linear in the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.read.closing_lines import (
    find_closing,
    is_boilerplate_line,
    is_related_heading,
    is_related_line,
)
from kg.read.datelines import DATE, WIRES, read_dateline
from kg.records import Span

__all__ = ["Boilerplate", "find_boilerplate"]

_HEAD_LINES = 8
_LONGEST_BYLINE = 160
_NAME = r"(?:[^\W\d_a-z][\w.'’-]{0,30})"
_JOINED = rf"{_NAME}(?:\ (?:de|van|von|der|bin|al|el|la|di|da|{_NAME})){{0,5}}"
_BYLINE = re.compile(
    rf"\s*(?:[Bb]y|BY|Written\ by)[ :]\ ?(?P<author>{_JOINED}(?:(?:,\ |,?\ and\ |\ &\ |,\ and\ ){_JOINED}){{0,4}})"
    r"(?:\ in\ [\w .,'’/-]{2,60})?(?:\s*[,|•·/–—-]\s*(?P<agency>[\w .,'’:|/–—-]{1,80}))?\s*",
    re.VERBOSE,
)
_DASHED = re.compile(r"[A-ZÀ-ÖØ-Þ]{3}[^\n—–]{0,60}\s?(?:—|–|--)")
_HOUSE = re.compile(
    r"\b(?:Correspondent|Desk|Editor|Magazine|News|Post|Press|Reporter|Staff|Times|Writer)\b"
)
_STAMP = re.compile(
    rf"""\s*(?:(?:(?P<first>(?:First\ )?(?:published|posted|issued))|(?:last\ )?(?:updated|modified)|date)
    (?:\ (?:on|at))?\s*(?:[:|]\s*)?)?(?P<date>{DATE}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})
    (?:[T ,|•·–-]{{0,3}}(?:at\ )?[0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}})?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{{1,4}}|\([A-Z]{{2,4}}\))?)?\s*""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What was recognized.

    Attributes
    ----------
    skipped
        Ranges that aren't the article, sorted and disjoint.
    place, date, agency, author
        As datelines, bylines and closing lines state them; empty if they don't. A date may lack its year.
    """

    skipped: tuple[Span, ...] = ()
    place: str = ""
    date: str = ""
    agency: str = ""
    author: str = ""


@dataclass(slots=True)
class _Findings:
    """What has been found so far."""

    spans: list[Span] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    def add(self, start: int, end: int, **facts: str) -> None:
        if start < end:
            self.spans.append(Span(start, end))
        for name, fact in facts.items():
            if fact:
                self.facts.setdefault(name, fact.strip())


def find_boilerplate(text: str) -> Boilerplate:
    """Return the ranges of `text` that aren't the article, and what they state.

    A title that the text repeats in its first line isn't boilerplate: it stays.

    Examples
    --------
    >>> found = find_boilerplate("CAIRO (North Wire) — Talks on a truce went on.\\n(Reporting by A. Bee)")
    >>> found.place, found.agency, found.author, [(one.start, one.end) for one in found.skipped]
    ('Cairo', 'North Wire', 'A. Bee', [(0, 21), (47, 68)])
    """
    found = _Findings()
    open_head, related = True, False
    for number, (start, line) in enumerate(_lines(text)):
        related = is_related_heading(line) or (related and is_related_line(line))
        if related or is_boilerplate_line(line):
            found.add(start, start + len(line))
        elif open_head and number < _HEAD_LINES:
            open_head = _read_head(line, start, text, found)
        elif not (number < _HEAD_LINES and _read_stamp(line, start, found)):
            _read_later_dateline(line, start, text, found)
    for start, end, author in find_closing(text):
        found.add(start, end, author=author)
    return Boilerplate(skipped=_merge(found.spans), **found.facts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().isspace():
            yield line.start(), line.group()


def _read_head(line: str, start: int, text: str, found: _Findings) -> bool:
    """Read byline, date or dateline of one of the first lines; tell whether the head goes on."""
    if len(line) <= _LONGEST_BYLINE:
        if byline := _BYLINE.fullmatch(line):
            author, agency = _split_author(byline["author"])
            found.add(start, start + len(line), author=author, agency=agency)
            return True
        if _read_stamp(line, start, found):
            return True
    dateline = read_dateline(line, text)
    if dateline is None:
        return True
    found.add(
        start,
        start + dateline.end,
        place=dateline.place,
        date=dateline.date,
        agency=dateline.agency,
    )
    if not dateline.place:  # (AP) OSLO — The talks
        _read_later_dateline(line[dateline.end :], start + dateline.end, text, found)
    return False


def _read_later_dateline(line: str, start: int, text: str, found: _Findings) -> None:
    """Read a dateline of live coverage, in capitals with a dash alone."""
    dateline = read_dateline(line, text) if _DASHED.match(line) else None
    if dateline is not None:
        found.add(start, start + dateline.end, place=dateline.place)


def _split_author(byline: str) -> tuple[str, str]:
    """Part authors from the house behind them: ``Ana Roe, CNN``."""
    names = byline.split(", ")
    agency = ""
    while len(names) > 1 and (names[-1] in WIRES or _HOUSE.search(names[-1])):
        house = names.pop()
        agency = house if house in WIRES else agency
    return ", ".join(names), agency


def _read_stamp(line: str, start: int, found: _Findings) -> bool:
    stamp = _STAMP.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
    if stamp:
        found.add(start, start + len(line), date=stamp["date"])
    return stamp is not None


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
