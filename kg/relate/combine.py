"""Combine the answers about words and actors: predicate with roles -> readings that aren't out of the question."""

from collections.abc import Iterator, Sequence
from math import exp, log

from kg.relate.features import Listed
from kg.relate.rows import Pair, number_pair, number_relation
from kg.relate.scenes import Scene
from kg.relate.triples import Candidate, Predicate, Role
from kg.relate.verdicts import Verdicts

__all__ = ["combine"]

LEAST_ROLE, LEAST_NAME, MOST_NAMES = -2.6, 0.08, 3
"""Below these an actor is no source or target (log-odds), a relation no name."""

LEAST_PRODUCT = -2.8
"""Logarithm of the least product of the four probabilities."""


def combine(
    predicate: Predicate, scene: Scene, verdicts: Verdicts, listed: Listed, names: Sequence[str]
) -> list[Candidate]:
    """Return the readings of a predicate: sources × targets × relations that aren't out of the question."""
    targets = sorted(predicate.roles, key=lambda one: -one.target)
    found: list[Candidate] = []
    for source_rank, source in enumerate(sorted(predicate.roles, key=lambda one: -one.source)):
        if source.source < LEAST_ROLE:
            break
        pairs: list[tuple[int, Role | None]] = [
            (rank, target)
            for rank, target in enumerate(targets)
            if target.target >= LEAST_ROLE and target is not source
        ]
        if predicate.targetless >= LEAST_ROLE:
            pairs.append((-1, None))
        for pair in pairs:
            found += _name(
                predicate, (source_rank, source), pair, scene, (verdicts, listed, names)
            )
    return found


def _name(
    predicate: Predicate,
    source: tuple[int, Role],
    target: tuple[int, Role | None],
    scene: Scene,
    known: tuple[Verdicts, Listed, Sequence[str]],
) -> Iterator[Candidate]:
    """Yield the readings of a pair, one a relation that isn't out of the question."""
    verdicts, listed, names = known
    best = max(predicate.names.values())
    plain = predicate.targetless if target[1] is None else target[1].target
    share = _log_share(predicate.logit) + _log_share(source[1].source) + _log_share(plain)
    if share + log(best) < LEAST_PRODUCT:
        return
    relations = sorted(predicate.names, key=lambda one: (-predicate.names[one], one))[:MOST_NAMES]
    shared = number_pair(predicate, source, target, scene)
    pair = Pair(verdicts, source[1], target[1], scene.sentence)
    for rank, relation in enumerate(relations):
        probability = predicate.names[relation]
        if rank and (probability < LEAST_NAME or share + log(probability) < LEAST_PRODUCT):
            return
        named = (
            _log_odds(probability),
            float(names.index(relation)),
            float(rank),
            log(max(best, 1e-4) / max(probability, 1e-4)),
        )
        numbers = (*named, *number_relation(predicate, relation, pair, listed), *shared)
        yield Candidate(predicate, source[1], relation, target[1], numbers, pair.same(relation))


def _log_share(logit: float) -> float:
    """Return the logarithm of a probability from its log-odds."""
    return -log(1.0 + exp(min(-logit, 40.0)))


def _log_odds(probability: float) -> float:
    inside = min(max(probability, 1e-4), 1 - 1e-4)
    return log(inside / (1 - inside))
