"""What the encoder learns from: readings of articles -> words, roles, pairs and quotations by their letters, without spaCy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.ontology.load import load_ontology
from kg.relate.candidates import find_roles
from kg.relate.features import list_words
from kg.relate.scenes import Scene, lay_out
from training.relate.judgements import OPEN, Judged, Verdict
from training.relate.lessons import WordLesson, is_between, lies
from training.relate.readings import Read

__all__ = ["Example", "Pairs", "Quoted", "Word", "make_example"]

NOBODY = -1
"""In place of the second actor of a pair where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that may be a predicate.

    Attributes
    ----------
    start
        Its first letter.
    relations
        Acceptable ones; none if it is no predicate.
    targetless
        Whether it has no target.
    roles
        Of a predicate: first letter of an actor's head, whether source, whether target.
    """

    start: int
    relations: tuple[str, ...]
    targetless: bool
    roles: tuple[tuple[int, bool, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The actors of a sentence.

    Attributes
    ----------
    start
        First letter of the sentence.
    actors
        First letters of their heads.
    known
        Whether what has no label is wrong; else it's open.
    labels
        By places of two actors (the second may be `NOBODY`) and relation: 1 right, 0 wrong, 2 open.
    """

    start: int
    actors: tuple[int, ...]
    known: bool
    labels: dict[tuple[int, int, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation: its words, half-open, in letters, and the first letters of the heads that may be its speaker."""

    start: int
    end: int
    speakers: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An article.

    Attributes
    ----------
    name, fold, text
        Of the article.
    whole
        Whether it is annotated, quotations included; else it was judged or listed.
    sentences
        Half-open, in letters.
    actors
        First letters of the heads of its mentions.
    """

    name: str
    fold: int
    text: str
    whole: bool
    sentences: list[tuple[int, int]]
    actors: frozenset[int]
    words: list[Word]
    pairs: list[Pairs]
    quotations: list[Quoted] = field(default_factory=list)


def make_example(read: Read, lessons: Sequence[WordLesson]) -> Example:
    """Return what an article teaches.

    Parameters
    ----------
    lessons
        Of its words, from `list_lessons`.
    """
    doc = read.parsed.annotated.doc
    return Example(
        name=read.article.name,
        fold=read.fold,
        text=doc.text,
        whole=read.judged is None,
        sentences=[(one.start_char, one.end_char) for one in doc.sents],
        actors=frozenset(one.head.start for one in read.extraction.mentions),
        words=[_word(one) for one in lessons],
        pairs=list(_pairs(read)),
        quotations=list(_quotations(read)) if read.judged is None else [],
    )


def _word(lesson: WordLesson) -> Word:
    listed = list_words(load_ontology())
    actors = [role.actor.token.idx for role, _ in find_roles(lesson.asked, listed)]
    roles = zip(actors, lesson.roles, strict=True) if lesson.roles else ()
    return Word(
        start=lesson.asked.word.idx,
        relations=lesson.relations,
        targetless=lesson.targetless,
        roles=tuple((actor, bool(acts), bool(bears)) for actor, (_, acts, bears) in roles),
    )


def _pairs(read: Read) -> Iterator[Pairs]:
    for scene in lay_out(read.parsed.annotated.doc, read.extraction.mentions):
        known, labels = (
            _judged(scene, read.judged) if read.judged else (True, _annotated(scene, read))
        )
        if known or labels:
            yield Pairs(
                start=scene.sentence.start_char,
                actors=tuple(one.token.idx for one in scene.actors),
                known=known,
                labels=labels,
            )


def _places(scene: Scene) -> Iterator[tuple[int, int]]:
    count = len(scene.actors)
    for one in range(count):
        for other in (*range(count), NOBODY):
            if one != other:
                yield one, other


def _annotated(scene: Scene, read: Read) -> dict[tuple[int, int, str], int]:
    bounds = (scene.sentence.start_char, scene.sentence.end_char)
    who = [read.denotes.get(one.mention.id) for one in scene.actors]
    items = [one for one in read.article.gold["assertions"] if lies(one["places"], bounds)]
    found: dict[tuple[int, int, str], int] = {}
    for one, other in _places(scene) if items else ():
        for item in items:
            if is_between(item, who[one], who[other] if other != NOBODY else None):
                for relation in item["relations"]:
                    label = 2 if item["optional"] else 1
                    found[one, other, relation] = min(label, found.get((one, other, relation), 2))
    return found


def _judged(scene: Scene, judged: Judged) -> tuple[bool, dict[tuple[int, int, str], int]]:
    """Return whether all that is right in a sentence is known, and the labels; of two who have to do with each other the rest is open."""
    start, end = scene.sentence.start_char, scene.sentence.end_char
    letters = [one.token.idx for one in scene.actors]
    known = end <= judged.until
    found: dict[tuple[int, int, str], int] = {}
    here = [one for one in judged.every if start <= one.cue[0] < end]
    for one, other in _places(scene) if here else ():
        ends = letters[one], letters[other] if other != NOBODY else None
        for said in here:
            for back in (False, True):
                if not judged.stands(said, ends[::-1] if back else ends, within=known):
                    continue
                for relation in {said.relation, said.read}:
                    label = said.label(relation, back=back, tied=False)
                    doubtful = said.verdict is Verdict.DOUBTFUL or label == OPEN
                    key = (one, other, relation)
                    found[key] = 2 if doubtful else max(label, found.get(key, 0) % 2)
    return known, found


def _quotations(read: Read) -> Iterator[Quoted]:
    for quote in read.article.gold["quotes"]:
        mentions = read.extraction.mentions
        named = [m.head.start for m in mentions if read.denotes.get(m.id) == quote["speaker"]]
        source = quote.get("source")
        if source:
            inside = [m.head.start for m in mentions if source[0] <= m.head.start < source[1]]
            named = inside or named
        start, end = quote["content"]
        yield Quoted(start=start, end=end, speakers=frozenset(named))
