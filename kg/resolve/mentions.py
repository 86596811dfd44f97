"""Resolve: extractions of all documents -> entities, and which mention denotes which, with reasons."""

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.lookup import KnownActors
from kg.records import Entity, Extraction, Judgement, MentionKey, Resolution, make_id
from kg.resolve.across import join_clusters
from kg.resolve.canonical import make_entity
from kg.resolve.within import Cluster, describe_clusters, tie_mentions

__all__ = ["resolve_mentions"]


def resolve_mentions(extractions: Sequence[Extraction], *, actors: KnownActors) -> Resolution:
    """Return who is who in all documents.

    Parameters
    ----------
    extractions
        One per document; their order doesn't matter.
    actors
        Known actors, for ties and ids.
    """
    in_order = sorted(extractions, key=lambda one: one.document.id)
    states = [tie_mentions(one, actors) for one in in_order]
    clusters = [cluster for state in states for cluster in describe_clusters(state)]
    groups, judgements = join_clusters(clusters)
    entities = _distinct_ids([(make_entity(group, actors), group) for group in groups])
    return _tabulate(entities, judgements)


def _distinct_ids(
    entities: list[tuple[Entity, list[Cluster]]],
) -> list[tuple[Entity, list[Cluster]]]:
    """Give entities that would share an id a mark of the document in which they appear first."""
    taken: dict[str, int] = {}
    for entity, _ in entities:
        taken[entity.id] = taken.get(entity.id, 0) + 1
    return [
        (entity if taken[entity.id] == 1 else _marked(entity, group), group)
        for entity, group in entities
    ]


def _marked(entity: Entity, group: list[Cluster]) -> Entity:
    first = group[0]
    mark = make_id("", first.doc, first.mentions[0].id)[:6]
    return replace(entity, id=f"{entity.id}~{mark}")


def _tabulate(
    entities: list[tuple[Entity, list[Cluster]]], judgements: list[Judgement]
) -> Resolution:
    entity_of: dict[MentionKey, str] = {}
    why: dict[MentionKey, tuple[float, str]] = {}
    for entity, group in entities:
        for cluster in group:
            for mention in cluster.mentions:
                key = (cluster.doc, mention.id)
                entity_of[key] = entity.id
                why[key] = cluster.why.get(mention.id, (1.0, "first mention"))
    return Resolution(
        entities=tuple(sorted((entity for entity, _ in entities), key=lambda one: one.id)),
        entity_of=entity_of,
        why=why,
        judgements=tuple(judgements),
    )
