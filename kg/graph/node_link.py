"""Keep an actor graph as one JSON file: graph <-> ``graph.json`` (node-link form of NetworkX)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from kg.errors import GraphError
from kg.graph.garbage import without_collection
from kg.graph.place import find_file
from kg.graph.schema import ActorGraph, DocumentData, EdgeData, GraphData, NodeData

__all__ = ["FORMAT", "read_graph", "write_graph"]

FORMAT = 1
"""Version of the file's shape; a reader refuses any other."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=list)


def write_graph(graph: ActorGraph, path: Path) -> None:
    """Write `graph` to `path`: UTF-8, one node or edge a line, sorted, so that versions can be compared.

    Written piece by piece, so that memory doesn't grow with the file.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"directed":true,"multigraph":true,"graph":{')
        for number, (name, facts) in enumerate(graph.graph.items()):
            file.write(f"{',' if number else ''}{_dump(name)}:")
            file.writelines(_pieces(facts))
        file.write('},\n"nodes": [\n')
        nodes = (_dump({"id": node, **graph.nodes[node]}) for node in sorted(graph))
        file.writelines(_joined(nodes, ",\n"))
        file.write('\n],\n"edges": [\n')
        edges = (
            _dump(
                {
                    "source": source,
                    "target": target,
                    "key": key,
                    **graph.edges[source, target, key],
                }
            )
            for source, target, key in sorted(graph.edges(keys=True))
        )
        file.writelines(_joined(edges, ",\n"))
        file.write("\n]}\n")


def _pieces(facts: Any) -> Iterator[str]:
    """Yield the JSON of what holds for the whole graph: its documents one by one."""
    if isinstance(facts, dict):
        yield "{"
        yield from _joined((f"{_dump(key)}:{_dump(value)}" for key, value in facts.items()), ",")
        yield "}"
    elif isinstance(facts, Sequence) and not isinstance(facts, str):
        yield "["
        yield from _joined(map(_dump, facts), ",")
        yield "]"
    else:
        yield _dump(facts)


def _joined(pieces: Iterable[str], separator: str) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        yield f"{separator}{piece}" if number else piece


def read_graph(path: str | Path) -> ActorGraph:
    """Return the graph of ``graph.json``, or of the build directory that holds one.

    Raises
    ------
    GraphError
        If there is no such file, or it isn't a graph of this version's format.
    """
    path = Path(path)
    file = find_file(path, "graph.json") if path.is_dir() else path
    if file.is_char_device():
        raise GraphError(f"{file}: no file")  # it would be read without end
    try:
        with without_collection():
            graph = _parse(_read(path))
    except FileNotFoundError as error:
        raise GraphError(f"{file}: no such graph; `kg build` writes one") from error
    except OSError as error:
        raise GraphError(f"{file}: can't be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GraphError(f"{file}: not a graph.json of kg ({type(error).__name__})") from error
    if graph.graph.get("format") != FORMAT:
        raise GraphError(f"{file}: written by another version of kg; run `kg build` again")
    return graph


def _parse(text: str) -> ActorGraph:
    data = json.loads(text)
    graph: ActorGraph = nx.MultiDiGraph(**data["graph"])
    if graph.graph.get("format") == FORMAT:
        _check(data)
    for node in data["nodes"]:
        graph.add_node(node.pop("id"), **node)
    for edge in data["edges"]:
        graph.add_edge(edge.pop("source"), edge.pop("target"), key=edge.pop("key"), **edge)
    return graph


def _read(path: Path) -> str:
    """Return the text of a graph.json; of a directory that of one whole build, whatever is moved meanwhile."""
    if not path.is_dir():
        return path.read_text(encoding="utf-8")
    try:
        return find_file(path, "graph.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return find_file(path, "graph.json").read_text(encoding="utf-8")


def _check(data: Mapping[str, Any]) -> None:
    """Raise an error if parts are missing or lists are none; what stands within a piece of evidence isn't looked at."""
    shapes: list[tuple[Any, frozenset[str], tuple[str, ...]]] = [
        ([data["graph"]], GraphData.__required_keys__, ("judgements", "unattributed")),
        (
            data["nodes"],
            NodeData.__required_keys__,
            ("aliases", "descriptions", "mentions", "roles", "unary"),
        ),
        (data["edges"], EdgeData.__required_keys__, ("attribution", "evidence", "publishers")),
        (data["graph"]["documents"].values(), DocumentData.__required_keys__, ("sentences",)),
    ]
    for records, keys, lists in shapes:
        for record in records:
            if not keys <= record.keys() or not all(
                isinstance(record[one], list) for one in lists
            ):
                raise ValueError(record)
    for one in data["edges"]:
        if not all(isinstance(evidence, dict) for evidence in one["evidence"]):
            raise ValueError(one)


def _dump(value: Any) -> str:
    """Return a value on one line; sequences of any kind are lists."""
    return _ENCODER.encode(value).replace("\u2028", "\\u2028")
