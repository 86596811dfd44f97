"""Whom a surname alone means: articles of a build, first names masked -> the model of `kg.resolve.surnames`.

Usage: ``python -m training.surnames BUILD``, the directory of a build of many articles. Everybody whom an article names in full
is called by the surname alone, with and without office and country; who else bears the surname is wrong. Whoever no other article
names has no right answer, so that the model learns to refuse. News calls only those by their surname at once whom everybody knows: names
weigh the more, the more articles name somebody, and those without an answer weigh as much as they do among real surnames alone (12 of 75,
read by eye). The threshold gives the wanted precision on folds of surnames
that weren't learned from; `training.articles.is_reserved` articles are only measured.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.built import open_store
from kg.config import load_settings
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import LinearModel, sigmoid
from kg.pipeline import load_knowledge
from kg.reading import KeptReadings
from kg.resolve.cluster import Cluster
from kg.resolve.majority import settle_names
from kg.resolve.name_likeness import may_be_one, name_words
from kg.resolve.surname_features import Rarity, describe_bearer
from kg.resolve.surnames import MOST_BEARERS
from kg.resolve.traits import Traits, full_names, traits_of
from training.articles import FOLDS, fold_of, is_reserved
from training.fit import SEED, fit_linear
from training.train import write_model

__all__ = ["Case", "fit_surnames", "make_cases"]

PRECISION = 0.98
_MOST = 25
_STRENGTH = 1.0
_KNOWN = 5
_UNKNOWN = 0.16
"""Share of surnames alone that mean nobody whom another article names in full."""

Groups = Mapping[str, Sequence[Cluster]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A masked name.

    Attributes
    ----------
    doc, surname
        Where it stands, and what is left of it.
    rows
        What is said of each who may be meant.
    right
        Which of them is; None if none is.
    weight
        How many real names it stands for.
    """

    doc: str
    surname: str
    rows: list[dict[str, float]]
    right: int | None
    weight: float


def load_people(build: Path) -> list[Cluster]:
    """Return the persons with a full name of the documents of a build, with their company."""
    settings = load_settings()
    with open_store(build / ".kg" / "extractions.db", settings) as store:
        readings = KeptReadings(store, store.documents(), load_knowledge(settings).actors)
        clusters = [one for cast in readings.casts() for one in cast.complete()]
    return [one for one in settle_names(clusters) if one.type == "person" and not one.actor]


