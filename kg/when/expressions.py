"""Read date expressions: words, day of publication -> first and last day, either of which may be open.

What the words hang on is `kg.when.times`' business. Clock times, durations (*for three days*) and
frequencies (*daily*) give nothing.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateparser.date import DateDataParser

from kg.when.calendar_dates import is_cyclic, read_calendar
from kg.when.calendars import Days, month_days, shift_month, week_days, year_days
from kg.when.relative import read_relative
from kg.when.tense import Publication, Tense
from kg.when.words import is_vague, number_of, strip_lead, tidy

__all__ = ["Interval", "last_day", "parse_date", "read_day"]


class Interval(NamedTuple):
    """First and last day, both included; None where the interval is open on that side."""

    first: date | None
    last: date | None
    approximate: bool = False


UNUSABLE = re.compile(
    r"\b(daily|weekly|monthly|annual|annually|yearly|every|each|per|old|age|aged|decades?|centur\w+|later)\b"
    r"|^(a|an|the|\d+|[a-z]+) (days?|weeks?|months?|years?|hours?|minutes?)$|-(day|week|month|year)|\d[:/]\d"
)
LIBRARY = re.compile(r"\b(?:ago|earlier|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
"""What is worth asking dateparser for."""
BOUND = re.compile(
    r"(?P<bound>(?:ever )?since|until|till|up to|through|no later than|by|before|prior to|after|as of|starting|beginning)"
    r"(?: on| in| from)? (?P<rest>.+)"
)
ONWARD = re.compile(r"(?P<bound>from) (?P<rest>.+?) (?:on|onwards?)")
RANGE = re.compile(
    r"(?:(?:overnight )?(?:from|between|during) )?(?P<start>.+?) ?(?P<to>\bto\b|\bthrough\b|\buntil\b|\btill\b|\binto\b|\band\b|\bor\b|-) ?(?:on )?(?P<end>.+)"
)
EDGE = re.compile(
    r"(?:(?:the|very|at) )*(?P<edge>end|close|start|beginning|middle) of (?P<rest>.+)"
)
PORTION = re.compile(
    r"(?:the )?(?P<edge>first|opening|last|final|closing) (?:(?P<count>\d{1,2}|[a-z]+) )?(?P<unit>day|week|month|quarter)s? of (?P<rest>.+)"
)
WORD = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow)\b"
)
MOVED = re.compile(r"\b(?:weeks?|ago|from|after|before|later|earlier|following|since|until)\b")
YEAR_END = re.compile(r"(?:the )?(?:year[- ]?end|year's end)(?: (?P<year>\d{4}))?")
NUMBER = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?")
NAMED_YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d|(?:last|this|next) year)$")
DAYS_IN, MONTHS_IN = {"day": 1, "week": 7}, {"month": 1, "quarter": 3}
PUBLISHED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:(?P<day>-)|$)|$)", re.ASCII)
SHORT_YEAR = re.compile(r"((?:1[5-9]|20)\d\d) ?[-/] ?(\d\d)")


@lru_cache(maxsize=4096)
def parse_date(text: str, published: str, *, tense: Tense = Tense.UNKNOWN) -> Interval | None:
    """Return what a date expression means, or None.

    Parameters
    ----------
    published
        ISO date of publication; without it only what names its year is read.
    tense
        Of the clause; tells the year of *Jan. 3* and the week of *Monday*.

    Examples
    --------
    >>> [str(day) for day in parse_date("last week", "2024-02-28")]
    ['2024-02-19', '2024-02-25', 'False']
    >>> [str(day) for day in parse_date("since Oct. 7", "2024-02-28")]
    ['2023-10-07', 'None', 'False']
    """
    words = tidy(text)
    day = read_day(published)
    base = Publication(day, tense) if day is not None else None
    try:
        found = _bounded(words, base) or _closed(words, base)
    except (OverflowError, ValueError):  # outside the calendar: *9999999 days ago*
        return None
    if found is None or (found.first and found.last and found.first > found.last):
        return None
    one_day = found.first == found.last
    return found._replace(approximate=found.approximate or is_vague(words, one_day=one_day))


def read_day(published: str) -> date | None:
    """Return the day of an ISO date; a malformed one counts as unknown."""
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def last_day(published: str) -> date | None:
    """Return the last day on which a document may have been published that states a day, a month or a year.

    Examples
    --------
    >>> [str(last_day(one)) for one in ("2024-02-28T14:05:00Z", "2024-02", "2024", "")]
    ['2024-02-28', '2024-02-29', '2024-12-31', 'None']
    """
    found = PUBLISHED.match(published)
    if found is None or found["day"]:
        return read_day(published[:10])
    try:
        year = int(found["year"])
        return (month_days(year, int(found["month"])) if found["month"] else year_days(year))[1]
    except ValueError:
        return None


def _bounded(words: str, base: Publication | None) -> Interval | None:
    """Return a half-open interval: *since March*, *until Friday*, *before 2019*, *from Monday on*."""
    match = ONWARD.fullmatch(words) or BOUND.fullmatch(words)
    if match is None:
        return None
    bound = match["bound"].split()[-1]
    if bound == "since" and base is not None:
        base = base._replace(tense=Tense.PAST)
    if (
        bound in {"until", "till", "by", "than", "through"}
        and base
        and base.tense is Tense.UNKNOWN
    ):
        base = base._replace(tense=Tense.COMING)
    found = _closed(match["rest"], base)
    if found is None or found.first is None or found.last is None:
        return None
    ahead = base is not None and base.tense is Tense.COMING and found.last >= base.day
    now = base.day if base is not None and ahead else None
    if bound in {"since", "from", "of", "starting", "beginning"}:
        return Interval(found.first, None, found.approximate)
    if bound == "after":
        return Interval(found.last + timedelta(days=1), None, found.approximate)
    last = (
        found.first - timedelta(days=1) if match["bound"] in {"before", "prior to"} else found.last
    )
    return Interval(now if now and now <= last else None, last, found.approximate)


def _closed(words: str, base: Publication | None) -> Interval | None:
    """Return a single date or a range; what the rules leave is dateparser's."""
    found = _single(words, base) or _range(words, base)
    bare = strip_lead(words)
    if found or base is None or UNUSABLE.search(bare):
        return found
    named = WORD.findall(bare)
    if len(named) == 1 and not MOVED.search(bare):
        return _single(named[0], base)
    if not LIBRARY.search(bare):
        return None
    days = _by_library(bare, base.day)
    return Interval(*days) if days else None


