"""Publication dates: whatever a file states -> ISO date or UTC date-time, or nothing."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import dateparser

__all__ = ["to_iso"]

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s*$")


def to_iso(value: object) -> str:
    """Return a publication date as ``2024-02-28`` or ``2024-02-28T14:05:00Z``; empty if unreadable.

    Never today's date: what states no day stays empty.

    Examples
    --------
    >>> to_iso("2024-02-28"), to_iso("Wed, 28 Feb 2024 15:05:00 +0100"), to_iso("soon")
    ('2024-02-28', '2024-02-28T14:05:00Z', '')
    """
    text = str(value or "").strip()
    if not text or not re.search(r"\d", text):
        return ""
    if day := _DAY.match(text):
        return _day(*map(int, day.groups()))
    moment = _iso(text) or _mail(text) or _free(text)
    if moment is None:
        return ""
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.strftime("%Y-%m-%d")


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime(year, month, day, tzinfo=UTC).strftime("%Y-%m-%d")
    except ValueError:
        return ""


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _free(text: str) -> datetime | None:
    """Read a date in words; only where day, month and year are all stated."""
    if len(text) > 60 or not re.search(r"\d{4}", text):
        return None
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        return dateparser.parse(text, languages=["en"], settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
