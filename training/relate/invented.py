"""Invented sentences: ``data/relations.tsv`` -> lessons for relations and constructions that articles have too rarely.

All are ours. A row is a pattern and what it says: ``{A}`` stands for a state, ``{P}`` for a person, ``{G}`` for a group,
``{O}`` for an organization; ``*words*`` signal a relation, and readings name them by number, with relation, source and
target (``-`` for none). Of ``<a|b>`` each alternative is written once, those of one row side by side.
"""

import csv
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kg.annotate.documents import annotate_documents
from kg.config import Settings
from kg.ontology.load import load_ontology
from kg.pipeline import load_reader, read_by_rules
from kg.records import Document, Extraction, Span
from kg.relate.candidates import find_roles, list_asked
from kg.relate.features import list_words
from kg.relate.triples import Role
from kg.relate.verdicts import Verdicts, head_of
from training.relate.lessons import WordLesson

__all__ = ["Sentence", "load_sentences", "write_sentences"]

FILE = Path(__file__).parents[1] / "data/relations.tsv"
TIMES = 2
"""Each sentence is written so often, with other actors."""

STATES = (
    "Norway", "Kenya", "Brazil", "Japan", "Portugal", "Ghana", "Peru", "Nepal", "Finland", "Chile", "Egypt", "Serbia",
    "Poland", "Oman", "Vietnam", "Turkey", "Armenia", "Mexico", "Canada", "Greece", "the Netherlands", "the Philippines",
)  # fmt: skip
FIRST = ("Ana", "Ruben", "Mara", "Tomas", "Ingrid", "Pablo", "Lena", "Viktor", "Amina", "Joseph")
LAST = ("Castel", "Halvorsen", "Otieno", "Kovac", "Berg", "Marlow", "Tanaka", "Silva", "Adeyemi")
GROUPS = (
    "the rebels", "protesters", "farmers", "the opposition", "students", "the miners", "activists", "residents",
    "the separatists", "teachers",
)  # fmt: skip
ORGANIZATIONS = (
    "the Harbour Union", "the African Union", "the Liberal Party", "Amnesty International", "the World Bank",
    "the Senate", "the Green Party", "Northern Steel",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An invented sentence.

    Attributes
    ----------
    text
        It.
    actors
        Where each actor stands, by slot.
    cues
        Where the words stand that signal relations.
    readings
        Number of the cue, relation, slots of source and target, an empty one for none.
    """

    text: str
    actors: Mapping[str, Span]
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
        cues=tuple(cues),
        readings=tuple((int(n) - 1, r, s, "" if t == "-" else t) for n, r, s, t in told),
    )


def _names(draw: random.Random) -> dict[str, str]:
    states = draw.sample(STATES, 3)
    people = [f"{a} {b}" for a, b in zip(draw.sample(FIRST, 2), draw.sample(LAST, 2), strict=True)]
    return {
        **dict(zip("ABC", states, strict=True)),
        **dict(zip("PQ", people, strict=True)),
        "G": draw.choice(GROUPS),
        "O": draw.choice(ORGANIZATIONS),
    }


def load_sentences(file: Path = FILE) -> list[WordLesson]:
    """Return the words of all sentences, labelled, and those of the ontology's examples as rules read them.

    Rules have their say in every second text, so that neither they nor their silence is needed.
    """
    reader, ontology = load_reader(Settings()), load_ontology()
    sentences = write_sentences(file)
    examples = [
        text
        for _, relation in sorted(ontology.relations.items())
        for text in (*(one.text for one in relation.examples), *relation.counterexamples)
    ]
    documents = [
        Document(id=f"s{number}", text=text)
        for number, text in enumerate([*(one.text for one in sentences), *examples])
    ]
    annotated = annotate_documents(documents, nlp=reader.nlp, actors=reader.knowledge.actors)
    found: list[WordLesson] = []
    for number, one in enumerate(annotated):
        read = read_by_rules(one, reader.knowledge)
        verdicts = Verdicts(one.doc, read.assertions if number % 2 else ())
        invented = number < len(sentences)
        told = _told(sentences[number], one.doc) if invented else _read(one.doc, read)
        found += _lessons(told, one.doc, read, verdicts)
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What a word says: a relation, and where source and target stand, if there is one."""

    relation: str
    source: Span
    target: Span | None


def _told(sentence: Sentence, doc: Doc) -> dict[int, list[_Said]]:
    wanted: dict[int, list[_Said]] = {}
    for cue, relation, source, target in sentence.readings:
        head = head_of(doc, sentence.cues[cue])
        if head is not None:
            said = _Said(relation, sentence.actors[source], sentence.actors.get(target))
            wanted.setdefault(head.i, []).append(said)
    return wanted


def _read(doc: Doc, read: Extraction) -> dict[int, list[_Said]]:
    spans = {mention.id: mention.span for mention in read.mentions}
    wanted: dict[int, list[_Said]] = {}
    for one in read.assertions:
        head = head_of(doc, one.cue)
        if head is not None:
            said = _Said(one.predicate, spans[one.subject], spans.get(one.object or ""))
            wanted.setdefault(head.i, []).append(said)
    return wanted


def _lessons(
    wanted: Mapping[int, list[_Said]], doc: Doc, read: Extraction, verdicts: Verdicts
) -> Iterator[WordLesson]:
    listed = list_words(load_ontology())
    for asked in list_asked(doc, read.mentions, verdicts, listed):
        said = wanted.get(asked.word.i, [])
        yield WordLesson(
            asked=asked,
            relations=tuple(sorted({one.relation for one in said})),
            targetless=any(one.target is None for one in said),
            roles=[
                (
                    features,
                    any(_stands(role, one.source) for one in said),
                    any(one.target is not None and _stands(role, one.target) for one in said),
                )
                for role, features in find_roles(asked, listed)
            ]
            if said
            else [],
        )


def _stands(role: Role, span: Span) -> bool:
    return span.start <= role.actor.token.idx < span.end
