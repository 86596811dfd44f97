"""Who matters: actor graph -> a row per actor with degree, PageRank, betweenness, documents, dates."""

from typing import Any

import networkx as nx

from kg.analyze.centrality import measure_betweenness
from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection, last_day, select
from kg.graph.recount import add_up, issues_of
from kg.graph.schema import ActorGraph, EvidenceData

__all__ = ["rank_actors"]

_Own = tuple[list[EvidenceData], list[EvidenceData], list[EvidenceData]]


def rank_actors(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor with any statement, the highest PageRank first.

    Each row has ``actor``, ``name``, ``type``, ``statements_made``, ``statements_received`` (pieces of evidence; offices and memberships
    are ties, but nobody's statements), ``degree`` (other actors joined), ``pagerank`` (Brin and Page 1998, damping 0.85, ties weighed by
    independent documents, among the actors that have a tie in the selection; 0 without one), ``betweenness`` (0–1; Freeman 1977) with ``betweenness_estimated`` (true in large graphs: see
    `measure_betweenness`), ``documents`` (independent ones of its statements), ``first``, ``last`` (their days).
    """
    selection = selection or Selection()
    simple = collapse(graph, selection)
    own = _gather(graph, selection)
    issues = issues_of(graph)
    simple.remove_nodes_from([node for node in simple if not simple.degree(node)])
    pagerank = nx.pagerank(simple, weight="weight") if len(simple) else {}
    undirected = nx.Graph(simple)  # to_undirected would copy what the edges hold
    between = measure_betweenness(undirected)
    rows = []
    for node, (made, received, rest) in own.items():
        total = add_up([*made, *received, *rest], issues)
        rows.append(
            {
                "actor": node,
                "name": graph.nodes[node]["name"],
                "type": graph.nodes[node]["type"],
                "statements_made": len(made),
                "statements_received": len(received),
                "degree": undirected.degree(node) if node in undirected else 0,
                "pagerank": round(pagerank.get(node, 0.0), 6),
                "betweenness": round(between.values.get(node, 0.0), 6),
                "betweenness_estimated": between.estimated,
                "documents": total["documents"],
                "first": total["first"],
                "last": last_day(selection, total["last"]),
            }
        )
    return sorted(rows, key=lambda row: (-row["pagerank"], row["actor"]))


def _gather(graph: ActorGraph, selection: Selection) -> dict[str, _Own]:
    """Return the evidence of the statements that each actor makes and receives, and of offices and memberships."""
    own: dict[str, _Own] = {}
    for subject, target, data in select(graph, selection):
        for node, place in ((subject, 0), (target, 1)):
            if node is not None:
                part = 2 if data["layer"] == "structure" else place
                own.setdefault(node, ([], [], []))[part].extend(data["evidence"])
    return own
