"""Who stands between others: actor graph -> mediators with the parties, and structural brokers."""

from typing import Any

from kg.analyze.centrality import measure_betweenness, measure_constraint, measure_effective_size
from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection, select
from kg.graph.schema import ActorGraph

__all__ = ["find_brokers", "find_mediators"]


def find_mediators(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per mediator, the one with most documents first.

    Each row has ``actor``, ``name``, ``parties`` (names of those between whom it mediates, sorted),
    ``statements``, ``documents``, ``first``, ``last``.
    """
    found: dict[str, dict[str, Any]] = {}
    for subject, target, data in select(graph, selection or Selection()):
        if data["predicate"] != "mediates" and data["mode"] != "third-party":
            continue
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
        row["documents"].update(one["doc"] for one in data["evidence"])
        row["first"] = min(filter(None, (row["first"], data["first"])), default="")
        row["last"] = max(row["last"], data["last"])
        if target is not None:
            row["parties"].add(graph.nodes[target]["name"])
    rows = [
        {**row, "parties": sorted(row["parties"]), "documents": len(row["documents"])}
        for row in found.values()
    ]
    return sorted(rows, key=lambda row: (-row["documents"], -row["statements"], row["actor"]))


def find_brokers(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor with two or more partners, the least constrained first.

    Each row has ``actor``, ``name``, ``partners``, ``constraint`` (Burt 1992: low where partners don't know
    one another), ``effective_size``, ``betweenness`` (0–1) and whether it is estimated.
    """
    simple = collapse(graph, selection, directed=False, speech=True)
    simple.remove_nodes_from([node for node in simple if not simple.degree(node)])
    nodes = [node for node in simple if simple.degree(node) >= 2]
    constraint = measure_constraint(simple)
    size = measure_effective_size(simple)
    between = measure_betweenness(simple)
    rows = [
        {
            "actor": node,
            "name": graph.nodes[node]["name"],
            "partners": simple.degree(node),
            "constraint": round(constraint[node], 4),
            "effective_size": round(size[node], 3),
            "betweenness": round(between.values[node], 6),
            "betweenness_estimated": between.estimated,
        }
        for node in nodes
    ]
    return sorted(rows, key=lambda row: (row["constraint"], row["actor"]))
