"""Read names of days, months, seasons, quarters and years; where no year is named, the tense tells it."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kg.when.calendars import (
    Days,
    decade_days,
    month_days,
    quarter_days,
    season_days,
    week_days,
    year_days,
)
from kg.when.tense import Publication, Tense, choose
from kg.when.words import DAY, LEAD, MONTH, ORDINALS, SEASON, WEEKDAY, YEAR

__all__ = ["is_cyclic", "read_calendar"]

Match = re.Match[str]
Rule = Callable[[Match, Publication | None], Days | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
}
DECADES = {
    f"{word}ties": 10 * number
    for number, word in enumerate(
        ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"), 2
    )
}
AROUND = range(-8, 9)
"""Years tried for a day without one: 29 February comes every fourth, but for 1900."""


def read_calendar(words: str, base: Publication | None) -> Days | None:
    """Return first and last day of what a calendar names, None for anything else.

    Examples
    --------
    >>> base = Publication(date(2024, 12, 30), Tense.COMING)
    >>> [day.isoformat() for day in read_calendar("jan. 3", base)]
    ['2025-01-03', '2025-01-03']
    """
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            try:
                return rule(match, base)
            except (ValueError, OverflowError):  # no such day
                return None
    return None


def is_cyclic(words: str, base: Publication) -> bool:
    """Tell whether a calendar has what is named again and again: a weekday, a month without a year."""
    return read_calendar(words, None) is None and read_calendar(words, base) is not None


def _yearly(make: Callable[[int], Days], match: Match, base: Publication | None) -> Days | None:
    """Return what `make` gives for the year that is named or likeliest meant."""
    groups = match.groupdict()
    stated, lead = groups.get("year") or "", groups.get("lead") or ""
    if stated.isdecimal():
        return make(int(stated))
    if base is None:
        return None
    if stated:
        return make(base.day.year + {"last": -1, "this": 0, "next": 1}[stated.split()[0]])
    found = list(_tried(make, base.day.year))
    if groups.get("weekday"):
        which = WEEKDAYS.index(groups["weekday"][:3])
        near = [
            one
            for one in found
            if one[0].weekday() == which and abs(one[0].year - base.day.year) < 2
        ]
        found = near or found
    return choose(found, base, lead=lead)


def _tried(make: Callable[[int], Days], year: int) -> Iterator[Days]:
    for shift in AROUND:
        try:
            yield make(year + shift)
        except ValueError:
            continue


def _day(match: Match, base: Publication | None) -> Days | None:
    month, number = MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    return _yearly(lambda year: (date(year, month, number),) * 2, match, base)


def _feast(match: Match, base: Publication | None) -> Days | None:
    month, number = FEASTS[match["feast"]]
    return _yearly(lambda year: (date(year, month, number),) * 2, match, base)


def _month(match: Match, base: Publication | None) -> Days | None:
    month = MONTHS.index(match["month"][:3]) + 1
    return _yearly(lambda year: month_days(year, month), match, base)


def _season(match: Match, base: Publication | None) -> Days | None:
    return _yearly(lambda year: season_days(match["season"], year), match, base)


def _quarter(match: Match, base: Publication | None) -> Days | None:
    months = 6 if match["part"] == "half" else 3
    number = int(match["digit"] or ORDINALS[match["nth"]])
    return _yearly(lambda year: quarter_days(year, number, months=months), match, base)


def _week_of(match: Match, base: Publication | None) -> Days | None:
    day = _day(match, base)
    if day is None:
        return None
    monday, sunday = week_days(day[0])
    return (sunday - timedelta(days=1) if match["unit"] == "weekend" else monday), sunday


def _weekday(match: Match, base: Publication | None) -> Days | None:
    if base is None:
        return None
    which = WEEKDAYS.index(match["weekday"][:3])
    monday, _ = week_days(base.day)
    cycle = [(monday + timedelta(days=which + 7 * week),) * 2 for week in (-2, -1, 0, 1, 2)]
    if match["lead"] == "this" and base.tense is Tense.UNKNOWN:
        return cycle[2]
    past = base.tense is Tense.UNKNOWN  # reports name a weekday of the week gone by
    return choose(
        cycle, base._replace(tense=Tense.PAST) if past else base, lead=match["lead"] or ""
    )


def _weekend(match: Match, base: Publication | None) -> Days | None:
    if base is None:
        return None
    _, sunday = week_days(base.day)
    cycle = [
        (sunday + timedelta(days=7 * week - 1), sunday + timedelta(days=7 * week))
        for week in (-2, -1, 0, 1, 2)
    ]
    if match["lead"] == "next":  # *this weekend* is the one ahead, *next weekend* a week later
        return cycle[3]
    if match["lead"] == "this" and base.tense is Tense.UNKNOWN:
        return cycle[2]
    past = base.tense is Tense.UNKNOWN
    return choose(
        cycle, base._replace(tense=Tense.PAST) if past else base, lead=match["lead"] or ""
    )


def _day_of_month(match: Match, base: Publication | None) -> Days | None:
    if base is None:
        return None
    months = [(base.day.year * 12 + base.day.month - 1) + shift for shift in (-2, -1, 0, 1, 2)]
    number = int(match["day"])
    days = [
        (date(m // 12, m % 12 + 1, number),) * 2
        for m in months
        if number <= month_days(m // 12, m % 12 + 1)[1].day
    ]
    return choose(days, base)


def _numeric(match: Match, _: Publication | None) -> Days | None:
    """Return the day of figures alone, if they can only be read in one way."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 < second or first == second:
        return (date(year, first, second),) * 2
    return (date(year, second, first),) * 2 if second <= 12 < first else None


