"""Read when an event happened: DATE words near a cue, publication date -> an interval of days.

Clock times, durations (*for three days*) and frequencies (*daily*) give nothing.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.extract.calendars import Days, month_days, season_days, week_days, year_days
from kg.extract.nominal import carrier_of
from kg.records import Span, TimeInterval

__all__ = ["is_coming", "parse_date", "read_time", "time_of"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
} | {"a": 1, "an": 1, "several": 4, "few": 3, "couple": 2, "many": 8}
VAGUE = re.compile(
    r"\b(about|around|roughly|nearly|almost|some|early|late|mid|recent|circa)\b|^mid-"
)
UNUSABLE = re.compile(
    r"\b(daily|weekly|monthly|annual|annually|yearly|every|each|per|old|age|aged|decades?|centur\w+|overnight)\b"
    r"|^(a|an|the|\d+|[a-z]+) (days?|weeks?|months?|years?)$|-(day|week|month|year)"
)
CLAUSE_STEPS = 4

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Days | None]]


def read_time(
    doc: Doc, words: Token | Words, published: str, *, coming: bool = False
) -> TimeInterval | None:
    """Return the interval that a date expression means, or None.

    Parameters
    ----------
    doc
        The document; kept for offsets' sake.
    words
        The expression: a DATE entity, or a token inside one.
    published
        ISO date of publication; without it only absolute dates are read.
    coming
        Whether a bare weekday or month lies ahead (*will meet on Friday*).
    """
    if isinstance(words, Token):
        words = next(
            (ent for ent in doc.ents if ent.start <= words.i < ent.end), doc[words.i : words.i + 1]
        )
    days = parse_date(words.text, published[:10], coming=coming)
    if days is None:
        return None
    return TimeInterval(
        start=days[0].isoformat(),
        end=days[1].isoformat(),
        text=words.text,
        span=Span(words.start_char, words.end_char),
        approximate=bool(VAGUE.search(words.text.lower())),
    )


def time_of(cue: Token, published: str, *, coming: bool = False) -> TimeInterval | None:
    """Return when the event that `cue` names took place, if the clause says so.

    Parameters
    ----------
    cue
        Verb or noun.
    published
        ISO date of publication, or empty.
    coming
        Whether the event is announced for the future.
    """
    dates = [ent for ent in cue.sent.ents if ent.label_ == "DATE"]
    if not dates:
        return None
    anchors = {cue.i}
    carried = carrier_of(cue)
    if carried is not None:
        anchors.add(carried[0].i)
    for words in sorted(dates, key=lambda ent: abs(ent.start - cue.i)):
        if _anchor(words.root) in anchors and (
            found := read_time(cue.doc, words, published, coming=coming)
        ):
            return found
    return None


def _anchor(root: Token) -> int:
    """Return the verb or noun that a date hangs on."""
    head = root.head
    for _ in range(CLAUSE_STEPS):
        if head.pos_ != "ADP" and head.ent_type_ != "DATE":
            break
        head = head.head
    return head.i


def is_coming(cue: Token, time: TimeInterval | None, published: str) -> bool:
    """Tell whether a present tense with a date ahead announces something (*meets next Monday*)."""
    day = _day(published[:10])
    if time is None or day is None or time.start <= day.isoformat():
        return False
    return cue.tag_ in {"VBZ", "VBP", "VBG", "NN", "NNS"}


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
    base = _day(published)
    for pattern, rule in ABSOLUTE:
        if match := pattern.fullmatch(words):
            return rule(match, base or date.min, coming)
    if base is None:
        return None
    for pattern, rule in RELATIVE:
        if match := pattern.search(words):
            return rule(match, base, coming)
    return None if UNUSABLE.search(words) else _by_library(words, base)


def _day(published: str) -> date | None:
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
    day = found.date_obj.date()
    widen = {
        "week": week_days,
        "month": lambda d: month_days(d.year, d.month),
        "year": lambda d: year_days(d.year),
    }
    return widen.get(found.period, lambda d: (d, d))(day)


@lru_cache(maxsize=8)
def _library(base: str) -> DateDataParser:
    settings = {
        "RELATIVE_BASE": datetime.fromisoformat(base),
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)


def _weekday(match: re.Match[str], base: date, coming: bool) -> Days:  # noqa: FBT001
    which = WEEKDAYS.index(next(day for day in WEEKDAYS if day.startswith(match["day"][:3])))
    lead = match["lead"] or ""
    if lead == "next" or (coming and lead != "last"):
        ahead = (which - base.weekday()) % 7 or 7
        day = base + timedelta(days=ahead)
    else:
        day = base - timedelta(days=(base.weekday() - which) % 7 or (7 if lead == "last" else 0))
    return day, day


def _month_day(match: re.Match[str], base: date, coming: bool) -> Days | None:  # noqa: FBT001
    month = MONTHS.index(match["month"][:3]) + 1
    year = int(match["year"]) if match["year"] else base.year
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    if not match["year"]:
        if base == date.min:
            return None
        if day > base and not coming:
            day = day.replace(year=year - 1) if not (month == 2 and day.day == 29) else day
    return day, day


def _month(match: re.Match[str], base: date, coming: bool) -> Days | None:  # noqa: FBT001
    month = MONTHS.index(match["month"][:3]) + 1
    if match["year"]:
        return month_days(int(match["year"]), month)
    if base == date.min:
        return None
    year = base.year - (month > base.month and not coming)
    return month_days(year, month)


def _unit(match: re.Match[str], base: date, coming: bool) -> Days:  # noqa: ARG001, FBT001
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[
        match["lead"]
    ]
    unit = match["unit"]
    if unit == "week":
        return week_days(base + timedelta(days=7 * shift))
    if unit == "weekend":
        monday = week_days(base + timedelta(days=7 * shift))[0]
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if unit == "month":
        month = base.month - 1 + shift
        return month_days(base.year + month // 12, month % 12 + 1)
    return year_days(base.year + shift)


def _ago(match: re.Match[str], base: date, coming: bool) -> Days | None:  # noqa: ARG001, FBT001
    word = match["count"]
    count = int(word) if word.isdigit() else NUMBERS.get(word, 0)
    if not count:
        return None
    unit = match["unit"]
    if unit in {"day", "hour"}:
        day = base - timedelta(days=count if unit == "day" else count // 24)
        return day, day
    if unit == "week":
        return week_days(base - timedelta(weeks=count))
    if unit == "month":
        month = base.month - 1 - count
        return month_days(base.year + month // 12, month % 12 + 1)
    return year_days(base.year - count) if count < base.year else None


def _recent(match: re.Match[str], base: date, coming: bool) -> Days:  # noqa: ARG001, FBT001
    length = {"day": 7, "week": 28, "month": 183, "year": 1096}[match["unit"]]
    if match["lead"] in {"coming", "next"}:
        return base, base + timedelta(days=length)
    return base - timedelta(days=length), base


def _near(match: re.Match[str], base: date, coming: bool) -> Days:  # noqa: ARG001, FBT001
    day = base + timedelta(
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
        lambda m, _b, _c: year_days(int(m["year"])),
    ),
    (
        re.compile(r"(?P<year>(?:1[89]|20)\d0)s"),
        lambda m, _b, _c: (date(int(m["year"]), 1, 1), date(int(m["year"]) + 9, 12, 31)),
    ),
    (
        re.compile(
            r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})"
        ),
        lambda m, _b, _c: season_days(m["season"], int(m["year"])),
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
            rf"\b(?P<count>\d+|[a-z]+) (?P<unit>hour|day|week|month|year)s? (?:ago|earlier)"
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
