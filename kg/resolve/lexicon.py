"""Words that tell how descriptions refer: data file -> lookup tables, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kg.names.normalize import normalize_name

__all__ = ["Descriptions", "is_generic_name", "load_descriptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """Nouns and adjectives of descriptions, in lower case.

    Attributes
    ----------
    words
        Sets by key of the data file: ``folded``, ``forces``, ``members``, ``relational``, ``vague`` …
    groups
        Entity types that a noun such as *agency* may denote.
    qualities
        Entity types that an adjective such as *armed* leaves open.
    generic
        Words of names that bodies of many states bear.
    """

    words: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]
    qualities: Mapping[str, frozenset[str]]
    generic: frozenset[str]

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.words[key]


@lru_cache(maxsize=1)
def load_descriptions() -> Descriptions:
    """Return the tables.

    Examples
    --------
    >>> sorted(load_descriptions().groups["newspaper"])
    ['media']
    >>> "officials" in load_descriptions()["folded"]
    True
    """
    path = files("kg.resolve") / "data/descriptions.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Descriptions(
        words={
            key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)
        },
        groups=_sets(data["groups"]),
        qualities=_sets(data["qualities"]),
        generic=frozenset(data["generic"]["words"].split()),
    )


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in table.items()}


def is_generic_name(name: str) -> bool:
    """Tell whether bodies of many states bear the name (*Supreme Court*), so that it needs its state.

    Examples
    --------
    >>> is_generic_name("the Ministry of Foreign Affairs"), is_generic_name("Knesset")
    (True, False)
    """
    words = normalize_name(name).split()
    return bool(words) and all(word in load_descriptions().generic for word in words)
