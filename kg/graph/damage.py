"""What is wrong with a graph.json: file -> the place that has another shape than `kg.graph.schema` tells, or names what isn't there."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from kg.graph.place import find_file
from kg.graph.schema import EdgeData, GraphData, NodeData

__all__ = ["find_damage"]


class _Node(NodeData):
    """A node with its id."""

    id: str


class _Edge(EdgeData):
    """An edge with its ends."""

    source: str
    target: str
    key: str


@with_config(ConfigDict(strict=True, allow_inf_nan=False))
class _File(TypedDict):
    """The whole file."""

    graph: GraphData
    nodes: list[_Node]
    edges: list[_Edge]


def find_damage(path: Path) -> str:
    """Return what is wrong with the first wrong place of a ``graph.json``, or of that of a build; nothing if all is sound or can't be read.

    Too slow, and too hungry for memory, for every reading: it is asked when something went wrong.
    """
    file = find_file(path, "graph.json") if path.is_dir() else path
    try:
        data = TypeAdapter(_File).validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return (
            f"{file}: damaged at {'.'.join(map(str, first['loc'])) or 'its begin'}: {first['msg']}"
        )
    except OSError:
        return ""
    return next((f"{file}: damaged at {wrong}" for wrong in _find_unknown(data)), "")


def _find_unknown(data: _File) -> Iterator[str]:
    """Yield what is named and isn't there."""
    documents, nodes = data["graph"]["documents"], {one["id"] for one in data["nodes"]}
    for where, name in _name_documents(data):
        if name not in documents:
            yield f"{where}: no document {name!r}"
    for where, name in _name_nodes(data):
        if name not in nodes:
            yield f"{where}: no node {name!r}"


def _statements(data: _File) -> Iterator[EdgeData]:
    for node in data["nodes"]:
        yield from node["unary"]
    yield from data["edges"]


def _name_documents(data: _File) -> Iterator[tuple[str, str]]:
    for node in data["nodes"]:
        yield from ((node["id"], mention["doc"]) for mention in node["mentions"])
    for edge in _statements(data):
        yield from ((one["id"], one["doc"]) for one in edge["evidence"])
    yield from ((one["id"], one["doc"]) for one in data["graph"]["unattributed"])
    for name, document in data["graph"]["documents"].items():
        yield name, document["duplicate_of"] or name


def _name_nodes(data: _File) -> Iterator[tuple[str, str]]:
    for edge in data["edges"]:
        yield edge["id"], edge["source"]
        yield edge["id"], edge["target"]
    for one in _statements(data):
        yield from ((one["id"], source) for source in one["attribution"])
        if one["attributed_to"] is not None:
            yield one["id"], one["attributed_to"]
    for node in data["nodes"]:
        yield from (
            (node["id"], one["organization"]) for one in node["roles"] if one["organization"]
        )
