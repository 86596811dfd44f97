"""Parts of a person's name: string -> titles, given names, particle, surname, suffix.

Takes names in the order given name, surname; names that begin with the family's (*Xi Jinping*) are split the same way.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kg.names.normalize import normalize_name

__all__ = ["PersonName", "PersonWords", "load_person_words", "split_person_name"]

_ARTICLE = re.compile(r"\b([AaEe]l-)(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name in parts; each as written, empty where there is none.

    Attributes
    ----------
    titles
        Honorifics and offices before the name.
    given, middle
        First given name; all others and initials.
    particle, family
        Small words that begin the surname; the surname without them.
    suffix
        *Jr.*, *III*, *MP*.
    gender
        ``male`` or ``female`` where a title shows it, else empty.
    """

    titles: tuple[str, ...] = ()
    given: str = ""
    middle: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """Words around persons' names, in normal form.

    Attributes
    ----------
    titles
        Gender by title; empty for titles of either sex.
    suffixes, particles
        Sets.
    groups
        Numbers of the groups of short forms and spellings that a given name belongs to.
    """

    titles: dict[str, str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    groups: dict[str, frozenset[int]]


@lru_cache(maxsize=1)
def load_person_words() -> PersonWords:
    """Return the words, read from the data file once.

    Examples
    --------
    >>> load_person_words().titles["dame"]
    'female'
    """
    text = (files("kg.names") / "data/persons.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    titles = {
        word: "" if gender == "either" else gender
        for gender, words in data["titles"].items()
        for word in words.split()
    }
    groups: dict[str, frozenset[int]] = {}
    every = (data["nicknames"]["groups"] + data["spellings"]["groups"]).replace("\n", ";")
    for number, group in enumerate(every.split(";")):
        for name in group.split():
            groups[name] = groups.get(name, frozenset()) | {number}
    return PersonWords(
        titles=titles,
        suffixes=frozenset(data["affixes"]["suffixes"].split()),
        particles=frozenset(data["affixes"]["particles"].split()),
        groups=groups,
    )


def split_person_name(text: str) -> PersonName:
    """Return the parts of a person's name.

    A lone word is a surname, unless a title stands before it that goes with given names alone; a title
    alone is taken for the surname.

    Examples
    --------
    >>> name = split_person_name("Prime Minister Dr. Mirela von der Aue Jr.")
    >>> name.titles, name.given, name.particle, name.family, name.suffix
    (('Prime', 'Minister', 'Dr.'), 'Mirela', 'von der', 'Aue', 'Jr.')
    >>> split_person_name("Dame Ada Quist").gender
    'female'
    >>> split_person_name("Bashir al-Karmi").family
    'Karmi'
    """
    words = _ARTICLE.sub(r"\1 ", text.replace(",", " ")).split()
    known = load_person_words()
    start = 0
    while start < len(words) - 1 and normalize_name(words[start]) in known.titles:
        start += 1
    end = len(words)
    while end - start > 1 and normalize_name(words[end - 1]) in known.suffixes:
        end -= 1
    rest = words[start:end]
    family = _start_of_family(rest)
    first = family
    while first < len(rest) - 1 and normalize_name(rest[first]) in known.particles:
        first += 1
    genders = [known.titles[normalize_name(word)] for word in words[:start]]
    return PersonName(
        titles=tuple(words[:start]),
        given=" ".join(rest[:family][:1]),
        middle=" ".join(rest[1:family]),
        particle=" ".join(rest[family:first]),
        family=" ".join(rest[first:]),
        suffix=" ".join(words[end:]),
        gender=next((gender for gender in genders if gender), ""),
    )


def _start_of_family(words: list[str]) -> int:
    """Return where the surname with its particles starts: never at a first word that another one follows."""
    known = load_person_words().particles
    start = max(len(words) - 1, 0)
    while start > 1 and normalize_name(words[start - 1]) in known:
        start -= 1
    return start
