"""Say how relations were read: a parsed document -> predicates with their chances, readings with scores, and what these lost to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from kg.learned.bundle import Bundle, load_bundle
from kg.learned.linear import sigmoid
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Span
from kg.relate.candidates import find_predicates, rate
from kg.relate.combine import combine
from kg.relate.decide import SURE, Rated, choose
from kg.relate.features import list_words
from kg.relate.triples import Candidate, Predicate
from kg.relate.verdicts import Verdicts

__all__ = ["PredicateExplanation", "ReadingExplanation", "explain_relations"]

_LEAST, _MOST = 0.05, 3
"""What is less likely, and what comes after so many, is not worth a line."""

Chances = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingExplanation:
    """One reading of a predicate.

    Attributes
    ----------
    source, relation, target
        Words of the actors, the target's empty if there is none; id of the relation.
    score
        Probability that the sentence says so.
    refused
        Why it is none; empty if it is one.
    """

    source: str
    relation: str
    target: str
    score: float
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateExplanation:
    """A word that may say what actors do to one another.

    Attributes
    ----------
    span, text
        The word.
    probability
        That it does.
    relations, sources, targets
        The likeliest, with their probabilities; ``none`` among the targets is that it has none.
    features
        Names and weights of what spoke most for or against its being a predicate.
    readings
        Likeliest first.
    """

    span: Span
    text: str
    probability: float
    relations: Chances
    sources: Chances
    targets: Chances
    features: tuple[tuple[str, float], ...]
    readings: tuple[ReadingExplanation, ...]


def explain_relations(
    doc: Doc,
    mentions: Sequence[Mention],
    ruled: Sequence[Assertion],
    ontology: Ontology,
) -> Iterator[PredicateExplanation]:
    """Yield the predicates of a document in text order; parameters as for `kg.relate.decide.relate_actors`."""
    models = load_bundle("relate")
    verdicts, listed = Verdicts(doc, ruled), list_words(ontology)
    found = find_predicates(doc, mentions, verdicts, listed, models)
    names = models.linear["name"].classes
    readings = [
        (one, reading)
        for one, asked in found
        for reading in combine(one, asked.scene, verdicts, listed, names)
    ]
    scores = rate([reading for _, reading in readings], models)
    rated = [Rated(reading, score) for (_, reading), score in zip(readings, scores, strict=True)]
    kept = {_key(one.candidate) for one in choose(rated, ontology)}
    shares = models.curves["join"].probabilities(np.array(scores)).tolist()
    told: dict[int, list[ReadingExplanation]] = {}
    for (_, reading), share in zip(readings, shares, strict=True):
        if share >= _LEAST:
            told.setdefault(reading.predicate.word.i, []).append(_told(reading, share, kept))
    for one, asked in found:
        likely = sorted(told.get(one.word.i, []), key=lambda reading: -reading.score)
        yield _explained(one, asked.features, tuple(likely), models)


def _key(candidate: Candidate) -> tuple[int, int, int, str]:
    ends = [candidate.source.actor.token.i]
    ends.append(candidate.target.actor.token.i if candidate.target is not None else -1)
    return candidate.predicate.word.i, min(ends), max(ends), candidate.relation


def _told(
    candidate: Candidate, share: float, kept: set[tuple[int, int, int, str]]
) -> ReadingExplanation:
    refused = "" if share >= SURE else "the sentence alone is not enough"
    if _key(candidate) not in kept:
        refused = "another reading of the same actors is likelier"
    return ReadingExplanation(
        source=candidate.source.actor.mention.text,
        relation=candidate.relation,
        target=candidate.target.actor.mention.text if candidate.target is not None else "",
        score=share,
        refused=refused,
    )


def _explained(
    one: Predicate,
    features: Mapping[str, float],
    readings: tuple[ReadingExplanation, ...],
    models: Bundle,
) -> PredicateExplanation:
    roles = [(role.actor.mention.text, role) for role in one.roles]
    targets = [(text, _share(role.target)) for text, role in roles]
    targets.append(("none", _share(one.targetless)))
    return PredicateExplanation(
        span=Span(one.word.idx, one.word.idx + len(one.word)),
        text=one.word.text,
        probability=_share(one.logit),
        relations=_likeliest(one.names.items()),
        sources=_likeliest((text, _share(role.source)) for text, role in roles),
        targets=_likeliest(targets),
        features=tuple(models.linear["predicate"].strongest(dict(features))),
        readings=readings,
    )


def _share(logit: float) -> float:
    return float(sigmoid(np.array([logit]))[0])


def _likeliest(chances: Iterable[tuple[str, float]]) -> Chances:
    ranked = sorted(chances, key=lambda one: (-one[1], one[0]))
    return tuple((name, round(share, 3)) for name, share in ranked[:_MOST] if share >= _LEAST)
