"""Across documents: clusters -> groups of clusters that denote one entity, and the judgements made.

Blocks bound what is compared: clusters with one known actor, one normal form of a name, or one surname.
"""

from collections.abc import Iterable, Sequence

from kg.names.normalize import normalize_name
from kg.records import Judgement
from kg.resolve.clusters import Clusters
from kg.resolve.within import Cluster

__all__ = ["join_clusters"]

MERGE = 0.7


def join_clusters(clusters: Sequence[Cluster]) -> tuple[list[list[Cluster]], list[Judgement]]:
    """Return groups of clusters, each one entity, in order of their first cluster, and the judgements."""
    union = Clusters(range(len(clusters)))
    judgements: list[Judgement] = []
    for block in _blocks(clusters):
        first = block[0]
        for other in block[1:]:
            _judge(clusters, union, judgements, (first, other))
    _join_surnames(clusters, union, judgements)
    groups = [[clusters[index] for index in sorted(members)] for members in union]
    return sorted(groups, key=lambda group: _place(group[0])), judgements


def _place(cluster: Cluster) -> tuple[str, int]:
    return cluster.doc, cluster.mentions[0].span.start


def _blocks(clusters: Sequence[Cluster]) -> Iterable[list[int]]:
    """Yield the numbers of clusters with one known actor, or with one full name and kind."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, cluster in enumerate(clusters):
        for key in _keys(cluster):
            blocks.setdefault(key, []).append(number)
    return [blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1]


def _keys(cluster: Cluster) -> set[tuple[str, str]]:
    if cluster.actor:
        return {("actor", cluster.actor)}
    names = {normalize_name(name) for name in cluster.names}
    if cluster.type == "person":
        return {("person", name) for name in names if " " in name}
    return {("name", name) for name in names if name}


def _judge(
    clusters: Sequence[Cluster],
    union: Clusters[int],
    judgements: list[Judgement],
    pair: tuple[int, int],
) -> None:
    one, other = (clusters[number] for number in pair)
    if union.root(pair[0]) == union.root(pair[1]):
        return
    score, reasons = _compare(one, other)
    same = score >= MERGE and union.merge(*pair)
    if not one.actor:
        judgements.append(
            Judgement(
                left=_label(one),
                right=_label(other),
                same=True if same else None,
                score=score,
                reasons=reasons,
            )
        )


def _compare(one: Cluster, other: Cluster) -> tuple[float, tuple[str, ...]]:
    """Return how likely two clusters that share a name are one entity, and why."""
    if one.actor:
        return 1.0, (f"both known as {one.actor}",)
    score, reasons = 0.85, ["same name"]
    if one.country and other.country:
        same = one.country == other.country
        score += 0.1 if same else -0.3
        reasons.append(
            "same country" if same else f"countries differ: {one.country}, {other.country}"
        )
    if one.offices & other.offices:
        score += 0.05
        reasons.append("same office")
    if one.type != other.type:
        score -= 0.1
        reasons.append(f"types differ: {one.type}, {other.type}")
    return round(min(score, 1.0), 2), tuple(reasons)


def _join_surnames(
    clusters: Sequence[Cluster], union: Clusters[int], judgements: list[Judgement]
) -> None:
    """Tie a bare surname to the one full name of the build that ends with it, if country or office agree."""
    full: dict[str, list[int]] = {}
    bare: list[tuple[int, str]] = []
    for number, cluster in enumerate(clusters):
        if cluster.type != "person" or not cluster.names:
            continue
        names = [normalize_name(name).split() for name in cluster.names]
        longest = max(names, key=len)
        if len(longest) > 1:
            full.setdefault(longest[-1], []).append(number)
        elif longest:
            bare.append((number, longest[-1]))
    for number, surname in bare:
        roots = dict.fromkeys(union.root(other) for other in full.get(surname, ()))
        if len(roots) != 1:
            continue
        other = next(iter(roots))
        agrees = any(
            (clusters[number].country and clusters[number].country == clusters[member].country)
            or clusters[number].offices & clusters[member].offices
            for member in union.members(other)
        )
        same = agrees and union.merge(other, number)
        judgements.append(
            Judgement(
                left=_label(clusters[other]),
                right=_label(clusters[number]),
                same=True if same else None,
                score=0.8 if same else 0.5,
                reasons=(
                    "the only bearer of the surname",
                    *(("country or office agrees",) if agrees else ()),
                ),
            )
        )


def _label(cluster: Cluster) -> str:
    return f"{cluster.doc}#{cluster.mentions[0].id}"
