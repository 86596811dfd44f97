"""Weigh what a document says as a whole: readings of its sentences, who is who -> how likely the document says each thing.

A sentence's reading knows its sentence. A document says a thing twice, says another of the same two, or one of a pair is who
speaks: what stands beside a reading makes it more or less likely.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, prod

import numpy as np

from kg.learned.bundle import Bundle, load_bundle
from kg.learned.linear import sigmoid
from kg.ontology.schema import Ontology
from kg.records import ENTITY_TYPES, Assertion, Extraction, Mention, MentionKind, Ties

__all__ = ["COLUMNS", "Statement", "list_statements", "number_statements", "weigh_assertions"]

LEARNED = "learned"
"""What the ``rule`` of a learned reading begins with."""

COLUMNS = (
    "best", "second", "readings", "sentences", "any", "other relation", "other relations", "back",
    "relation", "source type", "target type", "source mentions", "target mentions",
    "by rules", "learned", "possible", "claimed", "negative", "source claims", "target claims",
    "source elsewhere", "target elsewhere", "same of another", "same to another",
    "source kind", "target kind", "source tie", "target tie", "source sure", "target sure", "source quoted", "target quoted",
    "back in text", "statements", "sentence's best", "sentence's readings",
)  # fmt: skip
"""Of the rows that the trees see."""

NEVER = -7.0
"""Log-odds of what nobody read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A document's readings of one relation between two actors.

    Attributes
    ----------
    source, relation, target
        Entity ids and the relation; of symmetric ones the lesser id first.
    readings
        Likeliest first.
    """

    source: str
    relation: str
    target: str | None
    readings: tuple[Assertion, ...]


def list_statements(extraction: Extraction, ties: Ties, ontology: Ontology) -> list[Statement]:
    """Return what a document may say, each thing once, in text order of its first reading."""
    grouped: dict[tuple[str, str, str | None], list[Assertion]] = {}
    for one in (*extraction.assertions, *extraction.unsure):
        source = ties.entity_of.get(one.subject)
        target = ties.entity_of.get(one.object) if one.object is not None else None
        if source is None or source == target:
            continue
        relation = ontology.relations.get(one.predicate)
        if relation is not None and relation.symmetric and target is not None:
            source, target = min(source, target), max(source, target)
        grouped.setdefault((source, one.predicate, target), []).append(one)
    return [
        Statement(*key, tuple(sorted(readings, key=lambda one: (-one.score, one.id))))
        for key, readings in grouped.items()
    ]


def number_statements(
    statements: Sequence[Statement],
    extraction: Extraction,
    ties: Ties,
    relations: Sequence[str],
) -> list[list[float]]:
    """Return a row of `COLUMNS` for each statement; `relations` are those that the models know."""
    beside = _Beside(statements)
    mentions = {one.id: one for one in extraction.mentions}
    counts = Counter(ties.entity_of.values())
    length = max(1, len(extraction.document.text))
    speakers = {one.id: ties.entity_of.get(one.source or "") for one in extraction.quotations}
    return [
        [
            *_numbers(one.readings),
            *beside.of(one),
            float(relations.index(one.relation)) if one.relation in relations else -1.0,
            _type(mentions, one.readings[0].subject),
            _type(mentions, one.readings[0].object),
            float(counts[one.source]),
            float(counts[one.target]) if one.target is not None else -1.0,
            *_status(one, speakers),
            *beside.elsewhere(one),
            *_of_mentions(one.readings[0], mentions, ties),
            one.readings[0].span.start / length,
            float(len(statements)),
            *beside.in_sentence(one),
        ]
        for one in statements
    ]


def _numbers(readings: Sequence[Assertion]) -> tuple[float, ...]:
    shares = [one.score for one in readings]
    return (
        _log_odds(shares[0]),
        _log_odds(shares[1]) if len(shares) > 1 else NEVER,
        float(len(shares)),
        float(len({one.span.start for one in readings})),
        1 - prod(1 - share for share in shares),
    )


def _of_mentions(
    reading: Assertion, mentions: Mapping[str, Mention], ties: Ties
) -> tuple[float, ...]:
    """Return of source and target how they are called, how surely it is they, that they are actors, and in marks."""
    pair = (mentions[reading.subject], mentions.get(reading.object or ""))
    kinds = [float(KINDS.index(one.kind)) if one is not None else -1.0 for one in pair]
    tied = [
        ties.why[one.id][0] if one is not None and one.id in ties.why else -1.0 for one in pair
    ]
    sure = [one.sure if one is not None else -1.0 for one in pair]
    depth = [float(one.quotation_depth) if one is not None else -1.0 for one in pair]
    return (*kinds, *tied, *sure, *depth)


def _status(one: Statement, speakers: Mapping[str, str | None]) -> tuple[float, ...]:
    readings = one.readings
    claims = {speakers.get(reading.attribution or "") for reading in readings} - {None}
    return (
        float(sum(reading.rule != LEARNED for reading in readings)),
        float(sum(reading.rule == LEARNED for reading in readings)),
        float(any(str(reading.modality) != "actual" for reading in readings)),
        float(any(reading.attribution is not None for reading in readings)),
        float(any(str(reading.polarity) != "positive" for reading in readings)),
        float(one.source in claims),
        float(one.target in claims),
    )


class _Beside:
    """What else a document may say of the same actors."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._pairs: dict[tuple[str, str | None], list[tuple[float, str]]] = defaultdict(list)
        self._actors: dict[str | None, float] = defaultdict(float)
        self._by_source: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        self._by_target: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
        self._sentences: dict[int, list[tuple[float, Statement]]] = defaultdict(list)
        for one in statements:
            share = one.readings[0].score
            for reading in one.readings:
                self._sentences[reading.span.start].append((reading.score, one))
            self._pairs[one.source, one.target].append((share, one.relation))
            self._actors[one.source] += share
            self._actors[one.target] += share
            self._by_source[one.relation, one.source].append(one)
            self._by_target[one.relation, one.target].append(one)

    def of(self, one: Statement) -> tuple[float, ...]:
        """Return how likely the likeliest other relation is, all others add up to, and the way back."""
        pair = self._pairs[one.source, one.target]
        others = [share for share, relation in pair if relation != one.relation]
        back = [share for share, _ in self._pairs.get((one.target or "", one.source), ())]
        return (
            _log_odds(max(others)) if others else NEVER,
            sum(others),
            _log_odds(max(back)) if back else NEVER,
        )

    def in_sentence(self, one: Statement) -> tuple[float, ...]:
        """Return how likely the likeliest other thing is that the sentence says, and how many it may say."""
        found = self._sentences[one.readings[0].span.start]
        best = max((share for share, other in found if other is not one), default=0.0)
        return (_log_odds(best) if best else NEVER), float(len(found))

    def elsewhere(self, one: Statement) -> tuple[float, ...]:
        """Return how much else the two are said to do, and how likely the same of another, and to another."""
        target = self._actors[one.target] if one.target is not None else -1.0
        of = _likeliest(self._by_target[one.relation, one.target], one)
        to = _likeliest(self._by_source[one.relation, one.source], one)
        return self._actors[one.source], target, of, to


