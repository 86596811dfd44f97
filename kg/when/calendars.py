"""Turn weeks, months, quarters, seasons and years into first and last day."""

from calendar import monthrange
from datetime import date, timedelta

__all__ = [
    "Days",
    "decade_days",
    "month_days",
    "quarter_days",
    "season_days",
    "shift_month",
    "week_days",
    "year_days",
]

Days = tuple[date, date]
"""First and last day, both included."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def week_days(day: date) -> Days:
    """Return Monday and Sunday of the week of `day` (ISO 8601).

    Examples
    --------
    >>> [d.isoformat() for d in week_days(date(2024, 2, 28))]
    ['2024-02-26', '2024-03-03']
    """
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_days(year: int, month: int) -> Days:
    """Return first and last day of a month.

    Examples
    --------
    >>> [d.isoformat() for d in month_days(2024, 2)]
    ['2024-02-01', '2024-02-29']
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shift_month(day: date, months: int) -> Days:
    """Return first and last day of the month that lies `months` after that of `day`.

    Examples
    --------
    >>> [d.isoformat() for d in shift_month(date(2024, 1, 31), -1)]
    ['2023-12-01', '2023-12-31']
    """
    month = day.month - 1 + months
    return month_days(day.year + month // 12, month % 12 + 1)


def quarter_days(year: int, quarter: int, *, months: int = 3) -> Days:
    """Return first and last day of a quarter of a year, or of another part of so many months.

    Examples
    --------
    >>> [d.isoformat() for d in quarter_days(2024, 3)]
    ['2024-07-01', '2024-09-30']
    >>> [d.isoformat() for d in quarter_days(2024, 2, months=6)]
    ['2024-07-01', '2024-12-31']
    """
    last = quarter * months
    return date(year, last - months + 1, 1), month_days(year, last)[1]


def year_days(year: int) -> Days:
    """Return first and last day of a year.

    Examples
    --------
    >>> [d.isoformat() for d in year_days(2020)]
    ['2020-01-01', '2020-12-31']
    """
    return date(year, 1, 1), date(year, 12, 31)


def decade_days(year: int, *, years: int = 10) -> Days:
    """Return first and last day of the ten (or hundred) years that begin with `year`.

    Examples
    --------
    >>> [d.isoformat() for d in decade_days(1990)]
    ['1990-01-01', '1999-12-31']
    """
    return date(year, 1, 1), date(year + years - 1, 12, 31)


def season_days(season: str, year: int) -> Days:
    """Return the three months of a northern season; winter begins in December of `year`.

    Examples
    --------
    >>> [d.isoformat() for d in season_days("winter", 2022)]
    ['2022-12-01', '2023-02-28']
    """
    first = SEASONS[season]
    last = (first + 1) % 12 + 1
    return date(year, first, 1), month_days(year + (last < first), last)[1]
