"""Fitting: examples -> models in the package's form (`kg.learned`). Needs scikit-learn and LightGBM; seeds are fixed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from kg.learned.calibration import Calibration
from kg.learned.linear import LinearModel, unit
from kg.learned.trees import TreeModel

__all__ = ["fit_calibration", "fit_linear", "fit_trees", "predict_linear"]

SEED = 20
Features = Mapping[str, float]


def _index(rows: Sequence[Features], least: int) -> dict[str, int]:
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= least))}


def _matrix(
    rows: Sequence[Features], index: Mapping[str, int], vectors: NDArray[Any] | None
) -> scipy.sparse.csr_matrix:
    at: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                at.append(number)
                columns.append(index[name])
                values.append(value)
    sparse = scipy.sparse.csr_matrix((values, (at, columns)), shape=(len(rows), len(index)))
    if vectors is None:
        return sparse
    dense = scipy.sparse.csr_matrix(np.array([unit(one) for one in vectors]))
    return scipy.sparse.hstack([sparse, dense]).tocsr()


def fit_linear(
    rows: Sequence[Features],
    labels: Sequence[Any],
    *,
    strength: float,
    vectors: NDArray[Any] | None = None,
    weights: Sequence[float] | None = None,
    least: int = 2,
) -> LinearModel:
    """Fit a logistic regression (L2) on features seen at least `least` times; labels are yes or no, or class names.

    Parameters
    ----------
    strength
        The inverse of the regularization's weight (scikit-learn's ``C``).
    """
    index = _index(rows, least)
    matrix = _matrix(rows, index, vectors)
    several = len(set(labels)) > 2
    solver: dict[str, Any] = (
        {"solver": "lbfgs", "max_iter": 400} if several else {"solver": "liblinear"}
    )
    fitted = LogisticRegression(C=strength, random_state=SEED, fit_intercept=False, **solver)
    fitted.fit(matrix, np.array(labels), sample_weight=weights)
    coefficients = fitted.coef_.T
    return LinearModel(
        index=index,
        weights=coefficients[: len(index)],
        dense=coefficients[len(index) :],
        classes=tuple(map(str, fitted.classes_)) if several else (),
    )


def predict_linear(
    model: LinearModel, rows: Sequence[Features], vectors: NDArray[Any] | None = None
) -> NDArray[np.float64]:
    """Return the logits of many rows at once, as `LinearModel.logits` gives them one by one."""
    matrix = _matrix(rows, model.index, vectors)
    return np.asarray(matrix @ np.vstack([model.weights, model.dense]))


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
    curve = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    curve.fit(np.asarray(scores, dtype=float), np.asarray(right, dtype=float))
    return Calibration(scores=curve.X_thresholds_, shares=curve.y_thresholds_)
