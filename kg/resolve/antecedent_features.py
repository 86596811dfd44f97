"""Candidates of a pronoun as rows of numbers: forms, agreement, nearness, salience, speech."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.records import Mention, MentionKind
from kg.resolve.antecedents import Candidate
from kg.resolve.scene import Scene

__all__ = ["NAMES", "TYPES", "describe"]

_FORMS = {"he": 0.0, "she": 0.0, "it": 1.0, "they": 2.0, "we": 3.0}
_KINDS = {MentionKind.NAME: 0.0, MentionKind.NOMINAL: 1.0, MentionKind.PRONOUN: 2.0}
_LINES = 3


def _numbered(words: str) -> dict[str, float]:
    return {word: float(number) for number, word in enumerate(words.split(), 1)}


_FUNCTIONS = _numbered("subject agent object possessive oblique attribute apposition")
TYPES = _numbered(
    "person government agency military armed_group igo party organization media people place"
)
_WORD = re.compile(r"\s?([\w'’]+)")
_NEXT = {
    word: code
    for code, words in enumerate(
        (
            "is was are were be been being 's ’s 're ’re am",
            "has have had 've ’ve having",
            "will would can could should may might must shall 'll ’ll 'd ’d",
            "do does did doesn't don't didn't",
            "said says say saying added told",
        ),
        1,
    )
    for word in words.split()
}

_OF_PRONOUN = (
    "form",
    "function",
    "in marks",
    "candidates",
    "speaks",
    "quoted",
    "next word",
    "opens its sentence",
    "source: type",
    "source: office",
)
_OF_CANDIDATE = (
    "type",
    "named",
    "known actor",
    "how often before",
    "how often named",
    "most named of its type",
    "gender",
    "number",
    "plural",
    "sentences",
    "sentences to a subject",
    "subject of the last sentence",
    "sentences to more than a modifier",
    "sentences to the same pronoun",
    "so called by this speaker",
    "subject of this sentence",
    "after",
    "owns it",
    "first sentence",
)
_OF_NEAREST = (
    "nearest: kind",
    "nearest: function",
    "nearest: same function",
    "nearest: adjectival",
    "nearest: locative",
    "nearest: in other marks",
    "lines between",
    "mentions between",
)
_OF_RIVALS = (
    "salience",
    "share of salience",
    "rank by salience",
    "better of its type",
    "rank by nearness",
)
_OF_SPEECH = (
    "source of these words",
    "side of their source",
    "named beside their source",
    "spoke last",
    "spoke before that",
    "speaker link",
)
NAMES = (*_OF_PRONOUN, *_OF_CANDIDATE, *_OF_NEAREST, *_OF_RIVALS, *_OF_SPEECH)
"""Names of the columns."""


def describe(scene: Scene, index: int, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return a row for each candidate of the pronoun at a place of the text, columns as in `NAMES`."""
    mention = scene.ordered[index]
    own = _of_pronoun(scene, mention, found)
    speech = _Speech(scene, mention)
    rows = [
        [
            *own,
            *_of_candidate(scene, mention, one),
            *_of_nearest(scene, mention, one),
            *_of_rivals(one, found),
            *speech.of(one.root),
        ]
        for one in found
    ]
    return np.array(rows, dtype=float).reshape(len(found), len(NAMES))


def _of_pronoun(scene: Scene, mention: Mention, found: Sequence[Candidate]) -> list[float]:
    extraction = scene.state.extraction
    following = _WORD.match(extraction.document.text, mention.span.end)
    sentences = extraction.sentences
    start = sentences[mention.sentence].start if mention.sentence < len(sentences) else 0
    source = scene.source_at(mention)
    return [
        _FORMS[mention.head_lemma],
        _FUNCTIONS.get(mention.function, 0.0),
        mention.quotation_depth,
        len(found),
        mention.id in scene.speaking,
        scene.state.quotation_at(mention) is not None,
        _NEXT.get(following[1].lower(), 0) if following else -1,
        mention.span.start - start < _LINES,
        TYPES.get(scene.state.type_of(source), 0.0) if source else -1,
        scene.office(source) if source else -1,
    ]


def _of_candidate(scene: Scene, mention: Mention, one: Candidate) -> list[float]:
    facts = one.facts
    gender = number = 0
    if facts.genders and mention.gender:
        gender = 1 if mention.gender in facts.genders else -1
    if one.number and mention.number:
        number = 1 if one.number == mention.number else -1
    named = scene.named.get(one.root, 0)
    return [
        TYPES.get(facts.type, 0.0),
        facts.named,
        bool(facts.actor),
        one.count,
        named,
        named == scene.most.get(facts.type, 0),
        gender,
        number,
        (one.number == "plural") - (one.number == "singular"),
        one.last,
        one.subject,
        one.subject == 1.0,
        one.whole,
        one.same,
        one.alike,
        one.leads,
        one.after,
        one.owns,
        one.opens,
    ]


def _of_nearest(scene: Scene, mention: Mention, one: Candidate) -> list[float]:
    near = one.nearest
    text = scene.state.extraction.document.text
    return [
        _KINDS[near.kind],
        _FUNCTIONS.get(near.function, 0.0),
        near.function == mention.function,
        near.adjectival,
        near.locative,
        near.quotation_depth - mention.quotation_depth,
        min(_LINES, text.count("\n", near.span.end, mention.span.start)),
        one.between,
    ]


def _of_rivals(one: Candidate, found: Sequence[Candidate]) -> list[float]:
    better = [other for other in found if other.salience > one.salience]
    total = sum(other.salience for other in found) or 1.0
    return [
        one.salience,
        one.salience / total,
        len(better),
        sum(other.facts.type == one.facts.type for other in better),
        one.order,
    ]


class _Speech:
    """What quotations say of candidates: who speaks here, who spoke before."""

    def __init__(self, scene: Scene, mention: Mention) -> None:
        self._source = scene.source_at(mention)
        self._sides = scene.sides(self._source)
        self._beside = scene.neighbours(self._source)
        self._before = scene.spoke_before(mention)
        link, self._score = scene.links.get(mention.id, ("", 0.0))
        self._linked = scene.state.clusters.root(link) if link else ""

    def of(self, root: str) -> list[float]:
        """Return the numbers of one candidate; a link to another speaks against it."""
        return [
            root == self._source,
            root in self._sides,
            root in self._beside,
            root in self._before[:1],
            root in self._before[1:],
            self._score if root == self._linked else -1.0 if self._linked else 0.0,
        ]
