"""Walk the statements of an actor graph: graph -> edges, those without a recipient included."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import cast

from kg.graph.schema import ActorGraph, DocumentData, EdgeData, EvidenceData

__all__ = [
    "count_sentences",
    "find_denials",
    "find_sentence",
    "iter_statements",
    "sentence_at",
    "text_between",
]


def iter_statements(graph: ActorGraph) -> Iterator[tuple[str, str | None, EdgeData]]:
    """Yield subject, object and data of every statement, sorted by subject, object and id.

    Parameters
    ----------
    graph
        An actor graph. What an actor did without a known recipient (node attribute ``unary``)
        comes with None as object.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a", unary=[{"id": "e1"}])
    >>> graph.add_node("b", unary=[])
    >>> _ = graph.add_edge("a", "b", key="e2", id="e2")
    >>> [(subject, object, data["id"]) for subject, object, data in iter_statements(graph)]
    [('a', None, 'e1'), ('a', 'b', 'e2')]
    """
    # As NetworkX has it: its views of nodes and edges take four times as long. Most actors are said to do nothing.
    out = cast("dict[str, dict[str, dict[str, EdgeData]]]", dict(graph.adjacency()))
    alone = cast("dict[str, list[EdgeData]]", dict(graph.nodes(data="unary")))  # type: ignore[arg-type]
    for subject in sorted(one for one, targets in out.items() if targets or alone[one]):
        for data in alone[subject]:
            yield subject, None, data
        targets = out[subject]
        for target in sorted(targets):
            edges = targets[target]
            for key in sorted(edges):
                yield subject, target, edges[key]


def find_denials(graph: ActorGraph) -> set[str]:
    """Return the evidence ids of the quotations that deny their content."""
    return {
        one["id"]
        for *_, data in iter_statements(graph)
        if data["predicate"] == "says"
        for one in data["evidence"]
        if one["act"] == "denies"
    }


def find_sentence(graph: ActorGraph, evidence: EvidenceData) -> str:
    """Return the text of the passage behind `evidence`, whole sentences joined by a space.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph(documents={"d": {"sentences": [(0, 3, "Hi."), (4, 8, "Bye.")]}})
    >>> find_sentence(graph, {"doc": "d", "start": 4, "end": 8})
    'Bye.'
    """
    sentences = graph.graph["documents"][evidence["doc"]]["sentences"]
    # They stand in text order and don't overlap: those that may count are found by halving.
    first = max(bisect_right(sentences, evidence["start"], key=itemgetter(0)) - 1, 0)
    last = bisect_left(sentences, evidence["end"], key=itemgetter(0))
    return " ".join(text for _, end, text in sentences[first:last] if evidence["start"] < end)


def sentence_at(document: DocumentData, start: int) -> int:
    """Return the place, among the sentences that the graph keeps of a document, of the one that holds an offset.

    Examples
    --------
    >>> sentence_at({"sentences": [(0, 3, "Hi."), (4, 8, "Bye.")]}, 5)
    1
    """
    return max(bisect_right(document["sentences"], start, key=itemgetter(0)) - 1, 0)


def count_sentences(graph: ActorGraph, edges: Iterable[EdgeData]) -> int:
    """Return how many different sentences the evidence of some statements begins in.

    A sentence in which several words say so, or that bears out several statements, is one.
    """
    documents = graph.graph["documents"]
    return len(
        {
            (one["doc"], sentence_at(documents[one["doc"]], one["start"]))
            for data in edges
            for one in data["evidence"]
        }
    )


def text_between(document: DocumentData, start: int, end: int) -> str:
    """Return the document's text from `start` to `end` as far as the graph keeps it, gaps as a space.

    Examples
    --------
    >>> text_between({"sentences": [(0, 3, "Hi."), (4, 8, "Bye.")]}, 1, 7)
    'i. Bye'
    """
    parts: list[str] = []
    position = start
    sentences = document["sentences"]
    # Sentences stand in text order and don't overlap: the first that may count is found by halving.
    nearest = bisect_right(sentences, start, key=itemgetter(0))
    for first, last, text in sentences[max(nearest - 1, 0) :]:
        if first >= end:
            break
        if start < last:
            if parts and first > position:
                parts.append(" ")
            parts.append(text[max(start - first, 0) : end - first])
            position = last
    return "".join(parts)
