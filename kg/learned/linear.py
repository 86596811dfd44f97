"""Linear models: named features -> a score a class, and which features made it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["LinearModel", "sigmoid", "softmax"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """Weights of named features, and of a dense vector if there is one.

    Attributes
    ----------
    index
        Row of `weights` by feature name.
    weights
        One row a feature, one column a class; a yes-or-no model has one column.
    dense
        One row a dimension of the vector, columns as `weights`; no rows if the model knows no vector.
    classes
        Names of the columns; empty for yes or no.
    """

    index: Mapping[str, int]
    weights: Floats
    dense: Floats
    classes: tuple[str, ...] = ()
    _column: list[float] = field(default_factory=list, repr=False, compare=False)

    def logits(
        self, features: Mapping[str, float], vector: NDArray[np.float32] | None = None
    ) -> Floats:
        """Return the score of each class before any normalization; unknown features weigh nothing.

        Examples
        --------
        >>> model = LinearModel(index={"a": 0}, weights=np.array([[2.0]]), dense=np.zeros((0, 1)))
        >>> model.logits({"a": 1.0, "b": 1.0}).tolist()
        [2.0]
        """
        index = self.index
        rows = [(index[name], value) for name, value in features.items() if name in index]
        if self.weights.shape[1] == 1:
            flat = self._flat()
            total = np.array([sum(flat[place] * value for place, value in rows)], dtype=float)
        else:
            places = [place for place, _ in rows]
            values = np.array([value for _, value in rows])
            total = (self.weights[places] * values[:, None]).sum(axis=0)
        if vector is not None and len(self.dense):
            total = total + (self.dense * unit(vector)[:, None]).sum(axis=0)
        return np.asarray(total)

    def _flat(self) -> list[float]:
        """Return the only column as a list: a few dozen weights add up faster without arrays."""
        if not self._column:
            self._column.extend(self.weights[:, 0].tolist())
        return self._column

    def strongest(
        self, features: Mapping[str, float], column: int = 0, most: int = 5
    ) -> list[tuple[str, float]]:
        """Return the features that moved the score of a class most, strongest first, with how far."""
        moved = [
            (name, round(float(self.weights[self.index[name], column]) * value, 3))
            for name, value in features.items()
            if name in self.index
        ]
        return sorted(moved, key=lambda one: (-abs(one[1]), one[0]))[:most]


def unit(vector: NDArray[np.float32]) -> Floats:
    """Return a vector at length 1, in double precision; zeros stay zeros."""
    wide = vector.astype(np.float64)
    length = float(np.sqrt((wide * wide).sum()))
    return wide / max(length, 1e-6)


def sigmoid(logit: Floats) -> Floats:
    """Return probabilities of yes.

    Examples
    --------
    >>> sigmoid(np.array([0.0])).tolist()
    [0.5]
    """
    return 1.0 / (1.0 + np.exp(-np.clip(logit, -40.0, 40.0)))


def softmax(logits: Floats) -> Floats:
    """Return probabilities of classes, along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))
