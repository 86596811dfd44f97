"""Calibration: a model's score -> how often such scores were right on held-out articles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Calibration"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A rising curve through points, as isotonic regression gives it (Zadrozny and Elkan 2002).

    Attributes
    ----------
    scores
        Where the curve has its points, ascending.
    shares
        How often it was right there, 0-1, never falling.
    """

    scores: Floats
    shares: Floats

    def probabilities(self, scores: Floats) -> Floats:
        """Return probabilities, rounded to three digits, between the points by a straight line.

        Examples
        --------
        >>> curve = Calibration(scores=np.array([0.0, 1.0]), shares=np.array([0.1, 0.9]))
        >>> curve.probabilities(np.array([0.5, 2.0])).tolist()
        [0.5, 0.9]
        """
        return np.asarray(np.round(np.interp(scores, self.scores, self.shares), 3))
