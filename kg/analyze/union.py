"""Two builds as one graph: what is new, gone or changed is marked, so that a page can show both.

What is gone keeps its evidence; where its document changed, the older text stands beside the newer one.
"""

import copy
from typing import Any, Literal

from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import iter_statements

__all__ = ["mark_changes"]

Change = Literal["new", "gone", "changed"]
"""Values of the attribute ``change``; what is the same in both builds has none."""
_BEFORE = " (before)"


def mark_changes(old: ActorGraph, new: ActorGraph) -> ActorGraph:
    """Return `new` with all that is gone since `old`, and ``change`` on each actor and statement that differs.

    Parameters
    ----------
    old, new
        Builds; neither is altered.

    Returns
    -------
    graph
        A statement is changed if its number of pieces of evidence is another; a new status makes one that
        is gone and one that is new, side by side. An actor is changed if its name or type is another.
    """
    graph: ActorGraph = copy.deepcopy(new)
    before = {data["id"]: data for _, _, data in iter_statements(old)}
    for _, _, data in iter_statements(graph):
        earlier = before.pop(data["id"], None)
        _mark(data, _compare(earlier, data))
    moved = _keep_documents(old, graph)
    for node in sorted(old):
        if node not in graph:
            graph.add_node(node, **{**copy.deepcopy(old.nodes[node]), "unary": []})
            _mark(graph.nodes[node], "gone")
    for node in sorted(new):
        _mark(graph.nodes[node], _compare_actors(old, new, node))
    _keep_statements(old, graph, before, moved)
    return graph


def _mark(data: Any, change: Change | None) -> None:
    if change is not None:
        data["change"] = change


def _compare(earlier: EdgeData | None, data: EdgeData) -> Change | None:
    if earlier is None:
        return "new"
    return "changed" if len(earlier["evidence"]) != len(data["evidence"]) else None


def _compare_actors(old: ActorGraph, new: ActorGraph, node: str) -> Change | None:
    if node not in old:
        return "new"
    same = all(old.nodes[node][key] == new.nodes[node][key] for key in ("name", "type"))
    return None if same else "changed"


def _keep_documents(old: ActorGraph, graph: ActorGraph) -> dict[str, str]:
    """Add the documents of `old` that are gone or have changed; return under which id each stands."""
    documents = graph.graph["documents"]
    places = {}
    for doc, data in sorted(old.graph["documents"].items()):
        changed = doc in documents and documents[doc]["sentences"] != data["sentences"]
        places[doc] = f"{doc}{_BEFORE}" if changed else doc
        documents.setdefault(places[doc], copy.deepcopy(data))
    return places


def _keep_statements(
    old: ActorGraph, graph: ActorGraph, gone: dict[str, EdgeData], places: dict[str, str]
) -> None:
    for subject, target, data in iter_statements(old):
        if data["id"] not in gone:
            continue
        kept: Any = copy.deepcopy(data)
        kept["change"] = "gone"
        for one in kept["evidence"]:
            one["doc"] = places[one["doc"]]
        if target is None:
            graph.nodes[subject]["unary"].append(kept)
        else:
            graph.add_edge(subject, target, key=data["id"], **kept)
