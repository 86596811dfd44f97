"""Which clusters of an article are one actor: annotated articles -> the model of `kg.resolve.pair_sieves`.

It stands on what is read, and tied word by word, by models that have not seen the article (`training.ties`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kg.actors.lookup import KnownActors
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.models import Models
from kg.learned.trees import TreeModel
from kg.resolve.pair_features import NAMES, describe_pairs, find_pairs
from kg.resolve.sights import see_clusters
from kg.resolve.within import tie_words
from training.articles import FOLDS, fold_of
from training.fit import fit_trees
from training.tie_texts import Text
from training.ties import answer_of

__all__ = ["LEAST", "add_pairs", "prepare_pairs"]

_TREES, _LEAVES = 300, 24
LEAST = 0.6
"""From which probability two clusters are joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """What an article teaches: pairs of its clusters, and which are one annotated actor."""

    rows: NDArray[np.float64]
    same: NDArray[np.bool_]


def prepare_pairs(text: Text, actors: KnownActors, models: Models) -> Pairs:
    """Return the pairs of clusters of an article, tied by `models` that have not seen it."""
    state = tie_words(text.extraction, actors, models)
    sights = see_clusters(state)
    found = find_pairs(state, sights)
    meant = {one.root: answer_of(state, one.root, text.answers) for one in sights}
    same = [
        meant[one.root] is not None and meant[one.root] == meant[two.root] for one, two in found
    ]
    return Pairs(rows=describe_pairs(state, sights, found), same=np.array(same, dtype=bool))


def add_pairs(
    whole: Bundle, folds: Mapping[int, Bundle], lessons: Mapping[str, Pairs]
) -> tuple[Bundle, dict[int, Bundle]]:
    """Return models of ties with those of pairs: fitted on all articles, and for each fold on the others."""
    fit = partial(_fit, lessons)
    held = {fold: _with(one, fit(fold)) for fold, one in folds.items()}
    return _with(whole, fit(FOLDS)), held


def _fit(lessons: Mapping[str, Pairs], without: int) -> TreeModel:
    taught: Sequence[Pairs] = [one for name, one in lessons.items() if fold_of(name) != without]
    rows = np.vstack([one.rows for one in taught])
    same = np.concatenate([one.same for one in taught])
    return fit_trees(rows, same, NAMES, trees=_TREES, leaves=_LEAVES)


def _with(bundle: Bundle, trees: TreeModel) -> Bundle:
    joined = replace(
        bundle,
        trees={**bundle.trees, "pair": trees},
        numbers={**bundle.numbers, "pair": LEAST},
    )
    return read_bundle(pack_bundle(joined))
