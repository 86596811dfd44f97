"""Boosted trees: rows of numbers -> the sum of what small decision trees say (Friedman 2001).

Trees of at most `_MOST` leaves answer by bits (QuickScorer, Lucchese et al. 2015): a comparison that fails rules out the
leaves of the left branch, and the first leaf that none rules out is the answer; for a few rows ten times as fast as walking.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["TreeModel"]

Floats = NDArray[np.float64]
_MOST = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bits:
    """Trees as masks: for each comparison the leaves that stay if it fails."""

    feature: NDArray[np.int64]
    threshold: Floats
    mask: NDArray[np.uint16]
    starts: NDArray[np.int64]
    leaves: Floats


_FIRST = np.array(
    [(number & -number).bit_length() - 1 if number else 0 for number in range(1 << _MOST)],
    dtype=np.int64,
)
"""Place of the lowest bit of each number."""


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
    _bits: list[_Bits | None] = field(default_factory=list, init=False, repr=False, compare=False)

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
        if not self._bits:
            self._bits.append(self._to_bits())
        bits = self._bits[0]
        return self._walk(rows) if bits is None else _answer(bits, rows)

    def _walk(self, rows: Floats) -> Floats:
        number = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        column = self.feature[node]
        while (inner := column >= 0).any():
            seen = rows[number, np.where(inner, column, 0)]
            down = np.where(seen <= self.threshold[node], self.left[node], self.right[node])
            node = np.where(inner, down, node)
            column = self.feature[node]
        return np.asarray(self.value[node].sum(axis=1))

    def _to_bits(self) -> _Bits | None:
        """Return the trees as masks; None where one has too many leaves."""
        nodes: list[tuple[int, float, int]] = []
        starts, leaves = [], np.zeros((len(self.roots), _MOST))
        for tree, root in enumerate(self.roots):
            own = self._leaves(int(root))
            if len(own) > _MOST:
                return None
            starts.append(len(nodes))
            place = {leaf: bit for bit, leaf in enumerate(own)}
            leaves[tree, : len(own)] = self.value[own]
            inner = self._inner(int(root))
            # A tree of one leaf compares nothing; reduceat needs an entry of each tree.
            nodes.extend(
                (inner and [self._mask(node, place) for node in inner]) or [(0, np.inf, 0)]
            )
        feature, threshold, mask = zip(*nodes, strict=True)
        return _Bits(
            feature=np.array(feature, dtype=np.int64),
            threshold=np.array(threshold, dtype=float),
            mask=np.array(mask, dtype=np.uint16),
            starts=np.array(starts, dtype=np.int64),
            leaves=leaves,
        )

    def _mask(self, node: int, place: dict[int, int]) -> tuple[int, float, int]:
        full = (1 << _MOST) - 1
        ruled_out = sum(1 << place[leaf] for leaf in self._leaves(int(self.left[node])))
        return int(self.feature[node]), float(self.threshold[node]), full ^ ruled_out

    def _leaves(self, node: int) -> list[int]:
        """Return the leaves below a node, from left to right."""
        if self.feature[node] < 0:
            return [node]
        return self._leaves(int(self.left[node])) + self._leaves(int(self.right[node]))

    def _inner(self, node: int) -> list[int]:
        if self.feature[node] < 0:
            return []
        below = self._inner(int(self.left[node])) + self._inner(int(self.right[node]))
        return [node, *below]


def _answer(bits: _Bits, rows: Floats) -> Floats:
    held = rows[:, bits.feature] <= bits.threshold
    masks = bits.mask | np.negative(held.astype(np.uint16))  # where it holds, all leaves stay
    stay = np.bitwise_and.reduceat(masks, bits.starts, axis=1)
    return np.asarray(bits.leaves[np.arange(len(bits.leaves)), _FIRST[stay]].sum(axis=1))
