"""Keep an actor graph as one JSON file: graph <-> ``graph.json`` (node-link form of NetworkX)."""

import json
from pathlib import Path
from typing import Any

import networkx as nx

from kg.errors import GraphError
from kg.graph.schema import ActorGraph

__all__ = ["FORMAT", "read_graph", "to_node_link", "write_graph"]

FORMAT = 1
"""Version of the file's shape; a reader refuses any other."""


def to_node_link(graph: ActorGraph) -> dict[str, Any]:
    """Return `graph` as plain lists and dicts, nodes and edges sorted.

    Examples
    --------
    >>> graph = nx.MultiDiGraph(format=1)
    >>> _ = graph.add_edge("b", "a", key="e1", predicate="consults")
    >>> [node["id"] for node in to_node_link(graph)["nodes"]]
    ['a', 'b']
    """
    nodes = [{"id": node, **graph.nodes[node]} for node in sorted(graph)]
    edges = [
        {"source": source, "target": target, "key": key, **graph.edges[source, target, key]}
        for source, target, key in sorted(graph.edges(keys=True))
    ]
    return {
        "directed": True,
        "multigraph": True,
        "graph": graph.graph,
        "nodes": nodes,
        "edges": edges,
    }


def write_graph(graph: ActorGraph, path: Path) -> None:
    """Write `graph` to `path`: UTF-8, one node or edge a line, sorted, so that versions can be compared."""
    data = to_node_link(graph)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = {key: data[key] for key in ("directed", "multigraph", "graph")}
        file.write(_dump(head)[:-1] + ',\n"nodes": [\n')
        file.write(",\n".join(_dump(node) for node in data["nodes"]))
        file.write('\n],\n"edges": [\n')
        file.write(",\n".join(_dump(edge) for edge in data["edges"]))
        file.write("\n]}\n")


def read_graph(path: str | Path) -> ActorGraph:
    """Return the graph of ``graph.json``, or of the build directory that holds one.

    Raises
    ------
    GraphError
        If there is no such file, or it isn't a graph of this version's format.
    """
    path = Path(path)
    file = path / "graph.json" if path.is_dir() else path
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        graph: ActorGraph = nx.MultiDiGraph(**data["graph"])
        for node in data["nodes"]:
            graph.add_node(node.pop("id"), **node)
        for edge in data["edges"]:
            graph.add_edge(edge.pop("source"), edge.pop("target"), key=edge.pop("key"), **edge)
    except FileNotFoundError as error:
        raise GraphError(f"{file}: no such graph; `kg build` writes one") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GraphError(f"{file}: not a graph.json of kg ({type(error).__name__})") from error
    if graph.graph.get("format") != FORMAT:
        raise GraphError(f"{file}: written by another version of kg; run `kg build` again")
    return graph


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace(
        "\u2028", "\\u2028"
    )
