"""PLOVER codes of actors in no list: type and offices -> sector and country.

Codes after the PLOVER manual (2.0 draft): frequent sectors GOV, MIL, LEG, JUD, COP, SPY, PTY, REB, JRN, BUS, EDU, CVL;
ELI for those whose office has ended.
"""

import re
from collections.abc import Iterable

from kg.names.normalize import normalize_name

__all__ = ["sector_of"]

_BY_TYPE = {
    "government": "GOV",
    "military": "MIL",
    "armed_group": "REB",
    "party": "PTY",
    "media": "JRN",
    "people": "CVL",
}
_BY_WORD = (
    (
        "LEG",
        r"parliament|congress|senate|assembly|legislature|house of (?:commons|lords|representatives)",
    ),
    ("JUD", r"court|tribunal|prosecutors?|judiciary|attorney general"),
    ("COP", r"police|sheriff"),
    ("SPY", r"intelligence|secret service|spy"),
    ("MIL", r"army|navy|air force|armed forces|military|troops"),
    ("EDU", r"university|college|school|institute of technology"),
    ("MED", r"hospital|clinic|medical cent(?:er|re)"),
    ("LAB", r"(?:trade|workers|labou?r) union|union of"),
)
_BODIES = tuple((code, re.compile(rf"\b(?:{words})\b")) for code, words in _BY_WORD)
_OFFICES = {
    "GOV": "president minister premier chancellor secretary ambassador envoy governor mayor king queen emir "
    "sultan spokesperson diplomat undersecretary vice-president",
    "LEG": "senator lawmaker legislator congressman congresswoman representative mp speaker",
    "JUD": "judge justice prosecutor attorney magistrate",
    "MIL": "general colonel captain admiral commander lieutenant sergeant",
    "JRN": "journalist reporter editor correspondent columnist anchor",
    "EDU": "professor scholar academic researcher scientist student",
    "BUS": "ceo executive businessman businesswoman banker investor tycoon chairman",
    "CVL": "activist campaigner dissident lawyer resident",
}
_OF_OFFICE = {word: code for code, words in _OFFICES.items() for word in words.split()}
_PRIORITY = tuple(_OFFICES)


def sector_of(kind: str, names: Iterable[str], offices: Iterable[str] = ()) -> str:
    """Return the PLOVER sector of an actor, or an empty string.

    Parameters
    ----------
    kind
        Entity type.
    names
        Its names; of persons they say nothing.
    offices
        Head nouns of the offices that texts give a person.

    Examples
    --------
    >>> sector_of("agency", ["Ruritanian Supreme Court"]), sector_of("person", ["Ada"], ["senator"])
    ('JUD', 'LEG')
    """
    if kind == "person":
        found = {_OF_OFFICE[one] for one in offices if one in _OF_OFFICE}
        return next((code for code in _PRIORITY if code in found), "")
    if kind in ("agency", "organization", "igo", "other"):
        for name in sorted(names):
            for code, words in _BODIES:
                if words.search(normalize_name(name)):
                    return code
        return "GOV" if kind == "agency" else ""
    return _BY_TYPE.get(kind, "")
