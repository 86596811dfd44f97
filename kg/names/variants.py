"""Given names compared: two names -> whether they may be one, by spelling or short form."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from kg.names.normalize import normalize_name

__all__ = ["romanization_key", "same_given_name"]

_SOUNDS = (
    (re.compile(r"(?:iy|yy|ij|ii|ie|ey|ei|y)$"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:tsch|tch|ch|č)"), "c"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"[gq]h|dh|th|zh"), lambda found: found[0][0]),
    (re.compile(r"ou|oo|ū"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def romanization_key(word: str) -> str:
    """Return a form that spellings of one name from another script share.

    A rough reduction of the usual romanizations of Arabic, Persian, Russian and Ukrainian names: doubled
    letters, *kh/h*, *y/i/iy*, *ou/u*, *q/k*.

    Examples
    --------
    >>> romanization_key("Zelensky") == romanization_key("Zelenskyy") == romanization_key("Zelenskiy")
    True
    >>> romanization_key("Trump") == romanization_key("Tusk")
    False
    """
    word = normalize_name(word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names may be one: equal, an initial, a short form, another spelling.

    Examples
    --------
    >>> same_given_name("Joe", "Joseph"), same_given_name("Mohammed", "Muhammad")
    (True, True)
    >>> same_given_name("J.", "Joseph"), same_given_name("Donald", "Ronald")
    (True, False)
    """
    left, right = normalize_name(one), normalize_name(other)
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[:1] == right[:1]
    groups = _load_groups()
    if groups.get(left, frozenset()) & groups.get(right, frozenset()):
        return True
    return len(left) > 3 and romanization_key(left) == romanization_key(right)


@lru_cache(maxsize=1)
def _load_groups() -> Mapping[str, frozenset[int]]:
    """Return the numbers of the groups of short forms and spellings that a given name belongs to."""
    data = tomllib.loads((files("kg.names") / "data/persons.toml").read_text(encoding="utf-8"))
    groups: dict[str, frozenset[int]] = {}
    every = (data["nicknames"]["groups"] + data["spellings"]["groups"]).replace("\n", ";")
    for number, group in enumerate(every.split(";")):
        for name in group.split():
            groups[name] = groups.get(name, frozenset()) | {number}
    return groups
