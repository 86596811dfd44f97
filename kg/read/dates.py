"""Publication dates: whatever a file states -> ISO date or UTC date-time, or nothing."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import dateparser

__all__ = ["is_ambiguous", "order_shown", "to_iso"]

_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1600, 2199
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAMES = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_WORDS = re.compile(
    rf"(?:[A-Za-z]{{3,9}}day,?\s)?(?P<before>[0-9]{{1,2}})?[\s-]?(?P<month>{_NAMES})\.?[\s-](?P<after>[0-9]{{1,2}})?"
    r"(?(before)|(?(after),?\s|(?!)))(?P<year>[0-9]{4})(?:,?\s[0-9]{1,2}:[0-9]{2}[0-9:.]*)?",
    re.IGNORECASE,
)
_CLOCK = r"(?:,?\s+[0-9]{1,2}[:.h][0-9]{2}[0-9:.]{0,10}(?:\s?[APap]\.?[Mm]\.?|\s?Uhr|\s?h)?)?"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})([/.-])\s?([0-9]{{1,2}})\2\s?([0-9]{{4}})(?:{_CLOCK})")
_MONTH = re.compile(
    rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})|(?:(?P<number>[0-9]{{1,2}})[-/.]|(?P<name>{_NAMES})\.?,?[\s-])(?P<last>[0-9]{{4}})",
    re.IGNORECASE,
)
_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"]
_EPOCH = re.compile(r"([0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]+)?$")


def to_iso(value: object, *, day_first: bool = False) -> str:
    """Return a publication date as ``2024-02-28``, ``2024-02-28T14:05:00Z`` or ``2024-02``; empty if unreadable.

    Never today's date: what states no month stays empty, and so does a day that there isn't. Seconds and
    milliseconds since 1970 are read too. A time without zone gives the day alone.

    Parameters
    ----------
    day_first
        Whether of ``02/03/2024`` the day stands first. Where dots part the numbers, it always does.

    Examples
    --------
    >>> to_iso("2024-02-28"), to_iso("Wed, 28 Feb 2024 15:05:00 +0100"), to_iso("soon")
    ('2024-02-28', '2024-02-28T14:05:00Z', '')
    >>> to_iso(1709129100), to_iso("Feb. 28, 2024"), to_iso("February 2024"), to_iso("10 hours ago")
    ('2024-02-28T14:05:00Z', '2024-02-28', '2024-02', '')
    >>> to_iso("03.05.2024"), to_iso("03/05/2024"), to_iso("03/05/2024", day_first=True)
    ('2024-05-03', '2024-03-05', '2024-05-03')
    """
    text = "" if isinstance(value, bool) else str(value or "").strip()
    if len(text) > _LONGEST or not re.search(r"[0-9]", text):
        return ""
    if day := _DAY.match(text):
        return _day(*map(int, day.groups()))
    if numbers := _NUMBERS.fullmatch(text):
        return _day(*_in_order(numbers, day_first=day_first))
    moment = _epoch(text) or _iso(text) or _words(text) or _mail(text)
    if moment is None and (month := _month(text)):
        return month
    moment = moment or _free(text)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return ""
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.strftime("%Y-%m-%d")


def order_shown(value: object) -> bool | None:
    """Tell whether the day stands first in a date of numbers; None where it doesn't show.

    Examples
    --------
    >>> order_shown("28/02/2024"), order_shown("02-28-2024"), order_shown("02/03/2024")
    (True, False, None)
    """
    numbers = _slashed(value)
    if numbers is None or (int(numbers[1]) > 12) == (int(numbers[3]) > 12):
        return None
    return int(numbers[1]) > 12


def is_ambiguous(value: object) -> bool:
    """Tell whether a date of numbers is one day or another, as either of two numbers is the month.

    Examples
    --------
    >>> is_ambiguous("02/03/2024"), is_ambiguous("03/03/2024"), is_ambiguous("02.03.2024")
    (True, False, False)
    """
    numbers = _slashed(value)
    return numbers is not None and (
        numbers[1].lstrip("0") != numbers[3].lstrip("0")
        and all(1 <= int(one) <= 12 for one in (numbers[1], numbers[3]))
    )


def _slashed(value: object) -> re.Match[str] | None:
    """Match a date of numbers that aren't parted by dots."""
    found = _NUMBERS.fullmatch(value.strip()) if isinstance(value, str) else None
    return found if found is not None and found[2] != "." else None


def _in_order(numbers: re.Match[str], *, day_first: bool) -> tuple[int, int, int]:
    """Return year, month and day; where one order makes no date, the other is meant."""
    first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
    day_first = day_first or numbers[2] == "."
    if (second if day_first else first) > 12:
        day_first = not day_first
    return (year, second, first) if day_first else (year, first, second)


def _month(text: str) -> str:
    """Read a month alone: ``2024-05``, ``5/2024``, ``May 2024``."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return ""
    named = found["name"]
    month = _number_of(named) if named else int(found["month"] or found["number"])
    day = _day(int(found["year"] or found["last"]), month, 1)
    return day.removesuffix("-01")


def _number_of(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) // 3 + 1


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
    month = _number_of(found["month"])
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
        found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    except Exception:  # noqa: BLE001 - whatever a parser of free text may raise
        return None
    return found if isinstance(found, datetime) and str(found.year) in text else None
