"""Ask the models: sentence, rules' verdicts -> readings with the probability that they are right."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.learned.bundle import Bundle
from kg.learned.linear import softmax
from training.relate.combine import combine
from training.relate.features import Listed, describe_predicate, describe_role, path_of, vector_of
from training.relate.scenes import Scene, predicates
from training.relate.triples import Candidate, Predicate, Role, describe_triple
from training.relate.verdicts import Verdicts

__all__ = ["LEAST_PREDICATE", "find_predicates", "find_roles", "rate"]

LEAST_PREDICATE = -1.5
"""Log-odds below which a word isn't asked further; the bar that keeps reading cheap."""


def find_predicates(
    scene: Scene, verdicts: Verdicts, listed: Listed, models: Bundle
) -> Iterator[Predicate]:
    """Yield the words of a sentence that may be predicates, with names and roles."""
    for word in predicates(scene):
        said = verdicts.said(word)
        features = describe_predicate(word, scene, said, listed)
        vector = vector_of(word)
        logit = float(models.linear["predicate"].logits(features, vector)[0])
        if logit < LEAST_PREDICATE:
            continue
        name = models.linear["name"]
        shares = softmax(name.logits(features, vector))
        yield Predicate(
            word=word,
            logit=logit,
            names=dict(zip(name.classes, map(float, shares), strict=True)),
            targetless=float(models.linear["targetless"].logits(features, vector)[0]),
            roles=tuple(_asked(find_roles(word, scene, verdicts, listed), models)),
            said=said,
        )


def find_roles(
    word: Token, scene: Scene, verdicts: Verdicts, listed: Listed
) -> Iterator[tuple[Role, Mapping[str, float]]]:
    """Yield the actors that the parse ties to a word, with what speaks for or against them."""
    said = verdicts.said(word)
    for actor in scene.actors:
        path = path_of(actor, word)
        if path is not None:
            features = describe_role(word, actor, path, scene, said, listed)
            yield Role(actor, *path, 0.0, 0.0), features


def _asked(roles: Iterator[tuple[Role, Mapping[str, float]]], models: Bundle) -> Iterator[Role]:
    for role, features in roles:
        source = float(models.linear["source"].logits(features)[0])
        target = float(models.linear["target"].logits(features)[0])
        yield Role(role.actor, role.up, role.down, source, target)


def find_candidates(
    scene: Scene, verdicts: Verdicts, listed: Listed, models: Bundle
) -> list[Candidate]:
    """Return the readings of a sentence."""
    names = models.linear["name"].classes
    return [
        candidate
        for predicate in find_predicates(scene, verdicts, listed, models)
        if predicate.roles
        for candidate in combine(predicate, scene, verdicts, listed, names)
    ]


def rate(candidates: Sequence[Candidate], models: Bundle) -> NDArray[np.float64]:
    """Return the raw score of each reading: the trees' log-odds, rounded so that processors agree."""
    if not candidates:
        return np.zeros(0)
    fit = models.linear["fit"]
    rows = np.array(
        [[*one.numbers, float(fit.logits(describe_triple(one))[0])] for one in candidates]
    )
    return np.round(models.trees["join"].logits(rows), 6)
