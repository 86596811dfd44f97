"""Fit linear models fast: sparse features and dense vectors apart, logistic regression (L2) by L-BFGS.

As `training.fit.fit_linear` (which see for the meaning of its parameters), but a dense block is multiplied as such, so that a
model of 65,000 words with vectors takes seconds, not minutes.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

from kg.learned.linear import LinearModel
from training.fit import Features, _index, _matrix

__all__ = ["ask_linear", "solve_linear"]


def solve_linear(
    rows: Sequence[Features],
    labels: Sequence[Any],
    *,
    strength: float,
    vectors: NDArray[Any] | None = None,
    weights: Sequence[float] | None = None,
    least: int = 2,
) -> LinearModel:
    """Fit a logistic regression; labels are yes or no, or class names."""
    index = _index(rows, least)
    sparse = _matrix(rows, index, None).astype(np.float64).tocsr()
    dense = _units(vectors, len(rows))
    classes = sorted(set(labels)) if isinstance(labels[0], str) else []
    if classes:
        wanted = np.array([classes.index(one) for one in labels])
        target = np.zeros((len(rows), len(classes)))
        target[np.arange(len(rows)), wanted] = 1.0
    else:
        target = np.asarray(labels, dtype=float)[:, None]
    weight = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)
    turned = sparse.T.tocsr()
    shape = (len(index) + dense.shape[1], target.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(shape)
        logits = sparse @ w[: len(index)] + dense @ w[len(index) :].astype(np.float32)
        if classes:
            top = logits.max(axis=1, keepdims=True)
            powers = np.exp(logits - top)
            total = powers.sum(axis=1, keepdims=True)
            value = (
                weight * (np.log(total[:, 0]) + top[:, 0] - (logits * target).sum(axis=1))
            ).sum()
            error = powers / total - target
        else:
            value = (weight * (np.logaddexp(0, logits[:, 0]) - logits[:, 0] * target[:, 0])).sum()
            error = 1 / (1 + np.exp(-np.clip(logits, -40, 40))) - target
        error *= weight[:, None]
        slope = np.vstack([turned @ error, dense.T @ error.astype(np.float32)])
        return float(strength * value + 0.5 * (flat * flat).sum()), (strength * slope + w).ravel()

    solved = scipy.optimize.minimize(
        loss,
        np.zeros(shape).ravel(),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 120, "maxcor": 10},
    )
    fitted = solved.x.reshape(shape)
    return LinearModel(
        index=index,
        weights=fitted[: len(index)],
        dense=fitted[len(index) :],
        classes=tuple(classes),
    )


def _units(vectors: NDArray[Any] | None, rows: int) -> NDArray[np.float32]:
    if vectors is None:
        return np.zeros((rows, 0), dtype=np.float32)
    wide = np.asarray(vectors, dtype=np.float32)
    return wide / np.maximum(np.sqrt((wide * wide).sum(axis=1, keepdims=True)), 1e-6)


def ask_linear(
    model: LinearModel, rows: Sequence[Features], vectors: NDArray[Any] | None = None
) -> NDArray[np.float64]:
    """Return the logits of many rows at once."""
    sparse = _matrix(rows, model.index, None) @ model.weights
    return np.asarray(
        sparse + _units(vectors, len(rows)) @ model.dense if vectors is not None else sparse
    )
