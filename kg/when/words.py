"""The words of dates: weekdays, months, numbers, and what is said around them."""

import re

__all__ = [
    "DAY",
    "LEAD",
    "MONTH",
    "ORDINALS",
    "SEASON",
    "WEEKDAY",
    "YEAR",
    "is_vague",
    "number_of",
    "strip_lead",
    "tidy",
]

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
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
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "many": 8, "dozen": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

WEEKDAY = r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:(?: of| in)? (?P<year>(?:1[5-9]|20)\d\d|(?:last|this|next) year))?"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
LEAD = r"(?:(?:this )?(?P<lead>last|past|previous|this|next|coming) )?"

_HOUR = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|o'clock)|\d{1,2}:\d\d(?: ?hours)?|noon|midday|midnight"
_ZONE = r"(?: ?(?:gmt|utc|[ecmpb][sd]?t|local time|\w+ time))?"
_CLOCK = re.compile(
    rf"\b(?:(?:shortly|just|at|around|about|by|before|after|from|until) ){{0,3}}(?:{_HOUR}){_ZONE}(?: on)?(?= |$)"
)
_PART = r"(?:early |late |mid |pre )?(?:morning|afternoon|evening|night|nighttime|dawn|dusk|lunchtime)(?: hours)?"
_PARTS = re.compile(
    rf"^(?:(?:at|in|on|by|before|after) )?(?:the )?{_PART}(?: of| on)? (?=.)|(?<=.) (?:at |in the )?{_PART}$|(?<=day) (?:at |in the )?{_PART}(?= )"
)
_OWN = re.compile(
    r"(?:early |late |earlier |later )?(?:this|last) (?:early |late )?(?:morning|afternoon|evening|night)\b|.*\bovernight\b"
)
"""Parts of days that say which day themselves."""
_BEFORE = re.compile(
    r"^(?:(?:on|in|at|for|of|from|during|over|throughout|the|about|around|roughly|nearly|almost|approximately|circa|some|early|late|month of"
    r"|earlier|later|mid|just|only|exactly|as far back as|back) )+"
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|approximately|circa|some|recent|few|several|couple|many|or so|end|start|beginning|middle|more than|at least|decades? ago|(?:coming|next|past|last) (?:hour|day|week|month|year)s)\b"
)
_EARLY = re.compile(r"\b(?:early|late|mid)\b")


def tidy(text: str) -> str:
    """Return an expression in small letters without commas, brackets, hours and parts of days.

    Examples
    --------
    >>> tidy("Monday night (local time)"), tidy("3 p.m. on March 5, 2024"), tidy("mid-March")
    ('monday', 'march 5 2024', 'mid march')
    """
    words = re.sub(r"\(.*?\)|[,()\"“”]", " ", text.lower().replace("’", "'"))
    words = re.sub(r"\b(mid|late|early|pre)-(?=[a-z])", r"\1 ", words)
    words = re.sub(r"\s*[–—]\s*", " - ", words)
    words = re.sub(r"(?<!\d)'s$|[ .;:]+$", "", " ".join(words.split()))
    if _OWN.match(words):
        return words
    words = " ".join(_CLOCK.sub(" ", words).split())
    return " ".join(_PARTS.sub(" ", words).split())


def strip_lead(words: str) -> str:
    """Return tidied words without *on*, *the*, *around*, *early* before them.

    Examples
    --------
    >>> strip_lead("in early march")
    'march'
    """
    return _BEFORE.sub("", words)


def is_vague(words: str, *, one_day: bool) -> bool:
    """Tell whether words mark their date as approximate; *early* and *late* don't for a single day.

    Examples
    --------
    >>> is_vague("around 2019", one_day=False), is_vague("late tuesday", one_day=True)
    (True, False)
    """
    return bool(_ABOUT.search(words) or (not one_day and _EARLY.search(words)))


def number_of(word: str) -> int:
    """Return the number that a word or figure stands for, zero if none.

    Examples
    --------
    >>> number_of("seven"), number_of("12"), number_of("umpteen")
    (7, 12, 0)
    """
    return int(word) if word.isdecimal() else NUMBERS.get(word, 0)
