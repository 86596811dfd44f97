"""An excerpt of a graph too large for one picture: by time, by number of documents, around one actor.

The excerpt is an actor graph of its own: each edge keeps its evidence, and whoever a claim is attributed to stays in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.analyze.selection import Selection, gather, select
from kg.graph.find_actor import find_actor
from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["Excerpt", "make_excerpt"]

_Statement = tuple[str, str | None, EdgeData]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What of a graph is wanted.

    Attributes
    ----------
    since, until
        ISO dates, both included; a statement counts if it was reported between them. Undated ones go.
    min_documents
        Documents that an actor must occur in.
    around
        Name or id of an actor; empty for all.
    steps
        Statements between it and the others, in either direction.
    """

    since: str = ""
    until: str = ""
    min_documents: int = 1
    around: str = ""
    steps: int = 1

    def __str__(self) -> str:
        """Say it in words, for the report; empty if all is wanted."""
        parts = (
            self.since and f"since {self.since}",
            self.until and f"until {self.until}",
            self.min_documents > 1 and f"actors of at least {self.min_documents} documents",
            self.around and f"within {self.steps} of {self.around}",
        )
        return ", ".join(part for part in parts if part)


def make_excerpt(graph: ActorGraph, wanted: Excerpt) -> ActorGraph:
    """Return the part of `graph` that is wanted; `graph` itself if that is all of it.

    Raises
    ------
    QueryError
        If nobody in the graph is called `Excerpt.around`.

    Examples
    --------
    >>> str(Excerpt(since="2024-01-01", min_documents=2))
    'since 2024-01-01, actors of at least 2 documents'
    """
    if not str(wanted):
        return graph
    center = find_actor(graph, wanted.around) if wanted.around else ""
    selection = Selection(since=wanted.since, until=wanted.until, status="all")
    statements = [
        (subject, target, data)
        for subject, target, data in select(graph, selection)
        if all(
            graph.nodes[node]["documents"] >= wanted.min_documents or node == center
            for node in (subject, target)
            if node is not None
        )
    ]
    if center:
        statements = _near(statements, center, wanted.steps)
    actors = {*_actors(statements), center} - {""}
    part = gather(graph, sorted(actors), statements)
    _cut_records(part, {one["doc"] for _, _, data in statements for one in data["evidence"]})
    part.graph["made_by"] = {**graph.graph["made_by"], "excerpt": str(wanted)}
    return part


def _near(statements: list[_Statement], center: str, steps: int) -> list[_Statement]:
    simple: nx.Graph[str] = nx.Graph()
    simple.add_node(center)
    simple.add_edges_from((one, other) for one, other, _ in statements if other is not None)
    near = nx.single_source_shortest_path_length(simple, center, cutoff=steps)
    return [
        (subject, target, data)
        for subject, target, data in statements
        if subject in near and (target is None or target in near)
    ]


def _actors(statements: list[_Statement]) -> Iterator[str]:
    for subject, target, data in statements:
        yield from (node for node in (subject, target, *data["attribution"]) if node is not None)


def _cut_records(part: ActorGraph, docs: set[str]) -> None:
    """Keep documents that something in `part` refers to, and what else was said in those of its evidence."""
    mentioned = {one["doc"] for node in part for one in part.nodes[node]["mentions"]}
    facts = part.graph
    facts["documents"] = {
        doc: data for doc, data in facts["documents"].items() if doc in docs | mentioned
    }
    facts["unattributed"] = [one for one in facts["unattributed"] if one["doc"] in docs]
    facts["judgements"] = [
        one for one in facts["judgements"] if one["left"] in part or one["right"] in part
    ]