def _range(words: str, base: Publication | None) -> Interval | None:
    """Return both ends: *May 3-5*, *between 3 and 5 May*, *from Monday to Wednesday*, *2019-21*."""
    if match := SHORT_YEAR.fullmatch(words):
        first = int(match[1])
        last = first // 100 * 100 + int(match[2])
        return Interval(date(first, 1, 1), date(last, 12, 31)) if first < last else None
    for match in RANGE.finditer(words):
        start, end = _completed(strip_lead(match["start"]), strip_lead(match["end"]))
        found = _ends(start, end, base)
        if found is not None:
            return Interval(*found, approximate=match["to"] == "or")
    return None


def _completed(start: str, end: str) -> tuple[str, str]:
    """Give either end what only the other one names: *May 3-5*, *3 to 5 May 2024*."""
    year = NAMED_YEAR.search(end)
    if year and not NAMED_YEAR.search(start) and year.start():
        start = f"{start} {year[1]}"
    month = re.search(r"[a-z]{3,}\.?", end if NUMBER.match(start) else start)
    if month and NUMBER.fullmatch(re.sub(r" \d{4}$", "", start)):
        start = re.sub(NUMBER.pattern, rf"\1 {month[0]}", start, count=1)
    elif month and NUMBER.fullmatch(re.sub(r" \d{4}$", "", end)):
        end = f"{month[0]} {end}"
    return start, end


def _ends(start: str, end: str, base: Publication | None) -> Days | None:
    """Return first day of `start` and last day of `end`, the nearer to each other the better."""
    if base is not None and base.tense is Tense.COMING and re.match(r"[a-z]+day\b", start):
        first = _days(start, base)  # next week's, not from the Monday gone by
        last = _days(end, Publication(first[0], Tense.COMING)) if first else None
    else:
        last = _days(end, base)
        after = base
        if last is not None and base is not None and is_cyclic(start, base):
            after = Publication(last[1], Tense.PAST)
        first = _days(start, after)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _single(words: str, base: Publication | None) -> Interval | None:
    if match := YEAR_END.fullmatch(strip_lead(words)):
        year = int(match["year"]) if match["year"] else base.day.year if base else 0
        return Interval(date(year, 12, 31), date(year, 12, 31)) if year else None
    if match := EDGE.fullmatch(words) or PORTION.fullmatch(words):
        whole = _days(re.sub(r"^the (?=week|month|quarter|year)", "this ", match["rest"]), base)
        return (_edge if match.re is EDGE else _portion)(whole, match) if whole else None
    days = _days(words, base)
    return Interval(*days) if days else None


def _portion(days: Days, match: re.Match[str]) -> Interval | None:
    """Return *the first three months* or *the last week* of an interval."""
    count = number_of(match["count"] or "one")
    if not count:
        return None
    months, length = count * MONTHS_IN.get(match["unit"], 0), count * DAYS_IN.get(match["unit"], 0)
    if match["edge"] in {"first", "opening"}:
        last = shift_month(days[0], months - 1)[1] if months else days[0] + timedelta(length - 1)
        return Interval(days[0], min(last, days[1]))
    first = shift_month(days[1], 1 - months)[0] if months else days[1] - timedelta(length - 1)
    return Interval(max(first, days[0]), days[1])


def _edge(days: Days, match: re.Match[str]) -> Interval:
    """Return the tenth (of months: the third) of an interval that lies at its end, roughly."""
    length, edge = (days[1] - days[0]).days, match["edge"]
    part = timedelta(days=length // 3 if length < 100 else length // 12)
    if edge == "middle":
        return Interval(days[0] + part, days[1] - part, approximate=True)
    if edge in {"end", "close"}:
        return Interval(days[1] - part, days[1], approximate=True)
    return Interval(days[0], days[0] + part, approximate=True)


def _days(words: str, base: Publication | None) -> Days | None:
    """Return the days of an expression without bounds."""
    for one in (words, strip_lead(words)):
        if found := read_calendar(one, base) or (base and read_relative(one, base)):
            return found
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
