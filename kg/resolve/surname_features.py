"""A surname alone, and somebody who bears it: what documents say of both -> numbers for the learned decision."""

import math
from collections import Counter
from collections.abc import Iterable

from kg.resolve.cluster import Cluster
from kg.resolve.compare import compare_countries, compare_genders
from kg.resolve.traits import Traits, full_names

__all__ = ["Rarity", "describe_bearer"]


class Rarity:
    """How rare company is: a person whom few documents name says more than a state that many do.

    Parameters
    ----------
    clusters
        Of all documents.
    """

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        named: dict[str, Cluster] = {}
        self._counts: Counter[str] = Counter()
        for cluster in clusters:
            if cluster.type == "person":
                named.setdefault(cluster.doc, cluster)
                self._counts.update(full_names(cluster))
        for cluster in named.values():
            self._counts.update(cluster.company)
        self._documents = len(named)

    def weight(self, one: str) -> float:
        """Return how much it says that somebody is named beside."""
        return max(0.0, math.log(self._documents / (1 + self._counts[one])))


def describe_bearer(
    bearer: Traits, bare: Traits, *, total: int, rarity: Rarity
) -> dict[str, float]:
    """Return what speaks for and against that a surname alone means one who bears it.

    Parameters
    ----------
    bearer
        Who is named in full elsewhere.
    bare
        Who is called by the surname alone.
    total
        Documents that name anybody of the surname in full.
    """
    said = {
        "always": 1.0,
        "documents": math.log1p(bearer.documents),
        "others": math.log1p(total - bearer.documents),
        "lead": math.log(bearer.documents / (total - bearer.documents + 1)),
        "only": float(bearer.documents == total),
    }
    return {**said, **_company(bearer, bare, rarity), **_person(bearer, bare)}


def _company(bearer: Traits, bare: Traits, rarity: Rarity) -> dict[str, float]:
    near = 0.0
    said = {}
    for name, mine, theirs in (
        ("persons beside", bare.persons, bearer.persons),
        ("actors beside", bare.company, bearer.company),
    ):
        weights = {one: rarity.weight(one) for one in sorted(mine)}
        shared = sum(weight for one, weight in weights.items() if one in theirs)
        said[name] = shared / (sum(weights.values()) or 1.0)
        near += sum(weight * theirs.get(one, 0) for one, weight in weights.items())
    return {**said, "near": math.log1p(near / bearer.documents)}


def _person(bearer: Traits, bare: Traits) -> dict[str, float]:
    country = compare_countries(bearer, bare)[0]
    gender = compare_genders(bearer, bare)[0]
    heads = _heads(bearer) & _heads(bare)
    return {
        "same country": float(country > 0),
        "other country": float(country < 0),
        "same gender": float(bool(bearer.genders and bare.genders) and gender == 0),
        "other gender": float(gender < 0),
        "same office": float(bool(heads)),
        "other office": float(bool(bearer.offices and bare.offices) and not heads),
    }


def _heads(traits: Traits) -> set[str]:
    return {head for head, _, _ in traits.offices}
