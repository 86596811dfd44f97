"""Turn weeks, months, seasons and years into first and last day."""

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["Days", "month_days", "season_days", "week_days", "year_days"]

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


def year_days(year: int) -> Days:
    """Return first and last day of a year.

    Examples
    --------
    >>> [d.isoformat() for d in year_days(2020)]
    ['2020-01-01', '2020-12-31']
    """
    return date(year, 1, 1), date(year, 12, 31)


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
