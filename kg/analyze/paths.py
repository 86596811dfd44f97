"""How two actors are connected: actor graph -> the steps of the strongest shortest path, with evidence."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection, admitted_actors, select
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import find_sentence

__all__ = ["find_path"]


def find_path(
    graph: ActorGraph, start: str, end: str, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return a row per step of the path with fewest steps; among those, of most documents.

    Parameters
    ----------
    start, end
        Ids, of whatever type.
    selection
        Which statements count, and which actors may lie between.

    Returns
    -------
    rows
        ``step`` (from 1), ``subject``, ``predicate``, ``object`` (names, in the direction of the statement),
        ``polarity``, ``modality``, ``attributed_to``, ``doc`` and ``sentence``; empty if there is no path.
    """
    selection = selection or Selection(speech=True, unnamed=True)
    admitted = admitted_actors(graph, selection) | {start, end}
    selection = replace(selection, unnamed=True, types=(), min_documents=1)
    simple = collapse(graph, selection, directed=False)
    simple.remove_nodes_from(set(simple) - admitted)
    for _, _, data in simple.edges(data=True):
        data["cost"] = 1000 + 1 / (1 + data["weight"])
    try:
        nodes = nx.dijkstra_path(simple, start, end, weight="cost")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    best = _best_statements(graph, selection)
    return [
        _row(graph, number, best[min(pair), max(pair)])
        for number, pair in enumerate(pairwise(nodes), 1)
    ]


def _best_statements(
    graph: ActorGraph, selection: Selection
) -> dict[tuple[str, str], tuple[str, str, EdgeData]]:
    """Return the statement with most documents, then highest score, for each pair."""
    best: dict[tuple[str, str], tuple[str, str, EdgeData]] = {}
    for subject, target, data in select(graph, selection):
        if target is None:
            continue
        pair = (min(subject, target), max(subject, target))
        rank = (data["layer"] != "speech", data["documents"], data["score"])
        if pair not in best:
            best[pair] = (subject, target, data)
            continue
        other = best[pair][2]
        if rank > (other["layer"] != "speech", other["documents"], other["score"]):
            best[pair] = (subject, target, data)
    return best


def _row(graph: ActorGraph, number: int, found: tuple[str, str, EdgeData]) -> dict[str, Any]:
    subject, target, data = found
    source = data["attributed_to"]
    return {
        "step": number,
        "subject": graph.nodes[subject]["name"],
        "predicate": data["predicate"],
        "object": graph.nodes[target]["name"],
        "polarity": data["polarity"],
        "modality": data["modality"],
        "attributed_to": graph.nodes[source]["name"] if source else "",
        "doc": data["evidence"][0]["doc"],
        "sentence": find_sentence(graph, data["evidence"][0]),
    }
