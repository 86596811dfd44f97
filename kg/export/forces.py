"""Forces between points: ties and places -> places of a drawing, by ForceAtlas2 (Jacomy et al. 2014).

As NetworkX' `forceatlas2_layout` has it, in a fifth of its time: x and y apart, so that no array has a third dimension. Sums go down the columns,
one row after the other, so that every processor adds in the same order.
"""

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

__all__ = ["Points", "lay_out_by_force", "push_apart"]

Points: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"

_REPULSION = 4.0
_LEAST_EFFICIENCY = 0.05
_MOST_RISE = 0.5


@dataclass(slots=True)
class _Pace:
    """How far points move for a force; less where they swing, more where they all go one way."""

    swing: float = 1.0
    traction: float = 1.0
    speed: float = 1.0
    efficiency: float = 1.0

    def adapt(self, points: int) -> None:
        """Set the speed anew."""
        tolerance = 0.05 * math.sqrt(points)
        jitter = max(math.sqrt(tolerance), min(10, tolerance * self.traction / points**2))
        if self.swing > 2 * self.traction:
            jitter = max(jitter, 1.0)
            self._slow(0.5)
        wanted = jitter * self.efficiency * self.traction / self.swing
        if self.swing > jitter * self.traction:
            self._slow(0.7)
        elif self.speed < 1000:
            self.efficiency *= 1.3
        self.speed += min(wanted - self.speed, _MOST_RISE * self.speed)

    def _slow(self, share: float) -> None:
        if self.efficiency > _LEAST_EFFICIENCY:
            self.efficiency *= share


def lay_out_by_force(ties: Points, start: Points, *, rounds: int) -> Points:
    """Return the places of points after some rounds.

    Parameters
    ----------
    ties
        Symmetric: 1 where two points are tied, 0 elsewhere and on the diagonal.
    start
        A row for each point, no two the same.
    """
    x, y = start.T.copy()
    mass = ties.sum(axis=0) + 1
    repulsion = _REPULSION * np.outer(mass, mass)
    np.fill_diagonal(repulsion, 0)
    # Four arrays for all rounds: to get and clear new ones takes as long as the sums.
    dx, dy, squares, force = np.empty((4, *ties.shape))
    pace = _Pace()
    for _ in range(rounds):
        np.subtract(x, x[:, None], out=dx)
        np.subtract(y, y[:, None], out=dy)
        np.multiply(dx, dx, out=force)
        force += np.multiply(dy, dy, out=squares)
        np.fill_diagonal(force, 1)
        np.divide(repulsion, force, out=force)
        force -= ties
        dx *= force
        dy *= force
        from_middle = np.array([x - x.mean(), y - y.mean()])
        length = np.sqrt((from_middle**2).sum(axis=0))
        length[length == 0] = 1
        gravity = mass * from_middle / length
        moved = np.array([dx.sum(axis=0), dy.sum(axis=0)]) - gravity
        swinging, pulling = (
            _lengths(x + sign * moved[0], y + sign * moved[1]) for sign in (-1, 1)
        )
        pace.swing += float((mass * swinging).sum())
        pace.traction += float((0.5 * mass * pulling).sum())
        pace.adapt(len(mass))
        moved *= pace.speed / (1 + np.sqrt(pace.speed * mass * _lengths(*moved)))
        x, y = x + moved[0], y + moved[1]
    return np.array([x, y]).T


def _lengths(x: Points, y: Points) -> Points:
    lengths: Points = np.sqrt(x * x + y * y)
    return lengths


def push_apart(points: Points, least: float, *, rounds: int) -> Points:
    """Return points moved so that few are closer than `least`; the order of places is kept."""
    x, y = points.T.copy()
    for _ in range(rounds):
        dx, dy = x[:, None] - x, y[:, None] - y
        one, other = np.nonzero(dx * dx + dy * dy < least * least)
        one, other = one[one != other], other[one != other]
        if not len(one):
            break
        gap_x, gap_y = dx[one, other], dy[one, other]
        distance = _lengths(gap_x, gap_y)
        push = (least - distance) / np.maximum(distance, 1e-3) / 4
        x, y = (
            place + np.bincount(one, gap * push, len(x)) for place, gap in ((x, gap_x), (y, gap_y))
        )
    return np.array([x, y]).T
