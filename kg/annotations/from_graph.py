"""A graph -> annotations of its documents, in the format that `kg.annotations.load` reads."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from kg.graph.days import is_stated
from kg.graph.schema import ActorGraph, DocumentData, EdgeData, EvidenceData, Offsets
from kg.graph.statements import iter_statements, text_between

__all__ = ["annotate_graph"]

FOLDED = {"actual": "actual", "future": "future"}
Statement = tuple[str, str | None, EdgeData, EvidenceData]


def annotate_graph(graph: ActorGraph) -> Iterator[dict[str, Any]]:
    """Yield the annotation of each document, sorted by id, with the words at each span for the eye."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for subject, target, data in iter_statements(graph):
        for evidence in data["evidence"]:
            statements[evidence["doc"]].append((subject, target, data, evidence))
    loose: dict[str, list[EvidenceData]] = defaultdict(list)
    for evidence in graph.graph["unattributed"]:
        loose[evidence["doc"]].append(evidence)
    mentions = _mentions(graph)
    for doc, document in sorted(graph.graph["documents"].items()):
        found = statements[doc]
        yield {
            "doc": doc,
            "sha256": document["sha256"],
            "entities": _entities(graph, mentions[doc]),
            "assertions": _assertions(document, found),
            "quotes": _quotes(document, found, loose[doc]),
        }


def _mentions(graph: ActorGraph) -> dict[str, dict[str, dict[tuple[int, int], str]]]:
    """Return, by document and entity, the words at each place where it is mentioned."""
    found: dict[str, dict[str, dict[tuple[int, int], str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for node in sorted(graph):
        for one in graph.nodes[node]["mentions"]:
            words = "" if one["kind"] == "pronoun" else one["text"]
            found[one["doc"]][node][one["start"], one["end"]] = words
    return found


def _entities(
    graph: ActorGraph, mentions: dict[str, dict[tuple[int, int], str]]
) -> list[dict[str, Any]]:
    return [
        {
            "id": node,
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "aliases": sorted({words for words in places.values() if words}),
            "optional": False,
            "mentions": sorted(map(list, places)),
        }
        for node, places in mentions.items()
    ]


def _assertions(document: DocumentData, found: list[Statement]) -> list[dict[str, Any]]:
    """Return an item per edge that the document bears out, with each of its places."""
    items: dict[str, dict[str, Any]] = {}
    for subject, target, data, evidence in found:
        if data["predicate"] == "says":
            continue
        if data["id"] not in items:
            items[data["id"]] = _assertion(subject, target, data)
        items[data["id"]]["places"].append(_place(document, evidence))
    for item in items.values():
        item["places"].sort(key=lambda place: place["span"])
        item["evidence"] = [place["span"] for place in item["places"]]
    return sorted(items.values(), key=lambda item: (item["evidence"], item["relations"]))


def _assertion(subject: str, target: str | None, data: EdgeData) -> dict[str, Any]:
    return {
        "sources": [subject],
        "relations": [data["predicate"]],
        "targets": [target],
        "title": data["title"],
        "symmetric": data["symmetric"],
        "optional": False,
        "polarity": data["polarity"],
        "modality": FOLDED.get(data["modality"], "possible"),
        "modality_six": data["modality"],
        "attributed_to": data["attributed_to"],
        "ended": data["ended"],
        "mode": data["mode"],
        "plover": data["plover"],
        "places": [],
    }


def _place(document: DocumentData, evidence: EvidenceData) -> dict[str, Any]:
    spans = {
        "span": [evidence["start"], evidence["end"]],
        "subject": evidence["subject"],
        "cue": evidence["cue"],
        "object": evidence["object"],
    }
    found: dict[str, Any] = {**spans, "words": _words(document, spans)}
    if is_stated(evidence):
        keys = ("start", "end", "text", "approximate")
        found["time"] = {key: evidence.get(f"event_{key}", False) for key in keys}
    if evidence["place"]:
        found["where"] = evidence["place"]
    return found


def _quotes(
    document: DocumentData, found: list[Statement], loose: list[EvidenceData]
) -> list[dict[str, Any]]:
    """Return an item per quotation and speaker; edges to or about several are one."""
    items: dict[tuple[str, str | None], dict[str, Any]] = {}
    for subject, target, data, evidence in found:
        if data["predicate"] == "says":
            item = items.setdefault((evidence["id"], subject), _quote(document, subject, evidence))
            item["polarity"], item["modality"] = data["polarity"], data["modality"]
            if data["addressing"] == "to":
                item["addressee"] = target
    for evidence in loose:
        items[evidence["id"], None] = _quote(document, None, evidence)
    return sorted(items.values(), key=lambda item: (item["content"], item["speaker"] or ""))


def _quote(document: DocumentData, speaker: str | None, evidence: EvidenceData) -> dict[str, Any]:
    parts = evidence["content"]
    content = [parts[0][0], parts[-1][1]]
    spans: dict[str, Offsets | None] = {
        "content": content,
        "source": evidence["subject"] if speaker else None,
        "cue": evidence["cue"],
    }
    return {
        "speaker": speaker,
        "addressee": None,
        "kind": evidence["kind"],
        **spans,
        "parts": parts if len(parts) > 1 else [],
        "words": _words(document, spans),
        "polarity": "positive",
        "modality": "actual",
        "act": evidence["act"],
    }


def _words(document: DocumentData, spans: dict[str, Offsets | None]) -> dict[str, str]:
    """Return what stands at each span, as far as the graph keeps all of it."""
    found = {name: text_between(document, *span) for name, span in spans.items() if span}
    return {
        name: words
        for name, words in found.items()
        if (span := spans[name]) and len(words) == span[1] - span[0]
    }
