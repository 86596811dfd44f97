"""Load the words that rules know besides the ontology: a package's ``words.toml`` -> sets of lemmas by name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["load_words"]


@cache
def load_words(package: str) -> Mapping[str, frozenset[str]]:
    """Return the lemmas of a package's lists, in lower case.

    Examples
    --------
    >>> "urge" in load_words("kg.grammar")["object_control"]
    True
    """
    text = (files(package) / "words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}
