"""What annotated articles teach about relations: readings by rules -> labelled words, actors, and readings.

Labels come from the annotation's places: the words that signal an assertion, and who is its source and target there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from kg.ontology.load import load_ontology
from kg.records import Span
from kg.relate.candidates import Asked, find_roles, list_asked
from kg.relate.features import list_words
from kg.relate.triples import Candidate, Role
from kg.relate.verdicts import Verdicts, head_of
from training.relate.judgements import Judged, Judgement, Verdict
from training.relate.readings import Read

__all__ = [
    "WordLesson",
    "is_between",
    "judge",
    "judge_reading",
    "lies",
    "list_lessons",
    "list_wanted",
]

Row = dict[str, Any]
OPTIONAL = 2
"""Label of what the annotation neither wants nor refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLesson:
    """A word that may be a predicate, with what the annotation says of it.

    Attributes
    ----------
    asked
        It, with its features.
    relations
        Acceptable ones; none if it is no predicate.
    targetless
        Whether it has no target.
    roles
        Of a predicate, the actors of its sentence: features, whether source, whether target.
    """

    asked: Asked
    relations: tuple[str, ...]
    targetless: bool
    roles: list[tuple[Mapping[str, float], bool, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the annotation says of a word."""

    relations: tuple[str, ...]
    sources: frozenset[str | None]
    targets: frozenset[str | None]
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]]


def list_lessons(read: Read) -> list[WordLesson]:
    """Return every word of a sentence with actors, in text order; of judged articles those that were judged, where not all is."""
    if read.judged is not None:
        return list(_list_judged(read, read.judged))
    doc = read.parsed.annotated.doc
    listed = list_words(load_ontology())
    verdicts = Verdicts(doc, read.extraction.assertions)
    wanted = list_wanted(read.article.gold, doc)
    found = []
    for asked in list_asked(doc, read.extraction.mentions, verdicts, listed):
        want = wanted.get(asked.word.i)
        lesson = WordLesson(
            asked=asked,
            relations=want.relations if want else (),
            targetless=want is not None and None in want.targets,
        )
        if want is not None:
            lesson.roles.extend(
                (features, _plays(role, want, 0, read), _plays(role, want, 1, read))
                for role, features in find_roles(asked, listed)
            )
        found.append(lesson)
    return found


def _list_judged(read: Read, judged: Judged) -> Iterator[WordLesson]:
    doc = read.parsed.annotated.doc
    listed = list_words(load_ontology())
    verdicts = Verdicts(doc, read.extraction.assertions)
    for asked in list_asked(doc, read.extraction.mentions, verdicts, listed):
        found = judged.at(asked.word.idx)
        named = [one for one in found if one.verdict is not Verdict.NOTHING]
        if found or asked.word.idx < judged.until:
            yield WordLesson(
                asked=asked,
                relations=tuple(sorted({one.relation for one in named})),
                targetless=any(one.target is None for one in named),
                roles=[
                    (features, *_judged_roles(role, named, judged))
                    for role, features in find_roles(asked, listed)
                ]
                if named
                else [],
            )


def _judged_roles(role: Role, named: Sequence[Judgement], judged: Judged) -> tuple[bool, bool]:
    plays = [judged.plays(one, role.actor.token.idx) for one in named]
    return any(acts for acts, _ in plays), any(bears for _, bears in plays)


def list_wanted(gold: Row, doc: Doc) -> dict[int, _Wanted]:
    """Return what the annotation says of words, by their numbers."""
    places: dict[int, list[tuple[Row, Row]]] = defaultdict(list)
    for item in gold["assertions"]:
        for place in item["places"]:
            if place.get("cue") and (head := head_of(doc, Span(*place["cue"]))) is not None:
                places[head.i].append((item, place))
    return {word: _join(found) for word, found in places.items()}


def _join(found: Sequence[tuple[Row, Row]]) -> _Wanted:
    required = {r for item, _ in found if not item["optional"] for r in item["relations"]}
    ends: tuple[set[str | None], set[str | None]] = (set(), set())
    for item, _ in found:
        for part, name in enumerate(("sources", "targets")):
            ends[part].update(item[name])
            if item["symmetric"]:
                ends[1 - part].update(item[name])
    return _Wanted(
        relations=tuple(sorted(required or {r for item, _ in found for r in item["relations"]})),
        sources=frozenset(ends[0] - {None}),
        targets=frozenset(ends[1]),
        spans=(
            [place["subject"] for _, place in found if place["subject"]],
            [place["object"] for _, place in found if place["object"]],
        ),
    )


def _plays(role: Role, want: _Wanted, part: int, read: Read) -> bool:
    """Tell whether an actor is source (0) or target (1): by whom it denotes, else by the place's words."""
    mention = role.actor.mention
    who = read.denotes.get(mention.id)
    if who is not None and not who.startswith("?"):
        return who in (want.sources, want.targets)[part]
    doc = role.actor.token.doc
    for span in want.spans[part]:
        head = doc.char_span(*span, alignment_mode="expand")
        if head is not None and head.root.i == role.actor.token.i:
            return True
    return False


def judge_reading(candidate: Candidate, read: Read) -> int:
    """Return 1 if a reading is right, 2 if the annotation neither wants nor refuses it, else 0."""
    target = candidate.target.actor if candidate.target else None
    if read.judged is not None:
        return read.judged.label(
            candidate.predicate.word.idx,
            candidate.source.actor.token.idx,
            candidate.relation,
            target.token.idx if target else None,
        )
    sentence = candidate.predicate.word.sent
    return judge(
        read.article.gold,
        (sentence.start_char, sentence.end_char),
        read.denotes.get(candidate.source.actor.mention.id),
        candidate.relation,
        read.denotes.get(target.mention.id) if target else None,
    )


def judge(
    gold: Row,
    bounds: tuple[int, int] | None,
    source: str | None,
    relation: str,
    target: str | None,
) -> int:
    """Return 1 if the annotation has a relation between two of its actors, 2 if only optionally, else 0.

    Parameters
    ----------
    bounds
        Where a place of it must lie; None for anywhere.
    """
    hits = [
        item
        for item in gold["assertions"]
        if relation in item["relations"]
        and is_between(item, source, target)
        and (bounds is None or lies(item["places"], bounds))
    ]
    if not hits:
        return 0
    return OPTIONAL if all(item["optional"] for item in hits) else 1


def is_between(item: Row, source: str | None, target: str | None) -> bool:
    """Tell whether an annotated assertion is of these two actors, in either order if it goes both ways."""
    pairs = [(source, target), (target, source)] if item["symmetric"] else [(source, target)]
    return any(a in item["sources"] and b in item["targets"] for a, b in pairs)


def lies(places: Iterable[Row], bounds: tuple[int, int]) -> bool:
    """Tell whether one of an assertion's places lies within some letters, half-open."""
    return any(p["span"][0] < bounds[1] and p["span"][1] > bounds[0] for p in places)