def _iso(match: Match, _: Publication | None) -> Days:
    return (date(int(match["year"]), int(match["month"]), int(match["day"])),) * 2


def _decade(match: Match, _: Publication | None) -> Days:
    if match["decade"]:
        return decade_days(1900 + DECADES[match["decade"]])
    century = int(match["century"] or 19)
    return decade_days(100 * century + int(match["tens"]))


NTH = r"(?:the )?(?P<nth>first|second|third|fourth)"
TEMPLATES: tuple[tuple[str, Rule], ...] = (
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _iso),
    (r"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<year>(?:19|20)\d\d)", _numeric),
    (rf"(?:{WEEKDAY} )?{LEAD}{MONTH} {DAY}{YEAR}", _day),
    (rf"(?:{WEEKDAY} )?(?:the )?{DAY}(?: day)?(?: of)? {LEAD}{MONTH}{YEAR}", _day),
    (rf"{LEAD}(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))}){YEAR}", _feast),
    (rf"{LEAD}{MONTH}{YEAR}", _month),
    (rf"{LEAD}{SEASON}{YEAR}", _season),
    (rf"(?P<digit>)(?:{NTH})[ -](?P<part>quarter|half){YEAR}(?: of the year)?", _quarter),
    (rf"(?P<nth>)(?P<part>q)(?P<digit>[1-4]){YEAR}", _quarter),
    (rf"(?P<unit>weekend|week) (?:of|beginning|starting) {MONTH} {DAY}{YEAR}", _week_of),
    (rf"{LEAD}{WEEKDAY}", _weekday),
    (rf"{LEAD}(?:(?:long|holiday|bank holiday) )?(?P<unit>weekend)", _weekend),
    (r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    (r"(?:the )?(?:year )?(?P<year>(?:1[5-9]|20)\d\d)", lambda m, _: year_days(int(m["year"]))),
    (
        rf"(?:(?P<century>1[5-9]|20)|')?(?P<tens>\d0)'?s|(?P<decade>{'|'.join(DECADES)})",
        _decade,
    ),
    (
        r"(?P<n>1[5-9]|2[01])(?:th|st) century",
        lambda m, _: decade_days(100 * int(m["n"]) - 100, years=100),
    ),
    (r"9/11", lambda *_: (date(2001, 9, 11),) * 2),
)
RULES = tuple((re.compile(template), rule) for template, rule in TEMPLATES)
