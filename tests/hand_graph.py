"""Graphs written by hand: a line per statement."""

import networkx as nx

from kg.graph.schema import ActorGraph
from kg.ontology.load import load_ontology
from kg.records import make_id

__all__ = ["graph_of"]


def graph_of(*lines: str) -> ActorGraph:
    """Return a graph of statements ``subject predicate object day key=value …``; object ``-`` is nobody.

    Keys: polarity, modality, by (attributed_to), docs (number of documents), score, act, kind, to/about.
    """
    graph: ActorGraph = nx.MultiDiGraph(
        format=1, documents={}, judgements=[], unattributed=[], made_by={}, counts={}
    )
    for number, line in enumerate(lines):
        subject, predicate, target, day, *rest = line.split()
        facts = dict(pair.split("=") for pair in rest)
        docs = [
            f"d{number}",
            *(f"d{number}.{copy}" for copy in range(1, int(facts.get("docs", 1)))),
        ]
        data = _edge(number, predicate, day, facts, docs)
        for doc in docs:
            _document(graph, doc, day, line)
        for node in filter(None, (subject, "" if target == "-" else target, facts.get("by"))):
            if node not in graph:
                graph.add_node(node, **_node(node))
        if target == "-":
            graph.nodes[subject]["unary"].append(data)
        else:
            graph.add_edge(subject, target, key=data["id"], **data)
    return graph


def _document(graph: ActorGraph, doc: str, day: str, line: str) -> None:
    graph.graph["documents"][doc] = {
        "id": doc,
        "title": "",
        "publisher": "",
        "author": "",
        "published": day,
        "language": "en",
        "url": "",
        "sha256": "",
        "length": len(line),
        "duplicate_of": "",
        "sentences": [(0, len(line), line)],
    }


def _node(node: str) -> dict:
    return {
        "name": node.capitalize(),
        "type": "government",
        "aliases": [],
        "descriptions": [],
        "wikidata": "",
        "same_as": [],
        "country": "",
        "sector": "",
        "anonymous": node.startswith("anon"),
        "gender": "",
        "roles": [],
        "mentions": [],
        "documents": 1,
        "first": "",
        "last": "",
        "unary": [],
    }


def _edge(number: int, predicate: str, day: str, facts: dict, docs: list) -> dict:
    relation = load_ontology().relations.get(predicate)
    score = float(facts.get("score", 0.9))
    evidence = {
        "id": "",
        "doc": "",
        "start": 0,
        "end": 5,
        "subject": [0, 1],
        "object": None,
        "cue": [1, 2],
        "status_cues": [],
        "rule": "test",
        "score": score,
        "event_start": "",
        "event_end": "",
        "event_text": "",
        "event_approximate": False,
        "place": "",
        "content": [[0, 5]] if predicate == "says" else [],
        "kind": facts.get("kind", "direct") if predicate == "says" else "",
        "act": facts.get("act", "says") if predicate == "says" else "",
        "parent": "",
        "attributed": facts.get("in", ""),
    }
    return {
        "id": make_id("e", number),
        "predicate": predicate,
        "layer": ("event" if relation.plover else "structure") if relation else "speech",
        "polarity": facts.get("polarity", "positive"),
        "modality": facts.get("modality", "actual"),
        "attributed_to": facts.get("by"),
        "attribution": [facts["by"]] if "by" in facts else [],
        "addressing": facts.get("addressing", ""),
        "title": "",
        "ended": False,
        "plover": relation.plover if relation else "",
        "mode": "",
        "quad": relation.quad if relation else "",
        "weight": relation.score if relation else 0.0,
        "symmetric": bool(relation and relation.symmetric),
        "score": score,
        "documents": len(docs),
        "publishers": [],
        "first": day,
        "last": day,
        "evidence": [{**evidence, "id": f"{doc}#r", "doc": doc} for doc in docs],
    }
