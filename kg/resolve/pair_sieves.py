"""Clusters of a document that are one actor, whatever else tied their mentions -> ties.

*The Tribune* and *Chicago Tribune*, *the protesters* and *pro-democracy demonstrators*, a description and the name that it means:
whether two clusters are one is learned from annotated articles (``training/pairs.py``), as mention-pair and entity-pair
models do (Clark and Manning 2016); the surest pairs are joined first, and none against what keeps them apart.
"""

import numpy as np

from kg.learned.bundle import Bundle
from kg.learned.linear import sigmoid
from kg.resolve.document_state import DocumentState
from kg.resolve.pair_features import describe_pairs, find_pairs
from kg.resolve.sights import see_clusters

__all__ = ["tie_pairs"]

_DIGITS = 6


def tie_pairs(state: DocumentState, models: Bundle) -> None:
    """Join clusters that are most likely one actor.

    Parameters
    ----------
    models
        Learned models.
    """
    sights = see_clusters(state)
    pairs = find_pairs(state, sights)
    if not pairs:
        return
    rows = describe_pairs(state, sights, pairs)
    likely = sigmoid(models.trees["pair"].logits(rows)).round(_DIGITS)
    for place in np.argsort(-likely, kind="stable"):
        if likely[place] < models.numbers["pair"]:
            break
        one, other = (side.mentions[0].id for side in pairs[place])
        state.tie(other, one, round(float(likely[place]), 2), "likely the same actor")
