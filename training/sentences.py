"""Invented sentences: ``data/relations.tsv`` -> sentences with their actors and what they say, for what articles have too rarely.

All are ours. A row is a pattern and what it says: ``{A}`` stands for a state, ``{P}`` for a person, ``{G}`` for a group,
``{O}`` for an organization, ``{N}`` for a description; ``*words*`` signal a relation, and readings name them by number, with relation, source and
target (``-`` for none). Of ``<a|b>`` each alternative is written once, those of one row side by side.
"""

import csv
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.records import Span

__all__ = ["Sentence", "write_sentences"]

FILE = Path(__file__).parent / "data/relations.tsv"
TIMES = 2
"""Each sentence is written so often, with other actors."""

STATES = (
    "Norway", "Kenya", "Brazil", "Japan", "Portugal", "Ghana", "Peru", "Nepal", "Finland", "Chile", "Egypt", "Serbia",
    "Poland", "Oman", "Vietnam", "Turkey", "Armenia", "Mexico", "Canada", "Greece", "the Netherlands", "the Philippines",
)  # fmt: skip
FIRST = ("Ana", "Ruben", "Mara", "Tomas", "Ingrid", "Pablo", "Lena", "Viktor", "Amina", "Joseph")
LAST = ("Castel", "Halvorsen", "Otieno", "Kovac", "Berg", "Marlow", "Tanaka", "Silva", "Adeyemi")
GROUPS = {
    "the rebels": "armed_group", "protesters": "people", "farmers": "people", "the opposition": "party",
    "students": "people", "the miners": "people", "activists": "people", "residents": "people",
    "the separatists": "armed_group", "teachers": "people",
}  # fmt: skip
ORGANIZATIONS = {
    "the Harbour Union": "organization", "the African Union": "igo", "the Liberal Party": "party",
    "Amnesty International": "organization", "the World Bank": "igo", "the Senate": "agency",
    "the Green Party": "party", "Northern Steel": "organization",
}  # fmt: skip
DESCRIBED = {
    "the minister": "person", "the president": "person", "the spokesman": "person", "the lawyer": "person",
    "officials": "government", "the army": "military", "troops": "military", "police": "agency",
    "the ministry": "agency", "the company": "organization", "the militia": "armed_group",
    "the newspaper": "media", "the committee": "agency", "two senators": "people",
}  # fmt: skip
LONE = 0.3
"""Share of sentences that call people by their surname alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An invented sentence.

    Attributes
    ----------
    text
        It.
    actors, types
        Where each actor stands, and its entity type, by slot.
    cues
        Where the words stand that signal relations.
    readings
        Number of the cue, relation, slots of source and target, an empty one for none.
    """

    text: str
    actors: Mapping[str, Span]
    types: Mapping[str, str]
    cues: tuple[Span, ...]
    readings: tuple[tuple[int, str, str, str], ...]


def write_sentences(file: Path = FILE) -> list[Sentence]:
    """Return all sentences, in the order of the file; the same each time."""
    draw = random.Random(20)  # no secret
    found = []
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, readings = row["text"], row["readings"] or ""
            variants = max(len(one.split("|")) for one in re.findall(r"<(.*?)>", text) or [""])
            for number in range(variants):
                said = _varied(text, number), _varied(readings, number)
                found += [_written(*said, draw) for _ in range(TIMES)]
    return found


def _varied(text: str, number: int) -> str:
    def chosen(found: re.Match[str]) -> str:
        options = found[1].split("|")
        return options[number % len(options)]

    return re.sub(r"<(.*?)>", chosen, text)


def _written(pattern: str, readings: str, draw: random.Random) -> Sentence:
    names = _names(draw)
    text, actors, cues = "", {}, []
    start: int | None = None
    for part in re.split(r"(\{\w\}|\*)", pattern):
        if part == "*":
            if start is None:
                start = len(text)
            else:
                cues.append(Span(start, len(text)))
                start = None
        elif part.startswith("{"):
            name = names[part[1]]
            if not text.strip('"'):
                name = name[0].upper() + name[1:]
            actors[part[1]] = Span(len(text), len(text) + len(name))
            text += name
        else:
            text += part
    told = [one.split() for one in readings.split(";") if one.strip()]
    return Sentence(
        text=text,
        actors=actors,
        types={slot: _type_of(slot, names[slot]) for slot in actors},
        cues=tuple(cues),
        readings=tuple((int(n) - 1, r, s, "" if t == "-" else t) for n, r, s, t in told),
    )


def _names(draw: random.Random) -> dict[str, str]:
    states = draw.sample(STATES, 3)
    people = [f"{a} {b}" for a, b in zip(draw.sample(FIRST, 2), draw.sample(LAST, 2), strict=True)]
    if draw.random() < LONE:
        people = [one.split()[-1] for one in people]
    return {
        **dict(zip("ABC", states, strict=True)),
        **dict(zip("PQ", people, strict=True)),
        "G": draw.choice(list(GROUPS)),
        "O": draw.choice(list(ORGANIZATIONS)),
        **dict(zip("NM", draw.sample(list(DESCRIBED), 2), strict=True)),
    }


def _type_of(slot: str, name: str) -> str:
    if slot in "PQ":
        return "person"
    return {**GROUPS, **ORGANIZATIONS, **DESCRIBED}.get(name, "government")