def group_people(clusters: Sequence[Cluster]) -> dict[str, list[Cluster]]:
    """Return the clusters of each person, as full names tell: the most frequent form stands for all that may be forms of it."""
    called: dict[str, list[Cluster]] = defaultdict(list)
    for one in clusters:
        names = full_names(one)
        if names:
            called[max(names, key=lambda name: (len(name), name))].append(one)
    groups: dict[str, list[Cluster]] = {}
    known: dict[str, list[str]] = defaultdict(list)
    for name in sorted(called, key=lambda one: (-len(called[one]), one)):
        of_surname = known[name.split()[-1]]
        same = next(
            (one for one in of_surname if may_be_one(name, one) or _begin_alike(name, one)), ""
        )
        if not same:
            of_surname.append(name)
        groups.setdefault(same or name, []).extend(called[name])
    return groups


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether given names may be forms of one that no list has (*Jamie*, *James*); only labels need be so careful."""
    return one[:2] == other[:2]


def make_cases(clusters: Sequence[Cluster]) -> Iterator[Case]:
    """Yield the cases, up to so many a person."""
    groups, rarity, chosen = group_people(clusters), Rarity(clusters), random.Random(SEED)
    bearers: dict[str, list[str]] = defaultdict(list)
    for name in groups:
        bearers[name.split()[-1]].append(name)
    for name in sorted(groups):
        of_surname = sorted(bearers[name.split()[-1]], key=lambda one: (-len(groups[one]), one))
        some = chosen.sample(groups[name], min(_MOST, len(groups[name])))
        among = {other: groups[other] for other in of_surname}
        for one in some:
            for case in _mask(one, name, among, rarity):
                yield replace(case, weight=_fame(len(groups[name])) / len(some))


def _fame(articles: int) -> float:
    """Return how often somebody of so many articles may be called by the surname alone."""
    return articles * articles / (articles + _KNOWN)


def weigh(cases: Sequence[Case]) -> list[Case]:
    """Return the cases, those without a right answer as weighty together as they are among real names."""
    known = sum(one.weight for one in cases if one.right is not None)
    unknown = sum(one.weight for one in cases if one.right is None)
    less = known * _UNKNOWN / (1 - _UNKNOWN) / unknown
    return [
        one if one.right is not None else replace(one, weight=one.weight * less) for one in cases
    ]


def _mask(cluster: Cluster, name: str, groups: Groups, rarity: Rarity) -> Iterator[Case]:
    surname = name.split()[-1]
    elsewhere = {
        one: [other for other in found if other.doc != cluster.doc]
        for one, found in groups.items()
        if one == name or all(other.doc != cluster.doc for other in found)
    }
    traits = {one: _together(found) for one, found in elsewhere.items() if found}
    if not traits:
        return
    total = sum(one.documents for one in traits.values())
    compared = list(traits)[:MOST_BEARERS]
    right = compared.index(name) if name in compared else None
    bare = replace(cluster, names=(surname,) * len(cluster.names))
    for masked in (bare, replace(bare, offices=frozenset(), country="")):
        said = replace(traits_of(masked), persons=_others(cluster))
        rows = [describe_bearer(traits[one], said, total=total, rarity=rarity) for one in compared]
        yield Case(doc=cluster.doc, surname=surname, rows=rows, right=right, weight=1.0)


def _others(cluster: Cluster) -> dict[str, int]:
    own = {" ".join(name_words(name)) for name in cluster.names}
    return dict.fromkeys(cluster.persons.difference(full_names(cluster), own), 1)


def _together(clusters: Sequence[Cluster]) -> Traits:
    found = Traits()
    for one in clusters:
        found.add(traits_of(one))
    return found


def fit_surnames(cases: Sequence[Case]) -> LinearModel:
    """Return the model of who is meant, each who may be judged alone."""
    rows = [row for case in cases for row in case.rows]
    labels = [case.right == place for case in cases for place in range(len(case.rows))]
    weights = [case.weight for case in cases for _ in case.rows]
    return fit_linear(rows, labels, strength=_STRENGTH, weights=weights)


def judge(model: LinearModel, cases: Sequence[Case]) -> NDArray[np.float64]:
    """Return of each case the probability of the likeliest, whether that is right, and the weight."""
    found = []
    for case in cases:
        scores = [float(sigmoid(model.logits(row))[0]) for row in case.rows]
        best = int(np.argmax(scores))
        found.append((scores[best], best == case.right, case.weight))
    return np.array(found)


def find_least(judged: NDArray[np.float64], precision: float) -> float:
    """Return the lowest score from which on so many are right."""
    ranked = judged[np.argsort(-judged[:, 0])]
    shares = np.cumsum(ranked[:, 1] * ranked[:, 2]) / np.cumsum(ranked[:, 2])
    reached = np.flatnonzero(shares >= precision)
    return float(ranked[reached[-1], 0]) if len(reached) else 1.0


def _tell(
    label: str, judged: NDArray[np.float64], cases: Sequence[Case], least: float
) -> dict[str, Any]:
    joined = judged[judged[:, 0] >= least]
    wanted = sum(case.weight for case in cases if case.right is not None)
    right = float((joined[:, 1] * joined[:, 2]).sum())
    said = {
        "precision": round(right / max(float(joined[:, 2].sum()), 1.0), 4),
        "recall": round(right / max(wanted, 1.0), 4),
        "names": round(sum(case.weight for case in cases)),
    }
    print(label, said)
    return said


def main() -> None:
    """Fit, measure and write the model."""
    cases = weigh(list(make_cases(load_people(Path(sys.argv[1])))))
    seen = [one for one in cases if not is_reserved(one.doc)]
    unseen = [one for one in cases if is_reserved(one.doc)]
    folds = [fold_of(one.surname) for one in seen]
    judged = np.zeros((len(seen), 3))
    for fold in range(FOLDS):
        inside = [place for place, one in enumerate(folds) if one == fold]
        rest = [one for one, other in zip(seen, folds, strict=True) if other != fold]
        judged[inside] = judge(fit_surnames(rest), [seen[place] for place in inside])
    least = round(find_least(judged, PRECISION), 2)
    model = fit_surnames(seen)
    bundle = read_bundle(
        pack_bundle(
            Bundle(linear={"surname": model}, trees={}, curves={}, numbers={"surname": least})
        )
    )
    write_model(
        bundle,
        {
            "name": "merge",
            "digest": bundle.digest,
            "learned_from": f"{len(seen)} masked names of {len({one.doc for one in seen})} news articles",
            "threshold": least,
            "folds": _tell("folds", judged, seen, least),
            "unseen_articles": _tell(
                "unseen articles", judge(bundle.linear["surname"], unseen), unseen, least
            ),
            "weights": {
                name: round(float(model.weights[place, 0]), 2)
                for name, place in sorted(model.index.items())
            },
        },
    )


if __name__ == "__main__":
    main()
