"""News or history: a sentence, the day of publication -> whether it tells of what was years ago."""

import re

__all__ = ["is_long_past"]

_PAST = 2
"""Years before its publication from which on a year that a sentence names is no time of an article's news."""

_Y = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NUMBER = re.compile(rf"(?<![\w$€£.,])(?:{_Y}[-–])?({_Y})\b(?![\w%]|[.,]\d)", re.ASCII)
"""A number that may be a year, of those that a hyphen joins the last."""

_COUNTED = r"(?!\s(?:(?!always|across|towards|perhaps)[a-z]{4,}s|people|men|women)\b)"
_RANGE = re.compile(
    rf"(?<![\w$€£.,-])({_Y})(?:\s?[-–]\s?|\s(?:to|and)\s)({_Y}|\d\d)\b(?![\w%-]|[.,]\d){_COUNTED}",
    re.ASCII,
)
_DATED = re.compile(
    rf"(?:\b{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s(?:of\s)?({_Y})|"
    rf"(?:\b(?i:in|of|since|during|from|until|by|the)\s(?:(?:the\s)?(?:early|late|mid|end\sof|year|{_SEASON}(?:\sof)?)[\s-])?|[(\[])({_Y})\b{_COUNTED})"
    r"(?![\w%–-]|[.,]\d)",
    re.ASCII,
)
"""A year after its month, a word of time or *the*, or in brackets; what is counted isn't one (*of 2000 soldiers*)."""

_NEAR = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?i:today|yesterday|tomorrow|tonight|overnight|now|recent|recently|current|currently|ago)|"
    r"(?i:this|last|past|next|coming) (?:\w+ )?(?i:days?|nights?|weeks?|weekend|months?|years?|morning|afternoon|evening|spring|summer|fall|autumn|winter)|"
    rf"(?i:in|since|during|until|by|from|early|late|mid)[ -](?i:the )?(?i:early |late )?{_SEASON}|"
    r"(?i:days?|weeks?|months?|years?) (?i:later|earlier)|"
    rf"{_MONTH})(?!\w)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?+\b)?+(?!,?\s(?:of\s)?(?:19|20)\d\d)",
    re.ASCII,
)
"""Words of another time, near publication or who knows when; a month or season isn't one if its year follows."""


def is_long_past(sentence: str, published: str) -> bool:
    """Tell whether a sentence is dated by years at least two before that of publication, and by no other time.

    What it tells is no news, so that the day of publication says nothing of when it was. A number is a year where it is used as one.

    Examples
    --------
    >>> is_long_past("They talked in 2009.", "2015-09-28"), is_long_past("On Monday they recalled 2009.", "2015-09-28")
    (True, False)
    """
    # Most sentences name no year, and all are asked.
    if "19" not in sentence and "20" not in sentence:
        return False
    ranges = _RANGE.findall(sentence)
    dated = [first[: -len(last)] + last for first, last in ranges]
    dated += [one or other for one, other in _DATED.findall(sentence)]
    if not dated or len(published) < len("2024"):
        return False
    latest = max(int(year) for year in (*dated, *_NUMBER.findall(sentence)))
    return latest <= int(published[:4]) - _PAST and not _NEAR.search(sentence)
