"""Resolve: extractions of all documents -> entities, and which mention denotes which, with reasons."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.actors.lookup import KnownActors
from kg.records import Entity, Extraction, Judgement, MentionKey, Resolution
from kg.resolve.across import join_clusters
from kg.resolve.corrections import Corrections
from kg.resolve.entities import make_entity, mark_of, slug
from kg.resolve.lexicon import is_generic_name
from kg.resolve.offices import lead_across
from kg.resolve.within import Cluster, describe_clusters, tie_mentions

__all__ = ["resolve_mentions"]

_Group = tuple[Entity, list[Cluster]]


def resolve_mentions(
    extractions: Sequence[Extraction],
    *,
    actors: KnownActors,
    corrections: Corrections | None = None,
) -> Resolution:
    """Return who is who in all documents.

    Parameters
    ----------
    extractions
        One per document; their order doesn't matter.
    actors
        Known actors, for ties and ids.
    corrections
        A person's corrections, which win; those that found nothing to correct are named in the notices.
    """
    in_order = sorted(extractions, key=lambda one: one.document.id)
    states = [tie_mentions(one, actors) for one in in_order]
    lead_across(states)
    clusters = [cluster for state in states for cluster in describe_clusters(state)]
    groups, judgements = join_clusters(clusters, corrections)
    entities = _distinct_ids([(make_entity(group, actors), group) for group in groups])
    if corrections is not None:
        entities = _amend(entities, corrections)
    return _tabulate(entities, judgements, corrections)


def _distinct_ids(entities: list[_Group]) -> list[_Group]:
    """Mark what shares an id with another entity, and what its document alone can tell apart.

    Of namesakes each gets its country, or the mark of its first document where countries don't differ.
    """
    taken = Counter(entity.id for entity, _ in entities)
    countries = Counter((entity.id, entity.country) for entity, _ in entities)
    marked = []
    for entity, group in entities:
        if entity.actor or entity.anonymous:
            marked.append((entity, group))
        elif (entity.country and is_generic_name(entity.name)) or taken[entity.id] > 1:
            marked.append((_of_country(entity, countries, group), group))
        else:
            marked.append((entity, group))
    return marked


def _of_country(
    entity: Entity, countries: "Counter[tuple[str, str]]", group: list[Cluster]
) -> Entity:
    lone = countries[entity.id, entity.country] == 1
    suffix = f".{slug(entity.country)}" if entity.country and lone else f"~{mark_of(group[0])}"
    return replace(entity, id=f"{entity.id}{suffix}")


def _amend(entities: list[_Group], corrections: Corrections) -> list[_Group]:
    groups = {entity.id: group for entity, group in entities}
    amended = corrections.amend(entity for entity, _ in entities)
    return [(entity, groups[entity.id]) for entity in amended]


def _tabulate(
    entities: list[_Group], judgements: list[Judgement], corrections: Corrections | None
) -> Resolution:
    entity_of: dict[MentionKey, str] = {}
    why: dict[MentionKey, tuple[float, str]] = {}
    for entity, group in entities:
        for cluster in group:
            for mention in cluster.mentions:
                key = (cluster.doc, mention.id)
                entity_of[key] = entity.id
                why[key] = cluster.why.get(mention.id, (1.0, "first mention"))
    stale = corrections.stale() if corrections is not None else []
    return Resolution(
        entities=tuple(sorted((entity for entity, _ in entities), key=lambda one: one.id)),
        entity_of=entity_of,
        why=why,
        judgements=tuple(judgements),
        notices=tuple(f"correction found nothing to correct: {one}" for one in stale),
    )
