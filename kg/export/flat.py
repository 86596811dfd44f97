"""Attributes that every format can hold: nodes and edges -> strings, numbers and truth values.

Lists become text joined by ``; ``; mentions and evidence are counted, and the first sentence is kept as a sample.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.graph.schema import ActorGraph
from kg.graph.statements import find_sentence

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "flat_edges", "flat_nodes", "xml_safe"]

Row = dict[str, Any]
NODE_FIELDS: dict[str, type] = {
    "name": str,
    "type": str,
    "aliases": str,
    "descriptions": str,
    "wikidata": str,
    "country": str,
    "sector": str,
    "anonymous": bool,
    "roles": str,
    "mentions": int,
    "documents": int,
    "first": str,
    "last": str,
}
"""Attributes of an actor and their types, in order."""

EDGE_FIELDS: dict[str, type] = {
    "predicate": str,
    "layer": str,
    "polarity": str,
    "modality": str,
    "addressing": str,
    "title": str,
    "ended": bool,
    "plover": str,
    "mode": str,
    "quad": str,
    "attributed_to": str,
    "weight": float,
    "score": float,
    "documents": int,
    "evidence": int,
    "publishers": str,
    "first": str,
    "last": str,
    "rule": str,
    "document": str,
    "start": int,
    "end": int,
    "sentence": str,
}
"""Attributes of an edge and their types, in order."""

_KEPT = tuple(EDGE_FIELDS)[:10]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _joined(texts: Sequence[str]) -> str:
    """Return texts on one line."""
    return "; ".join(" ".join(text.split()) for text in texts)


def flat_nodes(graph: ActorGraph) -> Iterator[tuple[str, Row]]:
    """Yield id and scalar attributes of each actor, sorted by id."""
    for node in sorted(graph):
        data = graph.nodes[node]
        roles = [
            f"{role['title'] or 'office not named'}{' (ended)' if role['ended'] else ''}"
            for role in data["roles"]
        ]
        yield (
            node,
            {
                "name": data["name"],
                "type": data["type"],
                "aliases": _joined(data["aliases"]),
                "descriptions": _joined(data["descriptions"]),
                "wikidata": data["wikidata"],
                "country": data["country"],
                "sector": data["sector"],
                "anonymous": data["anonymous"],
                "roles": "; ".join(dict.fromkeys(roles)),
                "mentions": len(data["mentions"]),
                "documents": data["documents"],
                "first": data["first"],
                "last": data["last"],
            },
        )


def flat_edges(graph: ActorGraph) -> Iterator[tuple[str, str, str, Row]]:
    """Yield source, target, key and scalar attributes of each edge, sorted; parallel edges stay apart."""
    for source, target, key in sorted(graph.edges(keys=True)):
        data = graph.edges[source, target, key]
        yield (
            source,
            target,
            key,
            {
                **{name: data[name] for name in _KEPT},
                "attributed_to": data["attributed_to"] or "",
                "weight": data["weight"],
                "score": data["score"],
                "documents": data["documents"],
                "evidence": len(data["evidence"]),
                "publishers": "; ".join(data["publishers"]),
                "first": data["first"],
                "last": data["last"],
                "rule": data["evidence"][0]["rule"],
                "document": data["evidence"][0]["doc"],
                "start": data["evidence"][0]["start"],
                "end": data["evidence"][0]["end"],
                # On one line, whatever the article's lines: Neo4j's importer takes a line for a row.
                "sentence": " ".join(find_sentence(graph, data["evidence"][0]).split()),
            },
        )


def xml_safe(value: str) -> str:
    """Return `value` without the characters that XML 1.0 can't hold.

    Examples
    --------
    >>> xml_safe("a\\x00b\\x1b")
    'ab'
    """
    return _NOT_XML.sub("", value) if _NOT_XML.search(value) else value
