"""Nodes: entities and the mentions that denote them -> node data of the actor graph."""

from collections.abc import Iterator, Mapping

from kg.graph.recount import Issue, count_presence
from kg.graph.schema import MentionData, NodeData
from kg.graph.spill import Growing
from kg.records import Entity, Extraction, Ties

__all__ = ["find_mentions", "make_node"]


def find_mentions(extraction: Extraction, ties: Ties) -> Iterator[tuple[str, MentionData]]:
    """Yield the mentions of a document that denote somebody, each after its entity, by offsets."""
    document = extraction.document
    for mention in sorted(extraction.mentions, key=lambda one: (one.span.start, one.span.end)):
        entity = ties.entity_of.get(mention.id)
        if entity is not None:
            score, reason = ties.why.get(mention.id, (1.0, ""))
            yield (
                entity,
                {
                    "doc": document.id,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": mention.span.of(document.text),
                    "kind": str(mention.kind),
                    "score": round(score, 3),
                    "reason": reason,
                },
            )


def make_node(
    entity: Entity, mentions: Growing[MentionData], issues: Mapping[str, Issue]
) -> NodeData:
    """Return the node of `entity`; roles and statements without recipient are added later."""
    presence = count_presence((mention["doc"] for mention in mentions), issues)
    return {
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "descriptions": list(entity.descriptions),
        "wikidata": entity.wikidata,
        "same_as": list(entity.same_as),
        "country": entity.country,
        "sector": entity.sector,
        "anonymous": entity.anonymous,
        "gender": entity.gender,
        "roles": [],
        "mentions": mentions,
        "documents": presence["documents"],
        "first": presence["first"],
        "last": presence["last"],
        "unary": [],
    }
