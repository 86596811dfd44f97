"""Names and ids of entities: clusters of one entity -> preferred name, aliases, id."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.actors.lookup import KnownActors
from kg.records import Entity, MentionKind, make_id
from kg.resolve.within import Cluster

__all__ = ["make_entity", "slug"]

_MAX_SLUG = 60


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, safe in file names and IRIs.

    Examples
    --------
    >>> slug("Nguyễn Văn Thiệu"), slug("../etc"), slug("数据")
    ('nguyen-van-thieu', 'etc', 'x85d05e513e5f')
    """
    plain = (
        unicodedata.normalize("NFKD", text).replace("ı", "i").replace("đ", "d").replace("ł", "l")
    )
    words = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower())
    return words.strip("-")[:_MAX_SLUG].strip("-") or make_id("x", text)


def make_entity(clusters: Sequence[Cluster], actors: KnownActors) -> Entity:
    """Return the entity that `clusters` denote.

    The preferred name is that of the known actor, else the fullest form: most words, then most frequent, then
    first in the alphabet, so that the order of documents doesn't matter. What is only described belongs to
    its document alone, and its id says so.
    """
    texts = Counter(text for cluster in clusters for text in cluster.names)
    actor = actors.get(clusters[0].actor) if clusters[0].actor else None
    if actor is not None:
        aliases = sorted({*texts, *_descriptions(clusters)} - {actor.name})
        return Entity(
            id=actor.id,
            name=actor.name,
            type=actor.type,
            aliases=tuple(aliases),
            actor=actor.id,
            wikidata=actor.qid,
            same_as=actor.ids,
            country=actor.country,
            sector=actor.sector,
            part_of=actor.part_of,
        )
    if not texts:
        return _described(clusters[0])
    name = _fullest(texts)
    kind = _majority(cluster.type for cluster in clusters) or "organization"
    return Entity(
        id=f"{kind}.{slug(name)}",
        name=name,
        type=kind,
        aliases=tuple(sorted({*texts, *_descriptions(clusters)} - {name})),
        country=_majority(cluster.country for cluster in clusters),
        gender=_majority(one.gender for cluster in clusters for one in cluster.mentions),
    )


def _described(cluster: Cluster) -> Entity:
    first = cluster.mentions[0]
    kind = cluster.type or "other"
    name = re.sub(r"^(?:the|a|an)\s+", "", first.text, flags=re.IGNORECASE)
    return Entity(
        id=f"{kind}.{slug(name)}~{make_id('', cluster.doc, first.id)[:6]}",
        name=name,
        type=kind,
        aliases=tuple(sorted(set(_descriptions([cluster])) - {name})),
        country=cluster.country,
        anonymous=kind in ("person", "people", "government", "other"),
        gender=first.gender,
    )


def _fullest(texts: "Counter[str]") -> str:
    shouting = all(text.isupper() for text in texts)
    return min(
        texts,
        key=lambda text: (
            text.isupper() and not shouting and " " in text,
            -len(text.split()),
            -texts[text],
            text,
        ),
    )


def _majority(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _descriptions(clusters: Sequence[Cluster]) -> list[str]:
    return [
        one.text
        for cluster in clusters
        for one in cluster.mentions
        if one.kind is MentionKind.NOMINAL
    ]
