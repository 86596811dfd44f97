"""Namesakes: entities that would share an id -> entities with ids of their own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.records import Entity
from kg.resolve.cluster import Cluster
from kg.resolve.entities import mark_of, slug
from kg.resolve.lexicon import is_generic_name

__all__ = ["distinct_ids"]


def distinct_ids(entities: Sequence[tuple[Entity, Cluster]]) -> list[Entity]:
    """Return the entities, marked where they share an id with another, or where their document alone tells them apart.

    Of namesakes each gets its country, or the mark of its first cluster where countries don't differ.
    """
    taken = Counter(entity.id for entity, _ in entities)
    countries = Counter((entity.id, entity.country) for entity, _ in entities)
    marked = []
    for entity, first in entities:
        generic = entity.country and is_generic_name(entity.name)
        if not (entity.actor or entity.anonymous) and (generic or taken[entity.id] > 1):
            lone = countries[entity.id, entity.country] == 1
            marked.append(_mark(entity, first, lone=lone))
        else:
            marked.append(entity)
    return marked


def _mark(entity: Entity, first: Cluster, *, lone: bool) -> Entity:
    suffix = f".{slug(entity.country)}" if entity.country and lone else f"~{mark_of(first)}"
    return replace(entity, id=f"{entity.id}{suffix}")
