"""Who matters: actor graph -> a row per actor with degree, PageRank, betweenness, speech, dates."""

from typing import Any

import networkx as nx

from kg.analyze.centrality import measure_betweenness
from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection, select
from kg.graph.schema import ActorGraph

__all__ = ["rank_actors"]


def rank_actors(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor with any statement, the highest PageRank first.

    Each row has ``actor``, ``name``, ``type``, ``statements_made``, ``statements_received``, ``degree``
    (other actors joined), ``pagerank``, ``betweenness`` (0–1) with ``betweenness_estimated`` (true in large
    graphs: see `measure_betweenness`), ``documents``, ``first``, ``last``.
    """
    selection = selection or Selection()
    simple = collapse(graph, selection, speech=True)
    made, received = _count(graph, selection)
    pagerank = nx.pagerank(simple, weight="weight") if len(simple) else {}
    undirected = simple.to_undirected()
    joined = undirected.subgraph(node for node in undirected if undirected.degree(node))
    between = measure_betweenness(joined)
    rows = [
        {
            "actor": node,
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "statements_made": made.get(node, 0),
            "statements_received": received.get(node, 0),
            "degree": undirected.degree(node),
            "pagerank": round(pagerank[node], 6),
            "betweenness": round(between.values.get(node, 0.0), 6),
            "betweenness_estimated": between.estimated,
            "documents": graph.nodes[node]["documents"],
            "first": graph.nodes[node]["first"],
            "last": graph.nodes[node]["last"],
        }
        for node in simple
        if made.get(node) or received.get(node)
    ]
    return sorted(rows, key=lambda row: (-row["pagerank"], row["actor"]))


def _count(graph: ActorGraph, selection: Selection) -> tuple[dict[str, int], dict[str, int]]:
    made: dict[str, int] = {}
    received: dict[str, int] = {}
    for subject, target, data in select(graph, selection):
        made[subject] = made.get(subject, 0) + len(data["evidence"])
        if target is not None:
            received[target] = received.get(target, 0) + len(data["evidence"])
    return made, received
