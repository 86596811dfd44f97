"""Publication dates: whatever a file states -> ISO date or UTC date-time, or nothing."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import dateparser

__all__ = ["to_iso"]

_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1600, 2199
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9}day,?\s)?(?P<before>[0-9]{1,2})?[\s-]?(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May"
    r"|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?[\s-](?P<after>[0-9]{1,2})?"
    r"(?(before)|(?(after),?\s|(?!)))(?P<year>[0-9]{4})(?:,?\s[0-9]{1,2}:[0-9]{2}[0-9:.]*)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"([0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]+)?$")


def to_iso(value: object) -> str:
    """Return a publication date as ``2024-02-28`` or ``2024-02-28T14:05:00Z``; empty if unreadable.

    Never today's date: what states no day stays empty. Seconds and milliseconds since 1970 are read
    too. A time without zone gives the day alone. Of ``02/03/2024`` the month stands first, as in the
    United States.

    Examples
    --------
    >>> to_iso("2024-02-28"), to_iso("Wed, 28 Feb 2024 15:05:00 +0100"), to_iso("soon")
    ('2024-02-28', '2024-02-28T14:05:00Z', '')
    >>> to_iso(1709129100), to_iso("Feb. 28, 2024"), to_iso("February 2024"), to_iso("10 hours ago")
    ('2024-02-28T14:05:00Z', '2024-02-28', '', '')
    """
    text = "" if isinstance(value, bool) else str(value or "").strip()
    if len(text) > _LONGEST or not re.search(r"[0-9]", text):
        return ""
    if day := _DAY.match(text):
        return _day(*map(int, day.groups()))
    moment = _epoch(text) or _iso(text) or _words(text) or _mail(text) or _free(text)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return ""
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.strftime("%Y-%m-%d")


def _day(year: int, month: int, day: int) -> str:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ""
    try:
        return datetime(year, month, day, tzinfo=UTC).strftime("%Y-%m-%d")
    except ValueError:
        return ""


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.match(text)
    return datetime.fromtimestamp(int(found.group(1)), UTC) if found else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _words(text: str) -> datetime | None:
    """Read ``Feb. 28, 2024`` and ``28 February 2024``, which are too many for a slow parser."""
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    month = _MONTHS.index(found["month"][:3].lower()) // 3 + 1
    try:
        return datetime(int(found["year"]), month, int(found["before"] or found["after"]))  # noqa: DTZ001 - no zone is stated
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _free(text: str) -> datetime | None:
    """Read a date in words; only where day, month and year are all stated."""
    if not re.search(r"[0-9]{4}", text):
        return None
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["absolute-time"],
    }
    try:
        found = dateparser.parse(text, languages=["en"], settings=settings)
    except Exception:  # noqa: BLE001 - whatever a parser of free text may raise
        return None
    return found if isinstance(found, datetime) and str(found.year) in text else None
