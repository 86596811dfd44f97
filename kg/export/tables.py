"""The tables of a build: actor graph -> entities, assertions, quotations and documents as JSON Lines.

The fields are the output contract: one line per entity, per piece of evidence of an assertion, per
quotation and per document. Nothing of the graph is lost but the gathering of evidence into edges.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import iter_statements

__all__ = ["list_assertions", "list_documents", "list_entities", "list_quotations", "write_tables"]

Row = dict[str, Any]


def write_tables(graph: ActorGraph, directory: Path) -> None:
    """Write ``entities``, ``assertions``, ``quotations`` and ``documents`` ``.jsonl`` to `directory`."""
    for name, rows in (
        ("entities", list_entities(graph)),
        ("assertions", list_assertions(graph)),
        ("quotations", list_quotations(graph)),
        ("documents", list_documents(graph)),
    ):
        _write_lines(directory / f"{name}.jsonl", rows)


def list_entities(graph: ActorGraph) -> Iterator[Row]:
    """Yield a row per actor, sorted by id, with its mentions in order of document and offset."""
    for node in sorted(graph):
        data = graph.nodes[node]
        yield {"id": node, **{key: value for key, value in data.items() if key != "unary"}}


def list_assertions(graph: ActorGraph) -> list[Row]:
    """Return a row per assertion and piece of evidence, sorted by document and offset; ``says`` excepted."""
    rows = [
        _assertion(subject, target, data, evidence)
        for subject, target, data in iter_statements(graph)
        if data["predicate"] != "says"
        for evidence in data["evidence"]
    ]
    return sorted(rows, key=_place)


def list_quotations(graph: ActorGraph) -> list[Row]:
    """Return a row per quotation, sorted by document and offset, those without known source too.

    Several sources or addressees are in ``sources`` and ``addressees``; ``source`` and ``addressee``
    are the first of each in text order. ``content`` holds the parts, ``content_start`` and
    ``content_end`` their hull.
    """
    found: dict[str, list[tuple[str, str | None, EdgeData, EvidenceData]]] = {}
    for subject, target, data in iter_statements(graph):
        if data["predicate"] == "says":
            for evidence in data["evidence"]:
                found.setdefault(evidence["id"], []).append((subject, target, data, evidence))
    rows = [_quotation(group) for group in found.values()]
    rows += [_unattributed(evidence) for evidence in graph.graph["unattributed"]]
    return sorted(rows, key=_place)


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
        "rule": evidence["rule"],
        "score": evidence["score"],
    }


def _place(row: Row) -> tuple[str, int, int, str]:
    return row["doc"], row["start"], row["end"], row["id"]


def _write_lines(path: Path, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
