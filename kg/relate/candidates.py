"""Ask the models: a document's sentences -> predicates with their actors, and readings with the trees' score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kg.learned.bundle import Bundle
from kg.learned.linear import LinearModel, softmax
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention
from kg.relate.combine import combine
from kg.relate.features import (
    Features,
    Listed,
    describe_predicate,
    describe_role,
    list_words,
    path_of,
    vectors_of,
)
from kg.relate.scenes import Scene, lay_out, predicates
from kg.relate.triples import Candidate, Predicate, Role, describe_triple
from kg.relate.verdicts import Verdicts

__all__ = ["LEAST_PREDICATE", "Asked", "find_candidates", "find_predicates", "find_roles", "rate"]

LEAST_PREDICATE = -1.5
"""Log-odds below which a word isn't asked further; the bar that keeps reading cheap."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a document that may be a predicate, before any model has spoken.

    Attributes
    ----------
    word, scene, said
        It, its sentence, and what rules read with it as signal.
    features
        What speaks for or against it.
    """

    word: Token
    scene: Scene
    said: Sequence[Assertion]
    features: Features


def list_asked(
    doc: Doc, mentions: Sequence[Mention], verdicts: Verdicts, listed: Listed
) -> Iterator[Asked]:
    """Yield the words of all sentences with actors that may be predicates, in text order."""
    for scene in lay_out(doc, mentions):
        for word in predicates(scene):
            said = verdicts.said(word)
            yield Asked(word, scene, said, describe_predicate(word, scene, said, listed))


def find_predicates(
    doc: Doc, mentions: Sequence[Mention], verdicts: Verdicts, listed: Listed, models: Bundle
) -> list[tuple[Predicate, Asked]]:
    """Return the words that may well be predicates, with relations and roles."""
    every = list(list_asked(doc, mentions, verdicts, listed))
    if not every:
        return []
    vectors = vectors_of([one.word for one in every])
    logits = _logits(models.linear["predicate"], every, vectors)[:, 0]
    kept = np.flatnonzero(logits >= LEAST_PREDICATE)
    asked, vectors = [every[i] for i in kept], vectors[kept]
    if not asked:
        return []
    shares = softmax(_logits(models.linear["name"], asked, vectors)).tolist()
    targetless = _logits(models.linear["targetless"], asked, vectors)[:, 0].tolist()
    names = models.linear["name"].classes
    return [
        (
            Predicate(
                word=one.word,
                logit=logit,
                names=dict(zip(names, share, strict=True)),
                targetless=without,
                roles=tuple(_roles(one, listed, models)),
                said=one.said,
            ),
            one,
        )
        for one, logit, share, without in zip(
            asked, logits[kept].tolist(), shares, targetless, strict=True
        )
    ]


def _logits(
    model: LinearModel, asked: Sequence[Asked], vectors: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the logits of many words; sums run in one order, so that every machine gives the same."""
    sparse = np.array([model.logits(one.features) for one in asked])
    return np.asarray(sparse + np.einsum("ij,jk->ik", vectors, model.dense))


def find_roles(asked: Asked, listed: Listed) -> Iterator[tuple[Role, Mapping[str, float]]]:
    """Yield the actors that the parse ties to a word, with what speaks for or against them."""
    word, scene = asked.word, asked.scene
    for actor in scene.actors:
        path = path_of(actor, word)
        if path is not None:
            features = describe_role(word, actor, path, scene, asked.said, listed)
            yield Role(actor, *path, 0.0, 0.0), features


def _roles(asked: Asked, listed: Listed, models: Bundle) -> Iterator[Role]:
    source, target = models.linear["source"], models.linear["target"]
    for role, features in find_roles(asked, listed):
        yield Role(
            role.actor,
            role.up,
            role.down,
            float(source.logits(features)[0]),
            float(target.logits(features)[0]),
        )


def find_candidates(
    doc: Doc, mentions: Sequence[Mention], verdicts: Verdicts, ontology: Ontology, models: Bundle
) -> list[Candidate]:
    """Return the readings of a document that aren't out of the question, in text order of their predicates."""
    names, listed = models.linear["name"].classes, list_words(ontology)
    return [
        candidate
        for predicate, asked in find_predicates(doc, mentions, verdicts, listed, models)
        if predicate.roles
        for candidate in combine(predicate, asked.scene, verdicts, listed, names)
    ]


def rate(candidates: Sequence[Candidate], models: Bundle) -> list[float]:
    """Return the raw score of each reading: the trees' log-odds, rounded so that processors agree."""
    if not candidates:
        return []
    fit = models.linear["fit"]
    rows = np.array(
        [[*one.numbers, float(fit.logits(describe_triple(one))[0])] for one in candidates]
    )
    scores: list[float] = np.round(models.trees["join"].logits(rows), 6).tolist()
    return scores
