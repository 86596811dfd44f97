"""What the page knows: actor graph -> two data islands, actors with links, and evidence.

Numbers instead of ids keep the islands small: actors, documents and evidence are told by their place in a
list. The names of relations, types and statuses stand in the islands, so that links into the page use words.
"""

from typing import Any

from kg.export.communities import find_communities
from kg.export.home import ask_questions, tell_facts
from kg.export.layout import place_actors
from kg.graph.days import event_days
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import iter_statements
from kg.records import ENTITY_TYPES, Modality

__all__ = ["describe_page"]

Island = dict[str, Any]

TYPES = (*ENTITY_TYPES, "other")
MODALITIES = tuple(map(str, Modality))


def describe_page(graph: ActorGraph) -> tuple[Island, Island]:
    """Return the island that is parsed at the start, and that of the evidence.

    Returns
    -------
    actors
        ``types``, ``relations``, ``modalities``, ``publishers``, ``mediations``, ``home``, ``nodes`` and
        ``edges``; an edge holds the numbers of subject, object (-1: nobody), relation, modality, publishers,
        sources and of its evidence.
    evidence
        ``docs`` with their sentences, and ``items`` with document, offsets and status of each piece.
    """
    nodes = sorted(graph)
    number = {node: index for index, node in enumerate(nodes)}
    docs = {doc: index for index, doc in enumerate(sorted(graph.graph["documents"]))}
    publishers = _publishers(graph)
    relations: dict[str, dict[str, Any]] = {}
    edges: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    for subject, target, data in sorted(
        iter_statements(graph), key=lambda one: (one[0], one[1] or "", one[2]["id"])
    ):
        relation = relations.setdefault(data["predicate"], _relation(data, len(relations)))
        first = len(items)
        items += [_evidence(one, docs) for one in data["evidence"]]
        days = sorted({_day(graph, one) for one in data["evidence"]} - {""})
        edges.append(
            _edge(data, number, (subject, target), relation["n"], (first, len(items)), days)
        )
        edges[-1]["b"] = [publishers[one] for one in data["publishers"]]
    edge_number = {edge["id"]: index for index, edge in enumerate(edges)}
    places, communities = place_actors(graph), find_communities(graph)
    main = {
        "v": 1,
        "types": list(TYPES),
        "relations": sorted(relations.values(), key=lambda one: one["n"]),
        "modalities": list(MODALITIES),
        "publishers": list(publishers),
        "mediations": _mediations(graph, number, edge_number),
        "home": {"facts": tell_facts(graph), "questions": _questions(graph, edge_number)},
        "nodes": [
            _node(graph, node, number, places[node], communities.get(node, 0)) for node in nodes
        ],
        "edges": edges,
    }
    return main, {"docs": [_document(graph, doc) for doc in docs], "items": items}


def _publishers(graph: ActorGraph) -> dict[str, int]:
    names = {name for *_, data in iter_statements(graph) for name in data["publishers"]}
    return {name: place for place, name in enumerate(sorted(names))}


def _questions(graph: ActorGraph, edge_number: dict[str, int]) -> list[Island]:
    """Return the home's questions, edges by number."""
    questions = ask_questions(graph)
    for question in questions:
        for answer in question["answers"]:
            answer["edges"] = [edge_number[one] for one in answer["edges"]]
    return questions


def _mediations(
    graph: ActorGraph, number: dict[str, int], edge_number: dict[str, int]
) -> list[Island]:
    """Return who mediates between whom: edges of one mediator that were read from one cue belong together."""
    found: dict[tuple[str, str, str], dict[str, set[int]]] = {}
    for subject, target, data in iter_statements(graph):
        if target is None or data["predicate"] != "mediates" or target == subject:
            continue
        for one in data["evidence"]:
            key = (subject, one["doc"], str(one["cue"]))
            entry = found.setdefault(key, {"parties": set(), "edges": set()})
            entry["parties"].add(number[target])
            entry["edges"].add(edge_number[data["id"]])
    marks: dict[tuple[int, tuple[int, ...]], set[int]] = {}
    for (subject, _, _), entry in found.items():
        if len(entry["parties"]) > 1:
            key_ = (number[subject], tuple(sorted(entry["parties"])))
            marks.setdefault(key_, set()).update(entry["edges"])
    return [
        {"by": by, "parties": list(parties), "edges": sorted(edges)}
        for (by, parties), edges in sorted(marks.items())
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


def _edge(
    data: EdgeData,
    number: dict[str, int],
    ends: tuple[str, str | None],
    relation: int,
    items: tuple[int, int],
    days: list[str],
) -> dict[str, Any]:
    edge = {
        "id": data["id"],
        "s": number[ends[0]],
        "t": -1 if ends[1] is None else number[ends[1]],
        "r": relation,
        "p": 1 if data["polarity"] == "positive" else -1,
        "m": MODALITIES.index(data["modality"]),
        "c": data["score"],
        "n": data["documents"],
        "v": list(items),
        "d": days,
    }
    if data["attribution"]:
        edge["a"] = [number[one] for one in data["attribution"]]
    extras = (
        ("to", data["addressing"]),
        ("ti", data["title"]),
        ("x", data["ended"]),
        ("sym", data["symmetric"]),
        ("ch", data.get("change")),
    )
    return {**edge, **{key: value for key, value in extras if value}}


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


def _evidence(one: EvidenceData, docs: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "o": docs[one["doc"]],
        "a": one["start"],
        "z": one["end"],
        "r": one["rule"],
        "c": one["score"],
    }
    extras = (
        ("s", one["subject"]),
        ("t", one["object"]),
        ("q", one["cue"]),
        ("u", one["status_cues"]),
        ("w", one["content"]),
        ("k", one["kind"]),
        ("ac", one["act"]),
        ("on", one["event_text"]),
        ("d", one["event_start"]),
        ("e", one["event_end"]),
        ("ap", one.get("event_approximate")),
        ("at", one["place"]),
    )
    return {**found, **{key: value for key, value in extras if value}}


def _day(graph: ActorGraph, one: EvidenceData) -> str:
    return event_days(one, graph.graph["documents"][one["doc"]]["published"])[0]


def _document(graph: ActorGraph, doc: str) -> dict[str, Any]:
    data = graph.graph["documents"][doc]
    return {
        "id": doc,
        "t": data["title"],
        "b": data["publisher"],
        "d": data["published"][:10],
        "u": data["url"],
        "s": [list(sentence) for sentence in data["sentences"]],
    }
