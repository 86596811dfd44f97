"""Words that detection knows: data files -> lookup tables, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Nouns for actors, and words that show gender.

    Attributes
    ----------
    types
        Entity type of a noun, by lemma or by its plural where that means another type
        (``official`` person, ``officials`` government).
    genders
        ``male`` or ``female`` of a role noun.
    given_names
        ``male`` or ``female`` of a given name, in lower case.
    """

    types: Mapping[str, str]
    genders: Mapping[str, str]
    given_names: Mapping[str, str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon.

    Examples
    --------
    >>> load_lexicon().types["spokeswoman"], load_lexicon().genders["spokeswoman"]
    ('person', 'female')
    """
    nominals = _read("nominals.toml")
    genders = nominals.pop("gender")
    types: dict[str, str] = {}
    for kind, words in nominals.items():
        for word in words.split():
            types.setdefault(word, kind)
    return Lexicon(
        types=types,
        genders=_invert(genders),
        given_names=_invert(_read("given_names.toml")),
    )


def _invert(table: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each word; words under two keys are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, words in table.items():
        for word in words.split():
            if found.setdefault(word, key) != key:
                twice.add(word)
    return {word: key for word, key in found.items() if word not in twice}


def _read(name: str) -> dict[str, Any]:
    text = (files("kg.detect") / "data" / name).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return data
