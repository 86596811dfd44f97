"""Who is who as annotations say: the entities of an extraction -> its clusters, without any rule of our own."""

from kg.actors.lookup import KnownActors
from kg.actors.record import AliasKind
from kg.records import Extraction, Mention, MentionKind, StatedEntity
from kg.resolve.cluster import Cluster, Description

__all__ = ["describe_stated"]

_TIE = (1.0, "annotated")


def describe_stated(
    extraction: Extraction, actors: KnownActors
) -> tuple[tuple[Cluster, ...], tuple[tuple[tuple[str, float, str], ...], ...]]:
    """Return the clusters of an annotated document, in order of their first mentions, and their members.

    An entity is tied to the known actor whose name it bears, if their types agree and no other entity of the
    document is that one; an annotated country that is but a place is the country.
    """
    mentions = {one.id: one for one in extraction.mentions}
    taken: set[str] = set()
    clusters = []
    entities = sorted(extraction.entities, key=lambda one: mentions[one.mentions[0]].span)
    for place, entity in enumerate(entities):
        actor = _known(entity, actors, taken) if entity.named else ""
        taken.add(actor)
        own = [mentions[one] for one in entity.mentions]
        clusters.append(_cluster(extraction, entity, own, place, actor))
    members = tuple(tuple((one, *_TIE) for one in entity.mentions) for entity in entities)
    return tuple(clusters), members


def _known(entity: StatedEntity, actors: KnownActors, taken: set[str]) -> str:
    stated = actors.get(entity.id)
    if stated is not None and stated.type == entity.type and entity.id not in taken:
        return entity.id
    for match in actors.find(entity.name):
        found = actors.get(match.actor)
        if found is None or match.ambiguous or match.actor in taken:
            continue
        country = (entity.type, found.type) == ("place", "government")
        if found.type == entity.type or (country and match.kind is AliasKind.NAME):
            return match.actor
    return ""


def _cluster(
    extraction: Extraction, entity: StatedEntity, own: list[Mention], place: int, actor: str
) -> Cluster:
    """Return the cluster of an entity; it is compared across documents by the name that annotations give it."""
    words = [one.text for one in own if one.kind is not MentionKind.PRONOUN]
    return Cluster(
        doc=extraction.document.id,
        place=place,
        date=extraction.document.published[:10],
        first=own[0].id,
        anchor=own[0].id,
        opening=own[0].text,
        actor=actor,
        type=entity.type,
        names=(entity.name,) if entity.named else (),
        descriptions=tuple(sorted(set(words))),
        described=None if entity.named else Description(text=entity.name),
        stated=True,
    )
