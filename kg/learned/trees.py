"""Boosted trees: rows of numbers -> the sum of what small decision trees say (Friedman 2001)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["TreeModel"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeModel:
    """Decision trees as flat arrays, one place a node.

    Attributes
    ----------
    feature
        Column that an inner node looks at; -1 for a leaf.
    threshold
        An inner node goes left where the number is at most this.
    left, right
        Places of the children.
    value
        What a leaf adds to the log-odds.
    roots
        Places of the trees' first nodes.
    names
        Of the columns, for explanations.
    """

    feature: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    roots: NDArray[np.int32]
    names: tuple[str, ...] = ()

    def logits(self, rows: Floats) -> Floats:
        """Return the log-odds of each row (shape: rows × columns).

        Examples
        --------
        >>> stump = TreeModel(feature=np.array([0, -1, -1]), threshold=np.array([1.5, 0, 0]),
        ...     left=np.array([1, 0, 0]), right=np.array([2, 0, 0]), value=np.array([0, -1.0, 1.0]),
        ...     roots=np.array([0]))
        >>> stump.logits(np.array([[1.0], [2.0]])).tolist()
        [-1.0, 1.0]
        """
        if not len(rows):
            return np.zeros(0)
        number = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        column = self.feature[node]
        while (inner := column >= 0).any():
            seen = rows[number, np.where(inner, column, 0)]
            down = np.where(seen <= self.threshold[node], self.left[node], self.right[node])
            node = np.where(inner, down, node)
            column = self.feature[node]
        return np.asarray(self.value[node].sum(axis=1))
