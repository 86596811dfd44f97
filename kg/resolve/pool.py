"""Clusters of all documents on their way to entities: comparisons, merges, and the judgements made."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from kg.records import Judgement
from kg.resolve.cluster import Cluster
from kg.resolve.clusters import Clusters
from kg.resolve.compare import (
    compare_company,
    compare_countries,
    compare_genders,
    compare_offices,
    compare_times,
    compare_types,
)
from kg.resolve.name_likeness import may_be_one
from kg.resolve.traits import Traits, traits_of

__all__ = ["MERGE", "UNSURE", "Pool"]

MERGE = 0.7
"""From this score on clusters become one."""
UNSURE = 0.45
"""From this score on a pair is shown to a person."""
_COMPARATORS = (
    compare_types,
    compare_countries,
    compare_genders,
    compare_offices,
    compare_company,
    compare_times,
)


class Pool:
    """Numbered clusters that grow into entities.

    Parameters
    ----------
    clusters
        In order of document and place, so that results don't depend on the order of reading.
    traits
        Of those clusters that stand for several.
    """

    def __init__(
        self, clusters: Sequence[Cluster], traits: Mapping[int, Traits] = MappingProxyType({})
    ) -> None:
        self.clusters = clusters
        self._judgements: dict[frozenset[str], Judgement] = {}
        self._union: Clusters[int] = Clusters(range(len(clusters)))
        self._traits = [
            traits.get(number) or traits_of(cluster) for number, cluster in enumerate(clusters)
        ]

    def root(self, number: int) -> int:
        """Return the number that stands for the entity of a cluster."""
        return self._union.root(number)

    def roots(self, numbers: Iterable[int]) -> list[int]:
        """Return the entities of clusters, each once, in order."""
        return list(dict.fromkeys(self.root(number) for number in numbers))

    def traits(self, number: int) -> Traits:
        """Return what is known of the entity of a cluster."""
        return self._traits[self.root(number)]

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two clusters become one."""
        self._union.keep_apart(one, other)

    def join(self, one: int, other: int) -> bool:
        """Make two clusters one, unless that is forbidden; tell whether they are one now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if not self._union.merge(first, second):
            return False
        self._traits[first].add(self._traits[second])
        return True

    def score(self, one: int, other: int, base: float) -> tuple[float, list[str]]:
        """Return how likely the entities of two clusters are one, and what the comparators say."""
        score, reasons = base, []
        left, right = self.traits(one), self.traits(other)
        for compare in _COMPARATORS:
            weight, reason = compare(left, right)
            score += weight
            if reason:
                reasons.append(reason)
        return round(min(max(score, 0.0), 1.0), 2), reasons

    def judge(self, one: int, other: int, *, base: float, why: str) -> bool:
        """Compare two clusters, join them if they are alike enough, and keep the judgement."""
        if self.root(one) == self.root(other):
            return True
        score, reasons = self.score(one, other, base)
        if not self._may_be_one(one, other):
            score, reasons = min(score, UNSURE - 0.01), ["full names differ", *reasons]
        return self.decide(one, other, score, (why, *reasons))

    def decide(
        self, one: int, other: int, score: float, reasons: tuple[str, ...], *, least: float = MERGE
    ) -> bool:
        """Join two clusters if their score is at least so high, and keep the judgement."""
        same = score >= least and self.join(one, other)
        verdict = True if same else (None if score >= UNSURE else False)
        if score >= least and not same:
            verdict, reasons = False, ("kept apart by a correction", *reasons)
        self.note(one, other, same=verdict, score=score, reasons=reasons)
        return same

    def _may_be_one(self, one: int, other: int) -> bool:
        """Tell whether the full names that two persons mostly bear can be forms of one name."""
        left, right = self.traits(one), self.traits(other)
        if "person" not in (left.type, right.type):
            return True
        first, second = left.main_name, right.main_name
        return not (first and second) or may_be_one(first, second)

    def note(
        self, one: int, other: int, *, same: bool | None, score: float, reasons: tuple[str, ...]
    ) -> None:
        """Keep a judgement about two clusters, in place of an earlier one about the same two."""
        left, right = self.label(one), self.label(other)
        self._judgements[frozenset((left, right))] = Judgement(
            left=left, right=right, same=same, score=score, reasons=reasons
        )

    @property
    def judgements(self) -> list[Judgement]:
        """The judgements made, in the order in which the pairs were first compared."""
        return list(self._judgements.values())

    def label(self, number: int) -> str:
        """Return ``doc#mention`` of a cluster: its first name, else its first mention."""
        cluster = self.clusters[number]
        return f"{cluster.doc}#{cluster.anchor}"

    def groups(self) -> list[list[int]]:
        """Return the numbers of the clusters of each entity, in order of the first."""
        return sorted(sorted(members) for members in self._union)
