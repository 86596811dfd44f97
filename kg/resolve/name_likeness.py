"""Names compared: two names -> may they be forms of one, and which kind of form."""

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kg.names.normalize import normalize_name
from kg.names.variants import romanization_key, same_given_name
from kg.resolve.lexicon import load_descriptions

__all__ = [
    "abbreviates",
    "initials",
    "is_acronym_of",
    "is_part_of_name",
    "is_short_form",
    "may_be_one",
    "name_words",
    "spelled_alike",
]

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "du", "des"})
_MIN_VARIANT = 6
_MIN_ROMANIZED = 5
_VOWELS = frozenset("aeiouy")


def name_words(name: str) -> list[str]:
    """Return the words of a person's name without honorifics, normalized; *Jr.* stays (son, not father).

    Examples
    --------
    >>> name_words("Mullah Omar Ghafuri"), name_words("Sheikh")
    (['omar', 'ghafuri'], ['sheikh'])
    """
    return list(_name_words(name))


@lru_cache(maxsize=1 << 16)
def _name_words(name: str) -> tuple[str, ...]:
    words = normalize_name(name).split()
    honorifics = load_descriptions()["honorifics"]
    while len(words) > 1 and words[0] in honorifics:
        words = words[1:]
    return tuple(words)


def is_short_form(short: list[str], full: list[str]) -> bool:
    """Tell whether the words of a shorter person's name fit a fuller one.

    The surname must agree, and a given name as well: *Tayyip Erdogan* fits *Recep Tayyip Erdogan*. A given
    name alone fits nobody; initials fit the names that they begin.

    Examples
    --------
    >>> is_short_form(["reyes"], ["dana", "m", "reyes"])
    True
    >>> is_short_form(["dana"], ["dana", "reyes"]), is_short_form(["ann", "reyes"], ["dana", "reyes"])
    (False, False)
    """
    if not short or len(short) > len(full):
        return False
    if short[-1] != full[-1]:
        tail = full[-len(short) :] if len(short) > 1 else []
        return bool(tail) and short == tail
    rest = iter(full[:-1])
    return all(any(_same_given(word, other) for other in rest) for word in short[:-1])


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two full names of persons may be forms of one.

    Middle initials may be left out, but where both have some they agree.

    Examples
    --------
    >>> may_be_one("Dana Reyes", "Dana M. Reyes"), may_be_one("Dana Reyes", "Omar Reyes")
    (True, False)
    >>> may_be_one("Dana H. M. Reyes", "Dana M. Reyes")
    False
    """
    left, right = name_words(one), name_words(other)
    middle = [_middle_initials(words) for words in (left, right)]
    if all(middle) and middle[0] != middle[1]:
        return False
    return is_short_form(left, right) or is_short_form(right, left) or spelled_alike(one, other)


def _middle_initials(words: list[str]) -> str:
    """Return the letters between given name and surname: *hw* of *George H.W. Bush*."""
    return "".join(word for word in words[1:-1] if len(word) == 1 or not _VOWELS & {*word})


def abbreviates(short: str, name: str) -> bool:
    """Tell whether an acronym beside a name can be its own: its letters stand in the name in their order.

    Examples
    --------
    >>> abbreviates("IDF", "Israel Defense Forces"), abbreviates("NYSE", "Orvo Steel")
    (True, False)
    """
    letters = normalize_name(short).replace(" ", "")
    rest = iter(normalize_name(name).replace(" ", ""))
    return letters[:1] == normalize_name(name)[:1] and all(one in rest for one in letters)


def _same_given(word: str, other: str) -> bool:
    return (
        word == other
        or (min(len(word), len(other)) > 1 and same_given_name(word, other))
        or (len(word) == 1 and other.startswith(word))
        or (len(other) == 1 and word.startswith(other))
    )


def initials(name: str) -> set[str]:
    """Return the acronyms that a name may have: with and without its small words.

    Examples
    --------
    >>> sorted(initials("Union of Dock Workers"))
    ['udw', 'uodw']
    """
    words = normalize_name(name).split()
    if len(words) < 2:
        return set()
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL)
    return {one for one in (every, great) if len(one) > 1}


def is_acronym_of(short: str, name: str) -> bool:
    """Tell whether `short`, in capitals, abbreviates `name` by its initials.

    Examples
    --------
    >>> is_acronym_of("U.D.W.", "Union of Dock Workers"), is_acronym_of("UDW", "Dock Workers")
    (True, False)
    """
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 1 and normalize_name(letters) in initials(name)


def is_part_of_name(short: str, name: str) -> bool:
    """Tell whether an organization's shorter name begins or ends the longer one.

    Examples
    --------
    >>> is_part_of_name("Foreign Ministry", "Ruritanian Foreign Ministry")
    True
    >>> is_part_of_name("Orvo", "Orvo Steel"), is_part_of_name("Bank", "Bank of Ruritania")
    (True, False)
    """
    one, other = normalize_name(short).split(), normalize_name(name).split()
    # A name with *and* may be two names that the model ran together.
    if not one or len(one) >= len(other) or "and" in other[1:-1]:
        return False
    generic = load_descriptions().generic
    if len(one) == 1 and one[0] in generic:
        return other[-1:] == one
    return other[: len(one)] == one or other[-len(one) :] == one


def spelled_alike(one: str, other: str) -> bool:
    """Tell whether two person's names differ in one letter of one long word alone, or in a nickname.

    Restricted Damerau–Levenshtein distance 1 in a word of six letters or more, or two romanizations of
    one in a word of five or more, all other words equal.

    Examples
    --------
    >>> spelled_alike("Omar Zelenin", "Omar Zelenyn"), spelled_alike("Ann Reyes", "Dan Reyes")
    (True, False)
    >>> spelled_alike("Bill Reyes", "William Reyes"), spelled_alike("Omar Zelsy", "Omar Zelsi")
    (True, True)
    """
    left, right = name_words(one), name_words(other)
    if len(left) != len(right):
        return False
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    if a == left[0] and b == right[0] and _same_given(a, b) and len(left) > 1:
        return len(a) > 1 and len(b) > 1
    least = min(len(a), len(b))
    return (least >= _MIN_VARIANT and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1) or (
        least >= _MIN_ROMANIZED and romanization_key(a) == romanization_key(b)
    )
