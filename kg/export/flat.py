"""Attributes that every format can hold: nodes and edges -> strings, numbers and truth values.

Lists become text joined by ``; ``; mentions and evidence are counted, and the first sentence is kept as a sample.
"""

import re
from collections.abc import Iterator
from typing import Any

from kg.graph.schema import ActorGraph
from kg.graph.statements import find_sentence

__all__ = ["flat_edges", "flat_nodes", "xml_safe"]

Row = dict[str, Any]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat_nodes(graph: ActorGraph) -> Iterator[tuple[str, Row]]:
    """Yield id and scalar attributes of each actor, sorted by id."""
    for node in sorted(graph):
        data = graph.nodes[node]
        roles = [f"{role['title']}{' (ended)' if role['ended'] else ''}" for role in data["roles"]]
        yield (
            node,
            {
                "name": data["name"],
                "type": data["type"],
                "aliases": "; ".join(data["aliases"]),
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
        kept = (
            "predicate",
            "layer",
            "polarity",
            "modality",
            "addressing",
            "title",
            "ended",
            "plover",
            "mode",
            "quad",
        )
        yield (
            source,
            target,
            key,
            {
                **{name: data[name] for name in kept},
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
                "sentence": find_sentence(graph, data["evidence"][0]),
            },
        )


def xml_safe(row: Row) -> Row:
    """Return `row` without the characters that XML 1.0 can't hold.

    Examples
    --------
    >>> xml_safe({"name": "a\\x00b\\x1b", "n": 1})
    {'name': 'ab', 'n': 1}
    """
    return {
        key: _NOT_XML.sub("", value) if isinstance(value, str) else value
        for key, value in row.items()
    }
