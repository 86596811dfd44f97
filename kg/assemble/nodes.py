"""Nodes: entities and the mentions that denote them -> node data of the actor graph."""

from collections.abc import Sequence

from kg.graph.schema import EdgeData, MentionData, NodeData, RoleData
from kg.records import Document, Entity, Extraction, Resolution

__all__ = ["collect_mentions", "find_roles", "make_node"]


def collect_mentions(
    extractions: Sequence[Extraction], resolution: Resolution
) -> dict[str, list[MentionData]]:
    """Return the mentions of each entity, in order of document and offset."""
    found: dict[str, list[MentionData]] = {}
    for extraction in extractions:
        doc = extraction.document.id
        for mention in extraction.mentions:
            entity = resolution.entity_of.get((doc, mention.id))
            if entity is None:
                continue
            score, reason = resolution.why.get((doc, mention.id), (1.0, ""))
            found.setdefault(entity, []).append(
                {
                    "doc": doc,
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "text": mention.span.of(extraction.document.text),
                    "kind": str(mention.kind),
                    "score": round(score, 3),
                    "reason": reason,
                }
            )
    for mentions in found.values():
        mentions.sort(key=lambda one: (one["doc"], one["start"], one["end"]))
    return found


def make_node(
    entity: Entity, mentions: list[MentionData], documents: dict[str, Document]
) -> NodeData:
    """Return the node of `entity`; roles and statements without recipient are added later."""
    docs = {mention["doc"] for mention in mentions}
    dates = {documents[doc].published[:10] for doc in docs} - {""}
    return {
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
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
