"""Gender that words show: name or role -> ``male``, ``female`` or nothing."""

from collections.abc import Sequence

from kg.detect.lexicon import Lexicon
from kg.names.normalize import fold

__all__ = ["gender_of_name", "gender_of_role"]

_TITLES = {
    "mr": "male",
    "sir": "male",
    "lord": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "dame": "female",
    "lady": "female",
}


def gender_of_name(words: Sequence[str], before: str, lexicon: Lexicon) -> str:
    """Return the gender that the title `before` a name or its given name shows.

    Examples
    --------
    >>> from kg.detect.lexicon import load_lexicon
    >>> gender_of_name(["Angela", "Roth"], "", load_lexicon())
    'female'
    >>> gender_of_name(["Roth"], "Mr.", load_lexicon())
    'male'
    """
    title = before.lower().strip(".")
    if title in _TITLES:
        return _TITLES[title]
    if title in lexicon.genders:
        return lexicon.genders[title]
    if len(words) < 2:
        return ""
    given = words[0].lower()
    return lexicon.given_names.get(given) or lexicon.given_names.get(fold(given), "")


def gender_of_role(lemma: str, lexicon: Lexicon) -> str:
    """Return the gender of a role noun (*spokeswoman*), or an empty string."""
    return lexicon.genders.get(lemma, "")
