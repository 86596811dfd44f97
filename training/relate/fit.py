"""Fit the models of relations: lessons -> a bundle in the form of `kg.learned`, in three steps.

Words and actors first; whole readings on what those say of articles that they have not seen; documents on what these say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.assemble.weighing import COLUMNS as DOCUMENT_COLUMNS
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import LinearModel, sigmoid
from kg.learned.trees import TreeModel
from kg.relate.features import vectors_of
from kg.relate.rows import COLUMNS
from kg.relate.triples import Candidate, describe_triple
from training.fit import fit_calibration, fit_linear, fit_trees, predict_linear
from training.relate.lessons import WordLesson

__all__ = ["choose_threshold", "fit_documents", "fit_readings", "fit_words"]

Floats = NDArray[np.float64]
PRECISION = 0.75
"""What the shipped threshold must reach on articles that models have not seen."""

LEAST_WEIGHT = 0.02
"""Features whose weights are all smaller are dropped: they change nothing, and most are such."""


def fit_words(lessons: Sequence[WordLesson]) -> Bundle:
    """Fit what is asked of words and of actors."""
    rows = [one.asked.features for one in lessons]
    vectors = vectors_of([one.asked.word for one in lessons]).astype(np.float32)
    own = [i for i, one in enumerate(lessons) if one.relations]
    named = [(i, relation) for i in own for relation in lessons[i].relations]
    roles = [role for one in lessons for role in one.roles]
    models = {
        "predicate": fit_linear(
            rows, [bool(one.relations) for one in lessons], strength=0.5, vectors=vectors
        ),
        "targetless": fit_linear(
            [rows[i] for i in own],
            [lessons[i].targetless for i in own],
            strength=0.5,
            vectors=vectors[own],
        ),
        "name": fit_linear(
            [rows[i] for i, _ in named],
            [relation for _, relation in named],
            strength=1.0,
            vectors=vectors[[i for i, _ in named]],
            weights=[1 / len(lessons[i].relations) for i, _ in named],
        ),
    }
    for part, name in enumerate(("source", "target"), start=1):
        models[name] = fit_linear(
            [role[0] for role in roles], [bool(role[part]) for role in roles], strength=0.3
        )
    linear = {name: _pruned(model) for name, model in models.items()}
    return _packed(Bundle(linear=linear, trees={}, curves={}, numbers={}))


def _pruned(model: LinearModel) -> LinearModel:
    strong = np.abs(model.weights).max(axis=1) >= LEAST_WEIGHT
    kept = [word for word, row in model.index.items() if strong[row]]
    rows = [model.index[word] for word in kept]
    return replace(
        model, index={word: i for i, word in enumerate(kept)}, weights=model.weights[rows]
    )


def _packed(bundle: Bundle) -> Bundle:
    """Return a bundle as it reads back from a file: what was measured is what ships."""
    return read_bundle(pack_bundle(bundle))


def fit_readings(
    words: Bundle,
    candidates: Sequence[Candidate],
    right: NDArray[np.int64],
    folds: NDArray[np.int64],
) -> Bundle:
    """Return the bundle with models of whole readings.

    Parameters
    ----------
    candidates, right, folds
        Readings by models that had not seen their articles; 1 right, 2 neither wanted nor refused, 0 wrong; and the folds of
        their articles.
    """
    described = [describe_triple(one) for one in candidates]
    kept = np.flatnonzero(right != 2)
    fits = np.zeros(len(candidates))
    for fold in np.unique(folds):
        seen = kept[folds[kept] != fold]
        held = np.flatnonzero(folds == fold)
        model = _fit_fit([described[i] for i in seen], right[seen] == 1)
        fits[held] = predict_linear(model, [described[i] for i in held])[:, 0]
    rows = np.array([[*one.numbers, fit] for one, fit in zip(candidates, fits, strict=True)])
    linear = {**words.linear, "fit": _fit_fit([described[i] for i in kept], right[kept] == 1)}
    trees = {"join": _fit_join(rows[kept], right[kept] == 1)}
    return _packed(replace(words, linear=linear, trees=trees))


def _fit_fit(described: Sequence[Mapping[str, float]], right: Any) -> LinearModel:
    model = fit_linear(described, [bool(one) for one in right], strength=0.2, least=3)
    return _pruned(model)


def _fit_join(rows: Floats, right: NDArray[np.bool_]) -> TreeModel:
    return fit_trees(rows, right, COLUMNS, trees=250, rate=0.04, leaves=24)


def fit_documents(
    bundle: Bundle, rows: Floats, right: NDArray[np.int64], folds: NDArray[np.int64]
) -> Bundle:
    """Return the bundle with the model of what documents say as a whole; parameters as for `fit_readings`, rows as `COLUMNS`."""
    kept = np.flatnonzero(right != 2)
    held = np.zeros(len(rows))
    for fold in np.unique(folds):
        seen = kept[folds[kept] != fold]
        trees = _fit_document(rows[seen], right[seen] == 1)
        own = folds == fold
        held[own] = sigmoid(np.round(trees.logits(rows[own]), 6))
    curve = fit_calibration(held[kept].tolist(), (right[kept] == 1).tolist())
    least = choose_threshold(curve.probabilities(held), right != 0)
    return _packed(
        replace(
            bundle,
            trees={**bundle.trees, "document": _fit_document(rows[kept], right[kept] == 1)},
            curves={**bundle.curves, "document": curve},
            numbers={"threshold": least},
        )
    )


def choose_threshold(shares: Floats, right: NDArray[np.bool_]) -> float:
    """Return the least probability from which enough is right, of articles that models have not seen."""
    for least in np.unique(shares):
        if right[shares >= least].mean() >= PRECISION:
            return float(least)
    return 1.0


def _fit_document(rows: Floats, right: NDArray[np.bool_]) -> TreeModel:
    return fit_trees(rows, right, DOCUMENT_COLUMNS, trees=300, rate=0.03, leaves=24)
