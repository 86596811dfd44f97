"""Read words relative to the day of publication: *yesterday*, *last week*, *three days ago*, *overnight*."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.when.calendars import Days, decade_days, quarter_days, shift_month, week_days, year_days
from kg.when.tense import Publication, Tense
from kg.when.words import WEEKDAY, number_of

__all__ = ["read_relative"]

Match = re.Match[str]
Rule = Callable[[Match, Publication], Days | None]

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
NEAR = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "previous day": -1,
    "previous night": -1,
    "previous evening": -1,
    "day before": -1,
    "night before": -1,
    "day earlier": -1,
    "a day earlier": -1,
    "one day earlier": -1,
    "today": 0,
    "tonight": 0,
    "later today": 0,
    "earlier today": 0,
    "earlier in the day": 0,
    "later in the day": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
SIZES = {"hour": 0, "day": 1, "week": 7}
ROUGH = {"day": 7, "week": 28, "month": 183, "year": 1096, "decade": 10958}
"""Days that *recent days*, *recent weeks* … may reach back."""


def read_relative(words: str, base: Publication) -> Days | None:
    """Return first and last day of relative words, None for anything else.

    Examples
    --------
    >>> base = Publication(date(2024, 1, 1), Tense.PAST)
    >>> [day.isoformat() for day in read_relative("overnight", base)]
    ['2023-12-31', '2024-01-01']
    """
    if words in NEAR:
        return (base.day + timedelta(days=NEAR[words]),) * 2
    for pattern, rule in RULES:
        if match := pattern.fullmatch(words):
            return rule(match, base)
    return None


def _unit_days(day: date, unit: str, shift: int) -> Days:
    """Return the calendar week, month, quarter, year … that lies `shift` after that of `day`."""
    if unit == "week":
        return week_days(day + timedelta(days=7 * shift))
    if unit == "month":
        return shift_month(day, shift)
    if unit == "quarter":
        number = day.year * 4 + (day.month - 1) // 3 + shift
        return quarter_days(number // 4, number % 4 + 1)
    if unit == "decade":
        return decade_days(day.year // 10 * 10 + 10 * shift)
    return year_days(day.year + shift)


def _unit(match: Match, base: Publication) -> Days:
    return _unit_days(base.day, match["unit"], SHIFTS[match["lead"]])


def _part_of_unit(match: Match, base: Publication) -> Days:
    """Return *earlier this month*, up to the day of publication, or *later this month*, from it on."""
    first, last = _unit_days(base.day, match["unit"], 0)
    return (first, base.day) if match["half"] == "earlier" else (base.day, last)


def _ago(match: Match, base: Publication) -> Days | None:
    count, unit = number_of(match["count"]), match["unit"]
    if not count or (unit == "hour" and not match["count"].isdecimal()):
        return (base.day, base.day) if count else None
    if unit == "decade":
        return year_days(base.day.year - 10 * count)
    return _counted(base.day, unit, -count)


def _ahead(match: Match, base: Publication) -> Days | None:
    """Return the day *in three days* means; of the past it is a duration."""
    count = number_of(match["count"])
    return (
        _counted(base.day, match["unit"], count) if count and base.tense is Tense.COMING else None
    )


def _counted(day: date, unit: str, count: int) -> Days:
    if unit == "hour":
        return (day + timedelta(days=int(count / 24)),) * 2
    return (day + timedelta(days=count),) * 2 if unit == "day" else _unit_days(day, unit, count)


def _stretch(match: Match, base: Publication) -> Days | None:
    """Return *the past three weeks*, which end with the day of publication, or *the next two days*."""
    unit = match["unit"]
    count = number_of(match["count"] or "") if match.string.endswith("s") else 1
    if not count:
        back = on = timedelta(days=ROUGH.get(unit, 1))
    elif unit in SIZES:
        back = on = timedelta(days=count * SIZES[unit] or max(count // 24, 1))
    else:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        back = base.day - _same_day(base.day, -months)
        on = _same_day(base.day, months) - base.day
    if match["lead"] in {"next", "coming"}:
        return base.day, base.day + on
    return base.day - back, base.day


def _same_day(day: date, months: int) -> date:
    first, last = shift_month(day, months)
    return first.replace(day=min(day.day, last.day))


def _overnight(match: Match, base: Publication) -> Days:
    """Return the night's two days: the last night's, the coming one's, or that of a weekday."""
    if not match["weekday"]:
        ahead = base.tense is Tense.COMING
        return base.day - timedelta(days=not ahead), base.day + timedelta(days=ahead)
    which = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(match["weekday"][:3])
    back = (base.day.weekday() - which) % 7
    first = base.day - timedelta(days=back)
    if base.tense is Tense.COMING and back:
        first += timedelta(days=7)
    if match["into"]:
        first -= timedelta(days=1)
    return first, first + timedelta(days=1)


COUNT = r"(?P<count>\d{1,4}|[a-z]+)"
UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?"
BIG = r"(?P<unit>week|month|quarter|year|decade)"
TEMPLATES: tuple[tuple[str, Rule], ...] = (
    (
        r"(?:earlier |later |early |late )?this (?:early |late )?(?:morning|afternoon|evening)",
        lambda _, b: (b.day, b.day),
    ),
    (
        r"(?:late |early )?(?:last night|yesterday(?: \w+)?)",
        lambda _, b: (b.day - timedelta(days=1),) * 2,
    ),
    (r"tomorrow(?: \w+)?", lambda _, b: (b.day + timedelta(days=1),) * 2),
    (r"today(?: \w+)?", lambda _, b: (b.day, b.day)),
    (rf"overnight (?P<into>into|to) {WEEKDAY}", _overnight),
    (rf"(?P<into>)overnight(?: (?:on )?{WEEKDAY})?", _overnight),
    (rf"(?P<into>){WEEKDAY} overnight", _overnight),
    (r"(?:this )?(?P<lead>past) (?:one )?(?P<unit>month|year|decade)", _stretch),
    (rf"(?:this )?(?P<lead>last|past|previous|this|current|next|coming) {BIG}", _unit),
    (
        r"(?P<half>earlier|later)(?: on)? this (?P<unit>week|month|quarter|year|decade)",
        _part_of_unit,
    ),
    (
        rf"(?:more than |over |at least )?{COUNT}(?: of)? {UNIT}(?: or so)? (?:ago|earlier|back)",
        _ago,
    ),
    (rf"(?:a )?(?P<count>few|couple|dozen)(?: of)? {UNIT} (?:ago|earlier|back)", _ago),
    (rf"(?:with)?in {COUNT} {UNIT}(?: time)?", _ahead),
    (rf"{COUNT} {UNIT} from now", _ahead),
    (
        r"(?P<lead>recent|coming|next|past|last)(?: a)?(?: (?P<count>\d{1,3}|[a-z]+))?(?: of)? (?P<unit>hour|day|week|month|year|decade)s",
        _stretch,
    ),
    (r"(?P<lead>past|last) (?:one )?(?P<unit>day)", _stretch),
)
RULES = tuple((re.compile(template), rule) for template, rule in TEMPLATES)
