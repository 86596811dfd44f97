"""Days: what people type -> the first and last day it stands for; evidence -> those of its event."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from kg.errors import QueryError
from kg.graph.schema import EvidenceData

__all__ = [
    "REPORTED",
    "check_window",
    "day_after",
    "day_of",
    "days_of",
    "event_days",
    "is_stated",
    "possible_days",
    "read_days",
    "span_of",
]

REPORTED = 7
"""Days before its publication in which what an article tells without a time has mostly happened."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def read_days(value: str) -> tuple[date, date]:
    """Return the first and last day of a day, month or year.

    Raises
    ------
    QueryError
        If `value` is none of them.

    Examples
    --------
    >>> [day.isoformat() for day in read_days("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    found = _DATE.fullmatch(value)
    try:
        if not found:
            raise ValueError
        year = int(found[1])
        first_month, last_month = (int(found[2]),) * 2 if found[2] else (1, 12)
        if found[3]:
            return (date(year, first_month, int(found[3])),) * 2
        last = calendar.monthrange(year, last_month)[1]
        return date(year, first_month, 1), date(year, last_month, last)
    except ValueError:
        raise QueryError(f"{value!r} is no date: write 2024, 2024-02 or 2024-02-28") from None


def check_window(since: str, until: str) -> None:
    """Refuse a window of time that holds no day; each bound may be empty.

    Raises
    ------
    QueryError
        If a bound is no date, or the first day comes after the last.

    Examples
    --------
    >>> check_window("2024-02-28", "2024"), check_window("2024", "")
    (None, None)
    """
    first, last = (read_days(bound) if bound else None for bound in (since, until))
    if first and last and first[0] > last[1]:
        raise QueryError(f"no day is in the window: {since} comes after {until}")


def days_of(published: str) -> tuple[str, str]:
    """Return the first and last day on which a document may have been published; empty if nothing is known.

    Examples
    --------
    >>> days_of("2024-02-28T14:05:00Z"), days_of("2024-02"), days_of("")
    (('2024-02-28', '2024-02-28'), ('2024-02-01', '2024-02-29'), ('', ''))
    """
    if len(published) != len("2024-02"):
        return published[:10], published[:10]
    first, last = read_days(published)
    return first.isoformat(), last.isoformat()


def event_days(evidence: EvidenceData, published: str) -> tuple[str, str]:
    """Return first and last day of an event as ISO dates; of publication, where no time is stated.

    An interval open on one side reaches to the day of publication: an article tells of no more.

    Examples
    --------
    >>> event_days({"event_start": "2019-01-01", "event_end": ""}, "2024-02-28T08:00:00Z")
    ('2019-01-01', '2024-02-28')
    """
    start, end = evidence["event_start"], evidence["event_end"]
    first, last = days_of(published)
    if not start and not end:
        return first, last
    return start or min(end, first or end), end or max(start, last)


def day_of(evidence: EvidenceData, published: str) -> str:
    """Return the one day that a piece of evidence counts for, in windows and periods; "" if none is known.

    It is the first day of the event; where no time is stated, the first on which the document may have been published.

    Examples
    --------
    >>> day_of({"event_start": "", "event_end": "2019-06-30"}, "2024-02-28")
    '2019-06-30'
    """
    return event_days(evidence, published)[0]


def day_after(day: str, number: int) -> str:
    """Return the day so many days after another.

    Examples
    --------
    >>> day_after("2024-02-28T08:00:00Z", 2)
    '2024-03-01'
    """
    return (date.fromisoformat(day[:10]) + timedelta(days=number)).isoformat()


def is_stated(evidence: EvidenceData) -> bool:
    """Tell whether the text states when it happened."""
    return bool(evidence["event_start"] or evidence["event_end"])


def possible_days(evidence: EvidenceData, published: str) -> tuple[str, str]:
    """Return the first and last day on which an event may have been: without a stated time the `REPORTED` days before, too.

    Examples
    --------
    >>> possible_days({"event_start": "", "event_end": ""}, "2024-02-28")
    ('2024-02-21', '2024-02-28')
    """
    start, end = event_days(evidence, published)
    if start and not is_stated(evidence):
        start = day_after(start, -REPORTED)
    return start, end


def span_of(published: Iterable[str]) -> tuple[str, str]:
    """Return the first and last day on which some documents may have been published; "" if none is known.

    Examples
    --------
    >>> span_of(["2024-02", "2024-02-28", ""])
    ('2024-02-01', '2024-02-29')
    """
    days = {day for one in published for day in days_of(one)} - {""}
    return min(days, default=""), max(days, default="")
