"""The tables of a build: actor graph -> entities, assertions, quotations, events and documents as JSON Lines.

The fields are the output contract: one line per entity, per piece of evidence of an assertion, per
quotation, per event and per document. Nothing of the graph is lost but the gathering of evidence into edges.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.events.gather import EventData, gather_events
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData, MentionData
from kg.graph.statements import iter_statements

__all__ = ["list_assertions", "list_documents", "list_entities", "list_quotations", "write_tables"]

Row = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=list)


def write_tables(
    graph: ActorGraph, directory: Path, events: Sequence[EventData] | None = None
) -> None:
    """Write ``entities``, ``assertions``, ``quotations``, ``events`` and ``documents`` ``.jsonl`` to `directory`.

    Parameters
    ----------
    events
        Those of the graph, if they are known already.
    """
    for name, rows in (
        ("entities", list_entities(graph)),
        ("assertions", _iter_assertions(graph)),
        ("quotations", _iter_quotations(graph)),
        ("events", gather_events(graph) if events is None else events),
        ("documents", list_documents(graph)),
    ):
        _write_lines(directory / f"{name}.jsonl", rows)


def list_entities(graph: ActorGraph) -> Iterator[Row]:
    """Yield a row per actor, sorted by id, with its mentions by document, those by name before descriptions and pronouns."""
    for node in sorted(graph):
        data = graph.nodes[node]
        kept = {key: value for key, value in data.items() if key != "unary"}
        mentions = sorted(data["mentions"], key=partial(_plainness, data["name"]))
        yield {"id": node, **kept, "mentions": mentions}


def _plainness(name: str, mention: MentionData) -> tuple[str, bool, int, int, int]:
    """Return what puts the plainest mention of a document first: the name itself, then other names."""
    rank = ("name", "nominal", "pronoun").index(mention["kind"])
    return mention["doc"], mention["text"] != name, rank, mention["start"], mention["end"]


def list_assertions(graph: ActorGraph) -> list[Row]:
    """Return a row per assertion and piece of evidence, sorted by document and offset; ``says`` excepted."""
    return list(_iter_assertions(graph))


def _iter_assertions(graph: ActorGraph) -> Iterator[Row]:
    places = [
        (*_place(evidence), subject, target, data, number)
        for subject, target, data in iter_statements(graph)
        if data["predicate"] != "says"
        for number, evidence in enumerate(data["evidence"])
    ]
    for *_, subject, target, data, number in sorted(places, key=itemgetter(0, 1, 2, 3)):
        yield _assertion(subject, target, data, data["evidence"][number])


def list_quotations(graph: ActorGraph) -> list[Row]:
    """Return a row per quotation, sorted by document and offset, those without known source too.

    Several sources or addressees are in ``sources`` and ``addressees``; ``source`` and ``addressee``
    are the first of each in text order. ``content`` holds the parts, ``content_start`` and
    ``content_end`` their hull.
    """
    return list(_iter_quotations(graph))


def _iter_quotations(graph: ActorGraph) -> Iterator[Row]:
    found: dict[tuple[str, int, int, str], list[tuple[str, str | None, EdgeData, int]]] = {}
    for subject, target, data in iter_statements(graph):
        if data["predicate"] == "says":
            for number, evidence in enumerate(data["evidence"]):
                found.setdefault(_place(evidence), []).append((subject, target, data, number))
    loose = graph.graph["unattributed"]
    unknown = {_place(evidence): number for number, evidence in enumerate(loose)}
    for place in sorted(found.keys() | unknown.keys()):
        if place in found:
            yield _quotation(
                [
                    (subject, target, data, data["evidence"][number])
                    for subject, target, data, number in found[place]
                ]
            )
        else:
            yield _unattributed(loose[unknown[place]])


def list_documents(graph: ActorGraph) -> Iterator[Row]:
    """Yield a row per document, sorted by id, without its sentences."""
    for _, data in sorted(graph.graph["documents"].items()):
        yield {key: value for key, value in data.items() if key != "sentences"}


def _assertion(subject: str, target: str | None, data: EdgeData, evidence: EvidenceData) -> Row:
    kept = ("polarity", "modality", "attributed_to", "attribution", "title", "ended", "plover")
    read = ("doc", "start", "end", "subject", "object", "cue", "status_cues", "rule", "score")
    event = ("event_start", "event_end", "event_text", "place", "attributed")
    spans = {"subject": "subject_span", "object": "object_span"}
    return {
        "id": evidence["id"],
        "edge": data["id"],
        "subject": subject,
        "predicate": data["predicate"],
        "object": target,
        **{key: data[key] for key in (*kept, "mode", "quad")},  # type: ignore[literal-required]
        **{spans.get(key, key): evidence[key] for key in (*read, *event)},  # type: ignore[literal-required]
        "event_approximate": evidence.get("event_approximate", False),
    }


def _quotation(group: list[tuple[str, str | None, EdgeData, EvidenceData]]) -> Row:
    """Return the row of one quotation from its edges to or about each target."""
    sources = dict.fromkeys(
        subject for subject, _, _, _ in sorted(group, key=lambda one: one[3]["subject"] or [])
    )
    in_order = sorted(group, key=lambda one: one[3]["object"] or [])
    targets = {
        addressing: list(
            dict.fromkeys(
                target
                for _, target, data, _ in in_order
                if target is not None and data["addressing"] == addressing
            )
        )
        for addressing in ("to", "about")
    }
    data = group[0][2]
    kept = ("attributed_to", "attribution", "polarity", "modality")
    status: Row = {key: data[key] for key in kept}  # type: ignore[literal-required]
    return _speech(group[0][3], list(sources), targets, status)


def _unattributed(evidence: EvidenceData) -> Row:
    status: Row = {
        "attributed_to": None,
        "attribution": [],
        "polarity": "positive",
        "modality": "actual",
    }
    return _speech(evidence, [], {"to": [], "about": []}, status)


def _speech(
    evidence: EvidenceData, sources: list[str], targets: dict[str, list[str]], status: Row
) -> Row:
    content, cue = evidence["content"], evidence["cue"]
    return {
        "id": evidence["id"],
        "source": sources[0] if sources else None,
        "addressee": targets["to"][0] if targets["to"] else None,
        "doc": evidence["doc"],
        "start": evidence["start"],
        "end": evidence["end"],
        "content_start": content[0][0],
        "content_end": content[-1][1],
        "cue_start": cue[0] if cue else None,
        "cue_end": cue[1] if cue else None,
        "kind": evidence["kind"],
        "act": evidence["act"],
        "content": content,
        "sources": sources,
        "addressees": targets["to"],
        "about": targets["about"],
        "parent": evidence["parent"],
        **status,
        "said_start": evidence["event_start"],
        "said_end": evidence["event_end"],
        "said_approximate": evidence.get("event_approximate", False),
        "rule": evidence["rule"],
        "score": evidence["score"],
    }


def _place(row: EvidenceData) -> tuple[str, int, int, str]:
    return row["doc"], row["start"], row["end"], row["id"]


def _write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(_ENCODER.encode(row) + "\n")
