"""Datelines: the first words of a story -> where, when and by which agency it was filed.

``CAIRO (Reuters) — ``, ``WASHINGTON, Feb. 27 (AP) - ``, ``Washington [US], February 28 (ANI): ``, ``KYIV, Ukraine — ``,
``Washington: ``, ``(CNN) ``.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg.actors.load import load_known_actors
from kg.actors.record import AliasKind

__all__ = ["DATE", "WIRES", "Dateline", "read_dateline"]

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
WIRES = frozenset(
    re.split(
        r"\s*;\s*",
        "AAP; AFP; ANI; ANSA; AP; Associated Press; BBC; Bloomberg; CBS; CNN; CP; dpa; DPA; EFE; IANS; INA; Interfax; IRNA;"
        "JTA; KCNA; KUNA; Kyodo; NPR; PA; PTI; Reuters; RFE; RIA; SPA; Tass; TASS; The Associated Press;"
        "The Canadian Press; UNI; UPI; VOA; WAFA; Wafa; Xinhua; Yonhap",
    )
)
"""Agencies after whose name in brackets a story may start without a dash; other brackets may explain a name."""
_NOT_PLACES = frozenset(
    re.findall(
        r"\w+",
        """advisory analysis answer audio breaking breakingviews column comment commentary context correction cover
    disclaimer editorial exclusive explainer explained factbox fact file focus gallery graphic highlights insight interview
    introduction key live moderator news newsletter note opinion perspective photo photos picture pictures podcast
    poll preview profile question quotes reaction read recap related report review special state story summary timeline
    today monday tuesday wednesday thursday friday saturday sunday
        update updated updates video viewpoint watch weekly what who why how when where and but q a i ii iii""",
    )
)
_GOES_ON = re.compile(rf"[\"“‘'(\[$€£]{{0,2}}(?:{_UPPER}|[0-9])")


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

    A place in capital letters needs a dash, a date or an agency behind it; a place before a colon, or in
    mixed case, must be a capital or be used as a place in the rest of `text` (*in Cairo*), so that
    neither a headline (*Biden: no deal yet*) nor a speaker (*MILLER: Thank you all*) is taken for one.

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
        if found and _is_dateline(found, line, text, shouted=pattern is _SHOUTED_PLACE):
            agency = found["agency"] or found["slashed"] or ""
            place = found["place"]
            if not place and agency not in WIRES and "." not in agency:  # (New York) – The group
                place, agency = agency, ""
            return Dateline(
                end=found.end(), place=_tidy(place), date=found["date"] or "", agency=agency
            )
    return None


def _is_dateline(found: re.Match[str], line: str, text: str, *, shouted: bool) -> bool:
    rest = line[found.end() :]
    agency = found["agency"] or found["slashed"] or ""
    mark = (found["gap"] or found["mark"] or "").strip()
    if len(rest) < 20 or not (agency or _GOES_ON.match(rest)):
        return False
    if not mark and agency not in WIRES:
        return False
    words = re.findall(r"\w+", found["place"].lower())
    if not words:
        return True
    if words[0] in _NOT_PLACES or words[-1] in _NOT_PLACES:
        return False
    if agency or found["date"]:
        return True
    if shouted and mark != ":":
        return len(words[0]) > 2 or len(words) > 1
    usual = mark != "-" and len(rest) > 60 and rest[0] not in "'‘"
    return usual and _is_used_as_place(_tidy(found["place"]), text)


def _is_used_as_place(place: str, text: str) -> bool:
    """Tell whether a place is a capital, or the text goes on to say *in Cairo*."""
    name = re.split(r" ?[,/]", place)[0]
    if name in _capitals():
        return True
    return re.search(rf"\b(?:in|at|near|outside|across)\ {re.escape(name)}\b", text) is not None


@cache
def _capitals() -> frozenset[str]:
    actors = load_known_actors()
    return frozenset(
        alias.text
        for actor in actors
        for alias in actor.aliases
        if alias.kind is AliasKind.CAPITAL
    )


def _tidy(place: str) -> str:
    """Return a place as a name is written: ``NEW YORK/KYIV`` as ``New York/Kyiv``."""
    words = re.split(r"([ /])", place)
    return "".join(one.capitalize() if one.isupper() and "." not in one else one for one in words)
