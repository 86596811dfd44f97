"""Who stands between others: actor graph -> mediators with the parties, and structural brokers."""

from collections import Counter, defaultdict
from itertools import chain, combinations
from typing import Any

import networkx as nx

from kg.analyze.camps import find_ties, split_camps
from kg.analyze.centrality import measure_betweenness, measure_constraint, measure_effective_size
from kg.analyze.collapse import collapse
from kg.analyze.mediations import list_mediations, tells_mediation
from kg.analyze.selection import Selection, last_day, select
from kg.graph.recount import issues_of
from kg.graph.schema import ActorGraph

__all__ = ["find_brokers", "find_mediators"]

_NAMED = 3
"""Pairs of opponents that are told by name."""

_Pair = tuple[str, str]


def find_mediators(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per mediator, the one with most documents first.

    Each row has ``actor``, ``name``, ``parties`` (names of those between whom it mediates, sorted),
    ``statements``, ``documents`` (independent ones), ``first``, ``last``.
    """
    selection = selection or Selection()
    found: dict[str, dict[str, Any]] = {}
    issues = issues_of(graph)
    for subject, target, data in filter(tells_mediation, select(graph, selection)):
        row = found.setdefault(
            subject,
            {
                "actor": subject,
                "name": graph.nodes[subject]["name"],
                "parties": set(),
                "statements": 0,
                "documents": set(),
                "first": data["first"],
                "last": data["last"],
            },
        )
        row["statements"] += len(data["evidence"])
        row["documents"].update(issues[one["doc"]].original for one in data["evidence"])
        row["first"] = min(filter(None, (row["first"], data["first"])), default="")
        row["last"] = max(row["last"], data["last"])
        if target is not None:
            row["parties"].add(graph.nodes[target]["name"])
    rows = [
        {
            **row,
            "parties": sorted(row["parties"]),
            "documents": len(row["documents"]),
            "last": last_day(selection, row["last"]),
        }
        for row in found.values()
    ]
    return sorted(rows, key=lambda row: (-row["documents"], -row["statements"], row["actor"]))


def find_brokers(
    graph: ActorGraph, selection: Selection | None = None, *, position: bool = True
) -> list[dict[str, Any]]:
    """Return a row per actor with two or more partners, who stands between most opposed pairs first.

    An actor stands between two others if it mediates between them, or is on friendly terms (mean score above 0)
    with both while they are on hostile ones with each other: the strained triad of Cartwright and Harary (1956), in
    which Gould and Fernandez (1989) count brokers between groups. Ties are equal in rank by mediations, then by constraint.

    Parameters
    ----------
    position
        Whether rows have ``effective_size`` and ``betweenness``, by which nobody is ranked and which take longest.

    Returns
    -------
    rows
        ``name``, ``type``, ``pairs`` (of opponents that it stands between), ``opponents`` (who they are: three pairs by name, first those
        that it mediates between, then those on worst terms, and how many more there are), ``mediations``, ``between_camps`` (how evenly its
        friendly ties reach both camps of `find_camps`: 2 min(a, b) / (a + b) of their weights, 0–1), ``partners``, ``constraint``
        (Burt 1992: low where partners don't know one another), ``effective_size``, ``betweenness`` (0–1) and whether it is
        estimated, ``actor``, ``opponent_ids`` (of the first pair).
    """
    selection = selection or Selection()
    simple = collapse(graph, selection, directed=False)
    deeds = (
        collapse(graph, selection, directed=False, speech=False) if selection.speech else simple
    )
    ties = find_ties(deeds)
    simple.remove_nodes_from([node for node in simple if not simple.degree(node)])
    nodes = [node for node in simple if simple.degree(node) >= 2]
    constraint = measure_constraint(simple)
    measured = _measure_position(simple) if position else {}
    sides = split_camps(ties)
    mediations = list_mediations(graph, selection)
    pairs = _rank_opponents(ties, mediations)
    mediated = Counter(row["mediator_id"] for row in mediations)
    rows = [
        {
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "pairs": len(pairs[node]),
            "opponents": _name_pairs(graph, pairs[node]),
            "mediations": mediated[node],
            "between_camps": _evenness(ties.get(node, {}), sides),
            "partners": simple.degree(node),
            "constraint": round(constraint[node], 4),
            **measured.get(node, {}),
            "actor": node,
            "opponent_ids": list(chain(*pairs[node][:1])),
        }
        for node in nodes
    ]
    order = ("pairs", "mediations")
    return sorted(
        rows, key=lambda row: (*(-row[key] for key in order), row["constraint"], row["actor"])
    )


def _measure_position(simple: "nx.Graph[str]") -> dict[str, dict[str, Any]]:
    size = measure_effective_size(simple)
    between = measure_betweenness(simple)
    return {
        node: {
            "effective_size": round(size[node], 3),
            "betweenness": round(between.values[node], 6),
            "betweenness_estimated": between.estimated,
        }
        for node in simple
    }


def _rank_opponents(
    ties: dict[str, dict[str, float]], mediations: list[dict[str, Any]]
) -> defaultdict[str, list[_Pair]]:
    """Return the pairs that each actor stands between: first those that it mediates between, then those on worst terms."""
    told: defaultdict[str, set[_Pair]] = defaultdict(set)
    for row in mediations:
        told[row["mediator_id"]].update(combinations(row["party_ids"], 2))
    found = _opponents(ties)
    ranked: defaultdict[str, list[_Pair]] = defaultdict(list)
    for node in found.keys() | told.keys():
        ranked[node] = sorted(
            found[node] | told[node],
            key=lambda pair: (pair not in told[node], ties.get(pair[0], {}).get(pair[1], 0), pair),
        )
    return ranked


def _name_pairs(graph: ActorGraph, pairs: list[_Pair]) -> list[str]:
    """Return the first pairs by name, and how many more there are."""
    named = [" and ".join(graph.nodes[one]["name"] for one in pair) for pair in pairs[:_NAMED]]
    return [*named, *([f"{len(pairs) - _NAMED} more"] if len(pairs) > _NAMED else [])]


def _opponents(ties: dict[str, dict[str, float]]) -> defaultdict[str, set[_Pair]]:
    """Return the hostile pairs with both of which each actor is on friendly terms."""
    friends = {
        node: {one for one, value in near.items() if value > 0} for node, near in ties.items()
    }
    found: defaultdict[str, set[_Pair]] = defaultdict(set)
    for one, near in ties.items():
        for other, value in near.items():
            if one < other and value < 0:
                for node in friends[one] & friends[other]:
                    found[node].add((one, other))
    return found


def _evenness(near: dict[str, float], sides: dict[str, int]) -> float:
    """Return how evenly the friendly ties of an actor are shared among both camps."""
    reach = {1: 0.0, -1: 0.0}
    for other, value in near.items():
        if value > 0:
            reach[sides[other]] += value
    total = sum(reach.values())
    return round(2 * min(reach.values()) / total, 3) if total else 0.0
