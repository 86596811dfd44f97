"""What the page knows: actor graph -> two data islands, actors with links, and evidence.

Numbers instead of ids keep the islands small: actors, articles and evidence are told by their place in a
list. The names of relations, types and statuses stand in the islands, so that links into the page use words.
"""

from collections.abc import Sequence
from typing import Any

from kg.analyze.mediations import list_mediations
from kg.analyze.selection import Selection
from kg.events.gather import EventData, gather_events
from kg.export.home import ask_questions, tell_facts
from kg.export.layout import place_actors
from kg.export.page_columns import MODALITIES, Island, fill_columns, list_articles, list_texts
from kg.export.page_events import list_event_columns
from kg.graph.communities import find_communities
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import iter_statements
from kg.records import ENTITY_TYPES

__all__ = ["describe_page"]

TYPES = (*ENTITY_TYPES, "other")


def describe_page(
    graph: ActorGraph, events: Sequence[EventData] | None = None
) -> tuple[Island, list[Island]]:
    """Return the island that is parsed at the start, and those of the articles, each parsed when it is first needed.

    Parameters
    ----------
    events
        Those of the graph, if they are known already.

    Returns
    -------
    actors
        ``types``, ``relations``, ``modalities``, ``publishers``, ``mediations``, ``home``, ``docs``, ``nodes``, and as columns
        (a list per property) ``edges``, ``items`` and ``events``: see `kg.export.page_columns.fill_columns` and
        `kg.export.page_events.list_event_columns`.
    texts
        Of each article the address, the sentences, and what was read in it: offsets and status of each piece of evidence.
    """
    nodes = sorted(graph)
    number = {node: index for index, node in enumerate(nodes)}
    docs = sorted(graph.graph["documents"])
    statements = sorted(
        iter_statements(graph), key=lambda one: (one[0], one[1] or "", one[2]["id"])
    )
    relations: dict[str, dict[str, Any]] = {}
    for *_, data in statements:
        relations.setdefault(data["predicate"], _relation(data, len(relations)))
    edge_number = {data["id"]: index for index, (*_, data) in enumerate(statements)}
    publishers = sorted({one["publisher"] for one in graph.graph["documents"].values()} - {""})
    edges, items = fill_columns(graph, statements, number, docs)
    edges["r"] = [relations[data["predicate"]]["n"] for *_, data in statements]
    events = gather_events(graph) if events is None else events
    places, communities = place_actors(graph), find_communities(graph)
    main = {
        "v": 2,
        "types": list(TYPES),
        "relations": list(relations.values()),
        "modalities": list(MODALITIES),
        "publishers": publishers,
        "mediations": _mediations(graph, number, edge_number),
        "home": {"facts": tell_facts(graph), "questions": _questions(graph, events, edge_number)},
        "docs": list_articles(graph, docs, publishers),
        "nodes": [
            _node(graph, node, number, places[node], communities.get(node, 0)) for node in nodes
        ],
        "edges": edges,
        "items": items,
        "events": list_event_columns(events, statements, number),
    }
    return main, list_texts(graph, statements, docs)


def _questions(
    graph: ActorGraph, events: Sequence[EventData], edge_number: dict[str, int]
) -> list[Island]:
    """Return the home's questions, edges by number."""
    questions = ask_questions(graph, events)
    for question in questions:
        for answer in question["answers"]:
            answer["edges"] = [edge_number[one] for one in answer["edges"]]
    return questions


def _mediations(
    graph: ActorGraph, number: dict[str, int], edge_number: dict[str, int]
) -> list[Island]:
    """Return the marks that join mediator and parties: of each mediation with two parties, named or told by the context."""
    marks: dict[tuple[int, tuple[int, ...], bool], set[int]] = {}
    for row in list_mediations(graph, Selection(status="all", unnamed=True)):
        parties = tuple(sorted(number[one] for one in row["party_ids"]))
        if len(parties) > 1:
            key = (number[row["mediator_id"]], parties, row["parties_named"])
            marks.setdefault(key, set()).update(edge_number[one] for one in row["edge_ids"])
    return [
        {"by": by, "parties": list(parties), "named": named, "edges": sorted(edges)}
        for (by, parties, named), edges in sorted(marks.items())
    ]


def _relation(data: EdgeData, number: int) -> dict[str, Any]:
    return {
        "n": number,
        "id": data["predicate"],
        "label": data["predicate"].replace("_", " "),
        "layer": data["layer"],
        "quad": data["quad"],
        "w": data["weight"],
    }


def _node(
    graph: ActorGraph,
    node: str,
    number: dict[str, int],
    place: tuple[float, float],
    community: int,
) -> dict[str, Any]:
    data = graph.nodes[node]
    kind = data["type"] if data["type"] in TYPES else "other"
    found: dict[str, Any] = {
        "id": node,
        "l": data["name"],
        "t": TYPES.index(kind),
        "x": place[0],
        "y": place[1],
        "k": community,
        "n": data["documents"],
    }
    roles = [
        [
            role["title"],
            number.get(role["organization"] or "", -1),
            role["ended"],
            role["first"],
            role["last"],
        ]
        for role in data["roles"]
    ]
    extras = (
        ("al", data["aliases"]),
        ("de", data["descriptions"]),
        ("ro", roles),
        ("q", data["wikidata"]),
        ("f", data["first"]),
        ("e", data["last"]),
        ("an", data["anonymous"]),
        ("ch", data.get("change")),
    )
    return {**found, **{key: value for key, value in extras if value}}
