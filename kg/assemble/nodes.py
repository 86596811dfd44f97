"""Nodes: entities and the mentions that denote them -> node data of the actor graph."""

from collections.abc import Iterator, Sequence

from kg.graph.days import days_of
from kg.graph.schema import EdgeData, MentionData, NodeData, RoleData
from kg.graph.spill import Growing
from kg.records import Document, Entity, Extraction, Ties

__all__ = ["find_mentions", "find_roles", "make_node"]


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
    entity: Entity, mentions: Growing[MentionData], documents: dict[str, Document]
) -> NodeData:
    """Return the node of `entity`; roles and statements without recipient are added later."""
    docs = {mention["doc"] for mention in mentions}
    dates = {day for doc in docs for day in days_of(documents[doc].published)} - {""}
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
        "documents": len({documents[doc].duplicate_of or doc for doc in docs}),
        "first": min(dates, default=""),
        "last": max(dates, default=""),
        "unary": [],
    }


def find_roles(statements: Sequence[tuple[str | None, EdgeData]]) -> list[RoleData]:
    """Return the offices that the statements of one person say it holds, by first date and title."""
    roles: list[RoleData] = [
        {
            "title": data["title"],
            "organization": target,
            "ended": data["ended"],
            "first": data["first"],
            "last": data["last"],
            "documents": data["documents"],
        }
        for target, data in statements
        if data["predicate"] == "holds_role"
        and data["polarity"] == "positive"
        and data["modality"] == "actual"
    ]
    return sorted(
        roles, key=lambda role: (role["first"], role["title"], role["organization"] or "")
    )
