"""Fitting: examples -> models in the package's form (`kg.learned`). Needs scikit-learn and LightGBM; seeds are fixed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from kg.learned.calibration import Calibration
from kg.learned.linear import LinearModel
from kg.learned.trees import TreeModel

__all__ = ["fit_calibration", "fit_linear", "fit_trees", "predict_linear"]

SEED = 20
Features = Mapping[str, float]


def _index(rows: Sequence[Features], least: int) -> dict[str, int]:
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def _matrix(rows: Sequence[Features], index: Mapping[str, int]) -> scipy.sparse.csr_matrix:
    at: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                at.append(number)
                columns.append(index[name])
                values.append(value)
    return scipy.sparse.csr_matrix((values, (at, columns)), shape=(len(rows), len(index)))


def fit_linear(
    rows: Sequence[Features],
    labels: Sequence[Any],
    *,
    strength: float,
    vectors: NDArray[Any] | None = None,
    weights: Sequence[float] | None = None,
    least: int = 2,
) -> LinearModel:
    """Fit a logistic regression (L2, by L-BFGS) on features seen at least `least` times; labels are yes or no, or class names.

    Parameters
    ----------
    strength
        The inverse of the regularization's weight (scikit-learn's ``C``).
    vectors
        Dense columns beside the features, one row an example.
    weights
        Of the examples.
    """
    index = _index(rows, least)
    dense = (
        np.zeros((len(rows), 0), dtype=np.float32)
        if vectors is None
        else np.asarray(vectors, dtype=np.float32)
    )
    classes = sorted(set(labels)) if isinstance(labels[0], str) else []
    fitted = _solve(
        _matrix(rows, index).astype(np.float64).tocsr(),
        dense,
        _targets(labels, classes),
        np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float),
        strength,
    )
    return LinearModel(
        index=index,
        weights=fitted[: len(index)],
        dense=fitted[len(index) :],
        classes=tuple(classes),
    )


def _targets(labels: Sequence[Any], classes: Sequence[str]) -> NDArray[np.float64]:
    if not classes:
        return np.asarray(labels, dtype=float)[:, None]
    wanted = np.zeros((len(labels), len(classes)))
    wanted[np.arange(len(labels)), [classes.index(one) for one in labels]] = 1.0
    return wanted


def _solve(
    sparse: scipy.sparse.csr_matrix,
    dense: NDArray[np.float32],
    wanted: NDArray[np.float64],
    weight: NDArray[np.float64],
    strength: float,
) -> NDArray[np.float64]:
    """Return the weights of features and dense columns; these are multiplied as such, which takes seconds, not minutes."""
    turned, own = sparse.T.tocsr(), sparse.shape[1]
    shape = (own + dense.shape[1], wanted.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(shape)
        logits = sparse @ w[:own] + dense @ w[own:].astype(np.float32)
        value, error = _loss(logits, wanted, weight)
        slope = np.vstack([turned @ error, dense.T @ error.astype(np.float32)])
        return strength * value + 0.5 * float((flat * flat).sum()), (strength * slope + w).ravel()

    solved = scipy.optimize.minimize(
        loss,
        np.zeros(shape).ravel(),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 120, "maxcor": 10},
    )
    return np.asarray(solved.x.reshape(shape))


def _loss(
    logits: NDArray[np.float64], wanted: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return the cross entropy of logits, and how much each is off."""
    if wanted.shape[1] == 1:
        value = (weight * (np.logaddexp(0, logits[:, 0]) - logits[:, 0] * wanted[:, 0])).sum()
        error = 1 / (1 + np.exp(-np.clip(logits, -40, 40))) - wanted
    else:
        top = logits.max(axis=1, keepdims=True)
        powers = np.exp(logits - top)
        total = powers.sum(axis=1, keepdims=True)
        value = (weight * (np.log(total[:, 0]) + top[:, 0] - (logits * wanted).sum(axis=1))).sum()
        error = powers / total - wanted
    return float(value), np.asarray(error * weight[:, None])


def predict_linear(model: LinearModel, rows: Sequence[Features]) -> NDArray[np.float64]:
    """Return the logits of many rows at once, as `LinearModel.logits` gives them one by one."""
    return np.asarray(_matrix(rows, model.index) @ model.weights)


def fit_trees(
    rows: NDArray[np.float64],
    labels: Sequence[bool] | NDArray[np.bool_],
    names: Sequence[str],
    *,
    trees: int = 200,
    rate: float = 0.05,
    leaves: int = 16,
    weights: Sequence[float] | None = None,
) -> TreeModel:
    """Fit boosted trees to yes or no; the same rows give the same trees."""
    fitted = lightgbm.LGBMClassifier(
        n_estimators=trees,
        learning_rate=rate,
        num_leaves=leaves,
        min_child_samples=20,
        colsample_bytree=0.6,
        subsample=0.8,
        subsample_freq=1,
        reg_lambda=3.0,
        use_missing=False,
        deterministic=True,
        force_row_wise=True,
        n_jobs=1,
        verbose=-1,
        random_state=SEED,
    )
    fitted.fit(rows, np.asarray(labels, dtype=int), sample_weight=weights)
    return _flatten(fitted.booster_.dump_model(), names)


def _flatten(dumped: Mapping[str, Any], names: Sequence[str]) -> TreeModel:
    nodes: list[list[float]] = []

    def place(node: Mapping[str, Any]) -> int:
        number = len(nodes)
        if "split_feature" not in node:
            nodes.append([-1, 0.0, 0, 0, node["leaf_value"]])
            return number
        nodes.append([node["split_feature"], node["threshold"], 0, 0, 0.0])
        nodes[number][2] = place(node["left_child"])
        nodes[number][3] = place(node["right_child"])
        return number

    roots = [place(tree["tree_structure"]) for tree in dumped["tree_info"]]
    table = np.array(nodes)
    return TreeModel(
        feature=table[:, 0].astype(np.int32),
        threshold=table[:, 1],
        left=table[:, 2].astype(np.int32),
        right=table[:, 3].astype(np.int32),
        value=table[:, 4],
        roots=np.array(roots, dtype=np.int32),
        names=tuple(names),
    )


def fit_calibration(scores: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Fit a rising curve (isotonic regression) from scores to how often they were right, thinned to its corners."""
    curve = IsotonicRegression(y_min=0.005, y_max=0.995, out_of_bounds="clip")
    curve.fit(np.asarray(scores, dtype=float), np.asarray(right, dtype=float))
    return Calibration(scores=curve.X_thresholds_, shares=curve.y_thresholds_)
