"""Which of several candidates is meant: rows of numbers -> the best, and the probability that it is right."""

import numpy as np
from numpy.typing import NDArray

from kg.learned.bundle import Bundle

__all__ = ["FORMS", "MODELS", "answer", "choose", "share_of_best"]

Floats = NDArray[np.float64]

FORMS = {
    "he": "he",
    "she": "he",
    "it": "it",
    "they": "they",
    "we": "we",
    "description": "description",
}
"""Pronouns by lemma, and descriptions: the name of their curve and threshold."""

MODELS = {
    "he": "third",
    "she": "third",
    "it": "third",
    "they": "third",
    "we": "we",
    "description": "description",
}
"""Which model ranks their candidates."""

_DIGITS = 6


def answer(rows: Floats, form: str, models: Bundle) -> tuple[int, float]:
    """Return the place of the candidate that is most likely meant, and how likely.

    Parameters
    ----------
    rows
        The candidates, at least one.
    form
        A key of `FORMS`.
    """
    return choose(models.trees[MODELS[form]].logits(rows), form, models)


def choose(logits: Floats, form: str, models: Bundle) -> tuple[int, float]:
    """Return, of candidates whose log-odds are known, the place of the likeliest, and how likely it is."""
    best, share = share_of_best(logits)
    curve = models.curves.get(FORMS[form])
    return best, float(curve.probabilities(np.array([share]))[0]) if curve else share


def share_of_best(logits: Floats) -> tuple[int, float]:
    """Return the place of the best candidate and its share of the odds; *nobody* has odds of one.

    Examples
    --------
    >>> share_of_best(np.array([0.0, -40.0]))
    (0, 0.5)
    """
    rounded = logits.round(_DIGITS)
    best = int(rounded.argmax())
    odds = np.exp(np.clip(rounded, -40.0, 40.0))
    return best, round(float(odds[best] / (1.0 + odds.sum())), _DIGITS)
