"""Who stands between others: actor graph -> mediators with the parties, and structural brokers."""

from typing import Any

import networkx as nx

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
    one another), ``effective_size`` and ``betweenness`` (0–1).
    """
    simple = collapse(graph, selection, directed=False, speech=True)
    nodes = [node for node in simple if simple.degree(node) >= 2]
    constraint = nx.constraint(simple, nodes=nodes, weight="weight")
    size = nx.effective_size(simple, nodes=nodes)
    between = nx.betweenness_centrality(
        simple, k=min(200, len(simple)) if len(simple) > 1500 else None, seed=1
    )
    rows = [
        {
            "actor": node,
            "name": graph.nodes[node]["name"],
            "partners": simple.degree(node),
            "constraint": round(constraint[node], 4),
            "effective_size": round(size[node], 3),
            "betweenness": round(between[node], 6),
        }
        for node in nodes
    ]
    return sorted(rows, key=lambda row: (row["constraint"], row["actor"]))
