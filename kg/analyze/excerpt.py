"""An excerpt of a graph too large for one picture: by time, by number of documents, around one actor.

The excerpt is an actor graph of its own: each edge keeps its evidence, and whoever a claim is attributed to stays in it.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from kg.analyze.selection import Selection, Statement, count_documents, picks_evidence, select
from kg.graph.find_actor import find_actor
from kg.graph.recount import count_presence, find_roles, issues_of
from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["Excerpt", "make_excerpt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What of a graph is wanted.

    Attributes
    ----------
    since, until
        Days, months or years, both included: evidence of other days goes, see `kg.analyze.selection.Selection`.
    undated
        Whether evidence of unknown day stays.
    min_documents
        Documents that an actor must occur in.
    around
        Name or id of an actor; empty for all.
    steps
        Statements between it and the others, in either direction.
    """

    since: str = ""
    until: str = ""
    undated: bool = False
    min_documents: int = 1
    around: str = ""
    steps: int = 1

    def __str__(self) -> str:
        """Say it in words, for the report; empty if all is wanted."""
        parts = (
            self.since and f"since {self.since}",
            self.until and f"until {self.until}",
            self.undated and (self.since or self.until) and "undated evidence, too",
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
    selection = Selection(
        since=wanted.since,
        until=wanted.until,
        undated=wanted.undated,
        status="all",
        speech=True,
        unnamed=True,
    )
    counted = replace(selection, min_documents=wanted.min_documents)
    documents = count_documents(graph, counted)
    statements = [
        (subject, target, data)
        for subject, target, data in select(graph, selection)
        if all(
            node == center or documents[node] >= wanted.min_documents
            for node in (subject, target)
            if node is not None
        )
    ]
    if center:
        statements = _near(statements, center, wanted.steps)
    actors = {*_actors(statements), center} - {""}
    docs = {one["doc"] for _, _, data in statements for one in data["evidence"]}
    if counts := picks_evidence(graph, selection):
        part = _gather(graph, sorted(actors), statements, docs=docs)
        part.graph["unattributed"] = [one for one in part.graph["unattributed"] if counts(one)]
    else:
        part = _gather(graph, sorted(actors), statements)
    _cut_records(part, docs)
    part.graph["made_by"] = {**graph.graph["made_by"], "excerpt": str(wanted)}
    return part


def _near(statements: list[Statement], center: str, steps: int) -> list[Statement]:
    simple: nx.Graph[str] = nx.Graph()
    simple.add_node(center)
    simple.add_edges_from((one, other) for one, other, _ in statements if other is not None)
    near = nx.single_source_shortest_path_length(simple, center, cutoff=steps)
    return [
        (subject, target, data)
        for subject, target, data in statements
        if subject in near and (target is None or target in near)
    ]


def _actors(statements: list[Statement]) -> Iterator[str]:
    for subject, target, data in statements:
        yield from (node for node in (subject, target, *data["attribution"]) if node is not None)


def _gather(
    graph: ActorGraph,
    nodes: Iterable[str],
    statements: Sequence[Statement],
    *,
    docs: Container[str] | None = None,
) -> ActorGraph:
    """Return an actor graph of some actors and statements of `graph` alone, in the order given.

    Parameters
    ----------
    nodes
        Ids; subjects and objects of `statements` must be among them.
    docs
        Documents that count: mentions in others go, and documents, days and offices of the actors are counted
        anew. None leaves them as they are.
    """
    part: ActorGraph = nx.MultiDiGraph(**graph.graph)
    for node in nodes:
        part.add_node(node, **{**graph.nodes[node], "unary": []})
    for subject, target, data in statements:
        if target is None:
            part.nodes[subject]["unary"].append(data)
        else:
            part.add_edge(subject, target, key=data["id"], **data)
    if docs is not None:
        _recount_actors(part, statements, docs)
    return part


def _recount_actors(
    part: ActorGraph, statements: Sequence[Statement], docs: Container[str]
) -> None:
    issues = issues_of(part)
    own: dict[str, list[tuple[str | None, EdgeData]]] = {node: [] for node in part}
    present: dict[str, set[str]] = {node: set() for node in part}
    for subject, target, data in statements:
        own[subject].append((target, data))
        for node in (subject, target):
            if node is not None:
                present[node].update(one["doc"] for one in data["evidence"])
    for node in part:
        facts = part.nodes[node]
        facts["mentions"] = [one for one in facts["mentions"] if one["doc"] in docs]
        named = {one["doc"] for one in facts["mentions"]}
        facts.update(count_presence(named | present[node], issues), roles=find_roles(own[node]))


def _cut_records(part: ActorGraph, docs: set[str]) -> None:
    """Keep documents that something in `part` refers to, what they copy, and what else was said in those of its evidence."""
    mentioned = {one["doc"] for node in part for one in part.nodes[node]["mentions"]}
    facts = part.graph
    known = facts["documents"]
    kept = docs | mentioned
    kept |= {known[doc]["duplicate_of"] for doc in kept}
    facts["documents"] = {doc: data for doc, data in known.items() if doc in kept}
    facts["unattributed"] = [one for one in facts["unattributed"] if one["doc"] in docs]
    facts["judgements"] = [
        one for one in facts["judgements"] if one["left"] in part or one["right"] in part
    ]
