"""Datelines: the first words of a story -> where, when and by which agency it was filed.

``CAIRO (Reuters) — ``, ``WASHINGTON, Feb. 27 (AP) - ``, ``Washington [US], February 28 (ANI): ``, ``KYIV, Ukraine — ``,
``Washington: ``, ``(CNN) ``.
"""

import re
from dataclasses import dataclass

__all__ = ["DATE", "Dateline", "read_dateline"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?"
    rf"(?:{_MONTH}\ [0-9]{{1,2}}(?:st|nd|rd|th)?|[0-9]{{1,2}}(?:st|nd|rd|th)?\ {_MONTH})(?:,?\ [0-9]{{4}})?)"
)
"""Pattern (verbose mode) of a date as newspapers write it, with or without year."""

_LETTERS = r"[^\W\d_]"
_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_SHOUTED = rf"{_UPPER}[A-ZÀ-ÖØ-Þ.'’-]{{1,24}}"
_NAMED = rf"{_UPPER}(?:{_LETTERS}|[.'’-]){{1,24}}"
_AGENCY = r"[A-Z][\w.'’&-]{1,24}(?:\ [A-Z][\w.'’&-]{0,24}){0,3}"
_MARK = r"(?:\ ?(?:—|–|--)\ ?|\ -\ |-\ |:\ )"
_AGENCY_TAIL = (
    rf"\ ?(?:\((?P<agency>{_AGENCY})\)|/(?P<slashed>{_AGENCY})/)(?P<gap>{_MARK}|\ |(?=[A-Z]))"
)
_TAIL = rf"(?:\ ?\[[A-Z][\w .]{{1,30}}\])?(?:,?\ (?P<date>{DATE}))?(?:{_AGENCY_TAIL}|(?P<mark>{_MARK}))"
_COUNTRY = rf"(?:,\ (?!{_MONTH}){_NAMED}(?:\ {_NAMED}){{0,2}}?)?"
_SHOUTED_PLACE = re.compile(
    rf"\s{{0,20}}(?P<place>(?:{_SHOUTED}(?:[ /]|\ /\ |\ (?:and|AND|de|DE)\ )){{0,4}}{_SHOUTED}{_COUNTRY}){_TAIL}"
)
_NAMED_PLACE = re.compile(
    rf"\s{{0,20}}(?P<place>{_NAMED}(?:[ /](?:{_NAMED}|de|da|do|al|el|of|and)){{0,3}}{_COUNTRY}){_TAIL}"
)
_NO_PLACE = re.compile(rf"\s{{0,20}}(?P<place>)(?P<date>{DATE})?{_AGENCY_TAIL}(?P<mark>)")
_WIRE = re.compile(
    r"[A-Z]{2,6}|Reuters|Xinhua|Bloomberg|Kyodo|dpa|Thomson Reuters Foundation|The Canadian Press"
)
_NOT_PLACES = frozenset(
    re.findall(
        r"\w+",
        """advisory analysis answer audio breaking breakingviews column comment commentary context correction cover
    disclaimer editorial exclusive explainer explained factbox fact focus gallery graphic highlights insight interview
    introduction key live moderator news newsletter note opinion perspective photo photos picture pictures podcast
    poll preview profile question quotes reaction read recap related report review special state story summary timeline
    update updated updates video viewpoint watch weekly what who why how when where and but q a i ii iii""",
    )
)
_GOES_ON = re.compile(rf"[\"“‘'(\[]{{0,2}}(?:{_UPPER}|[0-9]|[a-z])")
_SPEAKER_LINE = re.compile(r"^(?:[A-Z][\w.'’-]{0,30} ){0,4}[A-Z][\w.'’-]{0,30}:\s", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline as read.

    Attributes
    ----------
    end
        Offset after it, from the start of the line.
    place, date, agency
        As it states them; empty if it doesn't.
    """

    end: int
    place: str
    date: str
    agency: str


def read_dateline(line: str, text: str) -> Dateline | None:
    """Return the dateline at the beginning of `line`, or None.

    A place in capital letters needs a dash, a colon, a date or an agency behind it; a place in mixed case
    needs an agency or a date, or to be used as a place in the rest of `text` (*in Cairo*), so that neither a
    headline (*Biden: no deal yet*) nor a speaker (*Miller: Thank you all*) is taken for one.

    Parameters
    ----------
    line
        A paragraph.
    text
        The article.

    Examples
    --------
    >>> found = read_dateline("CAIRO, Feb. 27 (North Wire) — Talks on a truce went on in Cairo.", "")
    >>> found.place, found.date, found.agency, found.end
    ('Cairo', 'Feb. 27', 'North Wire', 30)
    >>> read_dateline("Biden: No deal is near, says the White House", "") is None
    True
    """
    start = line[:200]
    for pattern in (_NO_PLACE, _SHOUTED_PLACE, _NAMED_PLACE):
        found = pattern.match(start)
        if found and _is_dateline(found, line, text, shouted=pattern is not _NAMED_PLACE):
            return Dateline(
                end=found.end(),
                place=_tidy(found["place"]),
                date=found["date"] or "",
                agency=found["agency"] or found["slashed"] or "",
            )
    return None


def _is_dateline(found: re.Match[str], line: str, text: str, *, shouted: bool) -> bool:
    rest = line[found.end() :]
    agency = found["agency"] or found["slashed"] or ""
    if len(rest) < 20 or not _GOES_ON.match(rest):
        return False
    dashed = (found["gap"] or found["mark"] or "").strip() != ""
    if not dashed and not (agency and _WIRE.fullmatch(agency)):
        return False
    if not found["place"]:
        return bool(dashed or _WIRE.fullmatch(agency))
    words = re.findall(r"\w+", found["place"].lower())
    if words[0] in _NOT_PLACES or words[-1] in _NOT_PLACES:
        return False
    if agency or found["date"]:
        return True
    if (found["mark"] or "").strip() == ":" and len(_SPEAKER_LINE.findall(text)) > 2:
        return False
    if shouted:
        return len(words[0]) > 2 or len(words) > 1
    return rest[:1] not in "'‘" and len(rest) > 60 and _is_used_as_place(found["place"], text)


def _is_used_as_place(place: str, text: str) -> bool:
    """Tell whether the text goes on to say *in Cairo*, or never names Cairo again."""
    name = re.escape(re.split(r"[,/]", place)[0])
    if re.search(rf"\b(?:in|at|from|near|outside|to|across)\ {name}\b", text):
        return True
    return len(re.findall(rf"\b{name}\b", text)) <= 1


def _tidy(place: str) -> str:
    return " ".join(
        word.capitalize() if word.isupper() and "." not in word else word for word in place.split()
    )