def _likeliest(statements: Iterable[Statement], but: Statement) -> float:
    return max((_log_odds(o.readings[0].score) for o in statements if o is not but), default=NEVER)


def _type(mentions: Mapping[str, Mention], name: str | None) -> float:
    if name is None:
        return -1.0
    kind = mentions[name].type
    return float(TYPES.index(kind)) if kind in TYPES else -2.0


TYPES = tuple(ENTITY_TYPES)
KINDS = tuple(MentionKind)


def _log_odds(share: float) -> float:
    inside = min(max(share, 0.004), 0.996)
    return log(inside / (1 - inside))


def weigh_assertions(
    extraction: Extraction,
    ties: Ties,
    *,
    ontology: Ontology,
    least: float | None = None,
    models: Bundle | None = None,
) -> Extraction:
    """Return an extraction with the assertions that its document likely makes, scored by that.

    Parameters
    ----------
    extraction, ties
        A document's readings and who is who in it.
    ontology
        For the symmetry of relations.
    least
        Probability from which they stay; None for the threshold that ships.
    models
        Others than the package's, for measuring.

    Notes
    -----
    What no sentence's model has judged (annotations, relations of a user's own) stays with its score.
    """
    every = (*extraction.assertions, *extraction.unsure)
    if not any(one.rule.startswith(LEARNED) for one in every):
        return extraction
    models = models or load_bundle("relate")
    bar = models.numbers["threshold"] if least is None else least
    relations = models.linear["name"].classes
    statements = list_statements(extraction, ties, ontology)
    rows = np.array(number_statements(statements, extraction, ties, relations), dtype=float)
    shares = models.curves["document"].probabilities(
        sigmoid(np.round(models.trees["document"].logits(rows), 6))
    )
    judged: dict[str, float] = {}
    for statement, share in zip(statements, shares.tolist(), strict=True):
        if statement.relation in relations:
            judged.update(_shared(statement, round(share, 3)))
    kept = [
        replace(one, score=score)
        for one in every
        if (score := judged.get(one.id, one.score)) >= bar
    ]
    kept.sort(key=lambda one: (one.cue.start, one.cue.end, one.predicate, one.id))
    return replace(extraction, assertions=tuple(kept), unsure=())


def _shared(statement: Statement, share: float) -> dict[str, float]:
    """Return the score of each reading: the likeliest has the statement's, others as much less as they were less likely."""
    best = statement.readings[0]
    return {
        one.id: share * (one.score / best.score) if _status_of(one) != _status_of(best) else share
        for one in statement.readings
    }


def _status_of(one: Assertion) -> tuple[object, ...]:
    return one.polarity, one.modality, one.attribution is None, one.title, one.ended
