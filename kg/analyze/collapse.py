"""Simpler graphs: multigraph -> one weighted edge per pair, ego networks, time slices, countries.

The results are plain NetworkX graphs, so that all of NetworkX works on them.
"""

from collections.abc import Iterable

import networkx as nx

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.analyze.selection import Selection, admitted_actors, select
from kg.graph.schema import ActorGraph

__all__ = ["collapse", "ego_network", "fold_countries", "time_slice"]


def collapse(
    graph: ActorGraph,
    selection: Selection | None = None,
    *,
    directed: bool = True,
    speech: bool | None = None,
) -> "nx.DiGraph[str] | nx.Graph[str]":
    """Return `graph` with one edge per pair of actors.

    Parameters
    ----------
    selection
        Which statements count; what happened by default.
    directed
        False joins both directions.
    speech
        Whether ``says`` counts; None: as the selection has it.

    Returns
    -------
    Graph or DiGraph
        Edge attributes ``weight`` (independent documents, summed over statements), ``sign`` (mean
        conflict–cooperation score weighted alike, −10 … 10), ``cooperation`` and ``conflict`` (summed
        scores of each sign), ``statements`` (number). Nodes are all actors that count, with name and type.
    """
    selection = selection or Selection()
    simple: nx.DiGraph[str] | nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    for node in sorted(admitted_actors(graph, selection)):
        simple.add_node(node, name=graph.nodes[node]["name"], type=graph.nodes[node]["type"])
    for subject, target, data in select(graph, selection, speech=speech):
        if target is None:
            continue
        if not simple.has_edge(subject, target):
            simple.add_edge(subject, target, weight=0, statements=0, cooperation=0.0, conflict=0.0)
        edge = simple.edges[subject, target]
        edge["weight"] += data["documents"]
        edge["statements"] += 1
        kind = "cooperation" if data["weight"] > 0 else "conflict"
        edge[kind] += data["weight"] * data["documents"]
    for _, _, edge in simple.edges(data=True):
        edge["sign"] = round((edge["cooperation"] + edge["conflict"]) / max(edge["weight"], 1), 3)
    return simple


def ego_network(graph: ActorGraph, actor: str, *, radius: int = 1) -> ActorGraph:
    """Return the part of `graph` within `radius` steps of an actor, directions ignored."""
    near = nx.single_source_shortest_path_length(
        graph.to_undirected(as_view=True), actor, cutoff=radius
    )
    return _part(graph, near)


def time_slice(graph: ActorGraph, since: str, until: str, *, undated: bool = False) -> ActorGraph:
    """Return the part of `graph` that the evidence of a span of days bears out, and the actors that it joins.

    Parameters
    ----------
    since, until
        Days, months or years, both included.
    undated
        Whether evidence of unknown day stays.
    """
    return make_excerpt(graph, Excerpt(since=since, until=until, undated=undated))


def fold_countries(graph: ActorGraph) -> "nx.MultiDiGraph[str]":
    """Return `graph` with ministries, armies and courts folded into the government of their country.

    An actor counts for the government that has its country code; edges inside one country disappear.
    """
    government = {
        graph.nodes[node]["country"]: node
        for node in sorted(graph, reverse=True)
        if graph.nodes[node]["type"] == "government" and graph.nodes[node]["country"]
    }
    folded: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    place = {
        node: government.get(graph.nodes[node]["country"], node)
        if graph.nodes[node]["type"] in ("agency", "military", "government")
        else node
        for node in sorted(graph)
    }
    for node in place.values():
        folded.add_node(node, **graph.nodes[node])
    for source, target, key in sorted(graph.edges(keys=True)):
        if place[source] != place[target]:
            data = graph.edges[source, target, key]
            folded.add_edge(place[source], place[target], key=key, **data)
    return folded


def _part(graph: ActorGraph, nodes: Iterable[str]) -> ActorGraph:
    part: ActorGraph = graph.subgraph(nodes).copy()
    return part
