"""Names compared: two names -> how well they can be forms of one."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kg.names.normalize import normalize_name
from kg.names.parts import PersonName, load_person_words, split_person_name

__all__ = ["could_be_same_name", "romanization_key", "same_given_name"]

_SAME, _SPELLING, _SHORTER, _ACRONYM, _UNSURE = 1.0, 0.9, 0.8, 0.85, 0.5
_LONG = 6
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "du", "des"})
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
    groups = load_person_words().groups
    if groups.get(left, frozenset()) & groups.get(right, frozenset()):
        return True
    return len(left) > 3 and romanization_key(left) == romanization_key(right)


@lru_cache(maxsize=1 << 14)
def could_be_same_name(one: str, other: str) -> float:
    """Return how well two names can be forms of one, 0–1, from their letters alone.

    1 for equal normal forms, 0.9 for other spellings, 0.85 for acronyms, 0.8 where one is shorter and the
    rest agrees, 0.5 where one alone is a *Jr.*; 0 if given names or surnames differ. Symmetric. Similarity of letters alone never
    suffices: it ranks *Trump* and *Tusk* above many true variants.

    Examples
    --------
    >>> could_be_same_name("IDF", "Israel Defense Forces"), could_be_same_name("Trump", "Tusk")
    (0.85, 0.0)
    >>> could_be_same_name("Sen. Joe Halvorsen", "Joseph Halvorsen")
    0.9
    """
    left, right = normalize_name(one), normalize_name(other)
    if not left or not right:
        return 0.0
    if left == right:
        return _SAME
    if _is_acronym(one, right) or _is_acronym(other, left):
        return _ACRONYM
    return _compare_persons(one, other)


def _is_acronym(short: str, name: str) -> bool:
    letters = short.replace(".", "")
    words = name.split()
    if not letters.isupper() or not letters.isalpha() or len(words) < 2 or len(letters) < 2:
        return False
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL)
    return letters.lower() in (every, great)


def _compare_persons(one: str, other: str) -> float:
    left, right = split_person_name(one), split_person_name(other)
    suffixes = {normalize_name(left.suffix), normalize_name(right.suffix)}
    if len(suffixes) > 1 and "" not in suffixes:
        return 0.0
    score = min(_compare_families(left.family, right.family), _compare_given(left, right))
    return min(score, _UNSURE) if len(suffixes) > 1 else score


def _compare_given(left: PersonName, right: PersonName) -> float:
    if not left.given or not right.given:
        return _SHORTER
    if same_given_name(left.given, right.given):
        equal = normalize_name(left.given) == normalize_name(right.given)
        return _SAME if equal else _SPELLING
    middles = (left.middle and same_given_name(left.middle, right.given)) or (
        right.middle and same_given_name(right.middle, left.given)
    )
    return _SHORTER if middles else 0.0


def _compare_families(one: str, other: str) -> float:
    left, right = normalize_name(one), normalize_name(other)
    if left == right:
        return _SAME
    if min(len(left), len(right)) < 4:
        return 0.0
    if romanization_key(left) == romanization_key(right):
        return _SPELLING
    distance = DamerauLevenshtein.distance(left, right, score_cutoff=1)
    return _SHORTER if min(len(left), len(right)) >= _LONG and distance <= 1 else 0.0
