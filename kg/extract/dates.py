"""Read date expressions: words, day of publication -> first and last day.

What the words hang on is `kg.extract.times`' business. Clock times, durations (*for three days*) and
frequencies (*daily*) give nothing.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateparser.date import DateDataParser

from kg.extract.calendars import Days, month_days, season_days, week_days, year_days

__all__ = ["parse_date", "read_day"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {
    word: n
    for n, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
} | {"a": 1, "an": 1, "several": 4, "few": 3, "couple": 2, "many": 8}
UNUSABLE = re.compile(
    r"\b(daily|weekly|monthly|annual|annually|yearly|every|each|per|old|age|aged|decades?|centur\w+|overnight)\b"
    r"|^(a|an|the|\d+|[a-z]+) (days?|weeks?|months?|years?)$|-(day|week|month|year)"
)

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], "Base"], Days | None]]


class Base(NamedTuple):
    """What relative words are relative to: the day, and whether bare weekdays and months lie ahead."""

    day: date
    coming: bool


@lru_cache(maxsize=4096)
def parse_date(text: str, published: str, *, coming: bool = False) -> Days | None:
    """Return first and last day of a date expression, or None.

    Examples
    --------
    >>> [day.isoformat() for day in parse_date("last week", "2024-02-28")]
    ['2024-02-19', '2024-02-25']
    >>> [day.isoformat() for day in parse_date("Oct. 7", "2024-02-28")]
    ['2023-10-07', '2023-10-07']
    """
    words = re.sub(r"\(.*?\)|[,()]", " ", text.lower().replace("’", "'"))
    words = " ".join(
        re.sub(
            r"^((on|in|by|since|until|from|the|early|late|about|around|earlier|later|mid) |mid-)+",
            "",
            words.strip(),
        ).split()
    )
    base = read_day(published)
    for pattern, rule in ABSOLUTE:
        if match := pattern.fullmatch(words):
            return _applied(rule, match, Base(base or date.min, coming))
    if base is None:
        return None
    for pattern, rule in RELATIVE:
        if match := pattern.search(words):
            return _applied(rule, match, Base(base, coming))
    return None if UNUSABLE.search(words) else _by_library(words, base)


def _applied(
    rule: Callable[[re.Match[str], Base], Days | None], match: re.Match[str], base: Base
) -> Days | None:
    """Return what a rule gives, or None where it leaves the calendar (*9999999 days ago*)."""
    try:
        return rule(match, base)
    except (OverflowError, ValueError):
        return None


def read_day(published: str) -> date | None:
    """Return the day of an ISO date; a malformed one counts as unknown."""
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _by_library(words: str, base: date) -> Days | None:
    """Leave the rest to dateparser, which tells the granularity as well."""
    found = _library(base.isoformat()).get_date_data(words)
    if found is None or found.date_obj is None:
        return None
    day: date = found.date_obj.date()
    if found.period == "week":
        return week_days(day)
    if found.period == "month":
        return month_days(day.year, day.month)
    return year_days(day.year) if found.period == "year" else (day, day)


@lru_cache(maxsize=8)
def _library(base: str) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(base),
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)


def _weekday(match: re.Match[str], base: Base) -> Days:
    which = WEEKDAYS.index(next(day for day in WEEKDAYS if day.startswith(match["day"][:3])))
    lead = match["lead"] or ""
    if lead == "next" or (base.coming and lead != "last"):
        ahead = (which - base.day.weekday()) % 7 or 7
        day = base.day + timedelta(days=ahead)
    else:
        day = base.day - timedelta(
            days=(base.day.weekday() - which) % 7 or (7 if lead == "last" else 0)
        )
    return day, day


def _month_day(match: re.Match[str], base: Base) -> Days | None:
    month = MONTHS.index(match["month"][:3]) + 1
    year = int(match["year"]) if match["year"] else base.day.year
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    if not match["year"]:
        if base.day == date.min:
            return None
        if day > base.day and not base.coming:
            day = day.replace(year=year - 1) if not (month == 2 and day.day == 29) else day
    return day, day


def _month(match: re.Match[str], base: Base) -> Days | None:
    month = MONTHS.index(match["month"][:3]) + 1
    if match["year"]:
        return month_days(int(match["year"]), month)
    if base.day == date.min:
        return None
    year = base.day.year - (month > base.day.month and not base.coming)
    return month_days(year, month)


def _unit(match: re.Match[str], base: Base) -> Days:
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[
        match["lead"]
    ]
    unit = match["unit"]
    if unit == "week":
        return week_days(base.day + timedelta(days=7 * shift))
    if unit == "weekend":
        monday = week_days(base.day + timedelta(days=7 * shift))[0]
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit == "month":
        month = base.day.month - 1 + shift
        return month_days(base.day.year + month // 12, month % 12 + 1)
    return year_days(base.day.year + shift)


def _ago(match: re.Match[str], base: Base) -> Days | None:
    word = match["count"]
    count = int(word) if word.isdigit() else NUMBERS.get(word, 0)
    if not count:
        return None
    unit = match["unit"]
    if unit in {"day", "hour"}:
        day = base.day - timedelta(days=count if unit == "day" else count // 24)
        return day, day
    if unit == "week":
        return week_days(base.day - timedelta(weeks=count))
    if unit == "month":
        month = base.day.month - 1 - count
        return month_days(base.day.year + month // 12, month % 12 + 1)
    return year_days(base.day.year - count) if count < base.day.year else None


def _recent(match: re.Match[str], base: Base) -> Days:
    length = {"day": 7, "week": 28, "month": 183, "year": 1096}[match["unit"]]
    if match["lead"] in {"coming", "next"}:
        return base.day, base.day + timedelta(days=length)
    return base.day - timedelta(days=length), base.day


def _near(match: re.Match[str], base: Base) -> Days:
    day = base.day + timedelta(
        days={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match["word"]]
    )
    return day, day


MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
ABSOLUTE: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?:[a-z]+day )?{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<year>\d{{4}}))?"
        ),
        _month_day,
    ),
    (
        re.compile(
            rf"(?:[a-z]+day )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?: (?P<year>\d{{4}}))?"
        ),
        _month_day,
    ),
    (re.compile(rf"{MONTH}(?: of)?(?: (?P<year>\d{{4}}))?"), _month),
    (
        re.compile(r"(?:the year )?(?P<year>(?:1[89]|20)\d\d)"),
        lambda m, _: year_days(int(m["year"])),
    ),
    (
        re.compile(r"(?P<year>(?:1[89]|20)\d0)s"),
        lambda m, _: (date(int(m["year"]), 1, 1), date(int(m["year"]) + 9, 12, 31)),
    ),
    (
        re.compile(
            r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})"
        ),
        lambda m, _: season_days(m["season"], int(m["year"])),
    ),
)
UNIT = r"(?P<unit>day|week|month|year)s?"
RELATIVE: tuple[Rule, ...] = (
    (re.compile(r"\b(?P<word>yesterday|today|tonight|tomorrow)\b"), _near),
    (
        re.compile(
            rf"\b(?P<lead>recent|coming|next|past|last) (?:few |several |couple of |two |three |four |five |six )?{UNIT}(?<=s)$"
        ),
        _recent,
    ),
    (
        re.compile(
            r"\b(?P<count>\d+|[a-z]+) (?P<unit>hour|day|week|month|year)s? (?:ago|earlier)"
        ),
        _ago,
    ),
    (
        re.compile(
            r"\b(?P<lead>last|past|previous|this|next|coming) (?P<unit>weekend|week|month|year)\b"
        ),
        _unit,
    ),
    (
        re.compile(
            r"(?:\b(?P<lead>last|next|this|past) )?\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b"
        ),
        _weekday,
    ),
)
