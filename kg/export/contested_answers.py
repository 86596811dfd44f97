"""What is contested, as the page's home tells it: actor graph, event records -> answers, each with who says and who denies it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.analyze.contested import affirms, find_contested
from kg.analyze.selection import Selection, select
from kg.events.gather import EventData
from kg.export.answers import listed, make_answer, several
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import find_denials

__all__ = ["answer_contested"]

Row = dict[str, Any]
Ends = tuple[str, str, str]


def answer_contested(graph: ActorGraph, events: Iterable[EventData]) -> list[Row]:
    """Return an answer per contested claim: what both sides are read of, then what is only denied, as event records say."""
    counted = Selection(status="all")
    edges = {data["id"]: (one, other, data) for one, other, data in select(graph, counted)}
    found: dict[Ends, dict[str, EdgeData]] = {}
    for row in find_contested(graph, counted):
        for edge in row["edge_ids"]:
            subject, target, data = edges[edge]
            if target is not None:
                found.setdefault((subject, data["predicate"], target), {})[data["id"]] = data
    for event in events:
        own = {one: edges[one][2] for one in event["edges"] if one in edges}
        if event["denied_by"] and event["object"] is not None and own:
            key = (event["subject"], event["kind"], event["object"])
            found.setdefault(key, {}).update(own)
    denials, issues = find_denials(graph), issues_of(graph)
    return [
        _answer(graph, ends, list(own.values()), (denials, issues)) for ends, own in found.items()
    ]


def _answer(
    graph: ActorGraph,
    ends: Ends,
    edges: Sequence[EdgeData],
    known: tuple[set[str], Mapping[str, Issue]],
) -> Row:
    subject, predicate, target = ends
    denials, issues = known
    yes = [data for data in edges if affirms(data, denials)]
    no = [data for data in edges if not affirms(data, denials)]
    docs = {issues[one["doc"]].original for data in edges for one in data["evidence"]}
    return make_answer(
        f"{graph.nodes[subject]['name']} {predicate.replace('_', ' ')} {graph.nodes[target]['name']}",
        f"{_sides(_who(graph, yes), _who(graph, no))}; {several(len(docs), 'article')}",
        edges,
        cast=[subject, target],
        layer="all",
    )


def _sides(yes: str, no: str) -> str:
    if not yes:
        return f"denied by {no}, claimed by nobody that was read"
    return f"{yes} says both" if yes == no else f"{yes} says so, {no} denies it"


def _who(graph: ActorGraph, edges: Iterable[EdgeData]) -> str:
    """Return who says so: sources by name; articles that say it themselves by their outlet."""
    documents = graph.graph["documents"]
    names: dict[str, None] = {}
    for data in edges:
        if source := data["attributed_to"]:
            names[graph.nodes[source]["name"]] = None
            continue
        for one in data["evidence"]:
            outlet = documents[one["doc"]]["publisher"]
            names[f"an article of {outlet}" if outlet else "an article"] = None
    return listed(list(names)) if names else ""
