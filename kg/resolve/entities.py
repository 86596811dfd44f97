"""Entities from clusters: preferred name, aliases, type, id, codes, parent; namesakes get ids of their own."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.actors.lookup import KnownActors
from kg.actors.record import KnownActor
from kg.names.normalize import normalize_name
from kg.records import Entity, make_id
from kg.resolve.cluster import Cluster, Description
from kg.resolve.codes import sector_of
from kg.resolve.lexicon import is_generic_name
from kg.resolve.name_likeness import name_words

__all__ = ["distinct_ids", "make_entity", "mark_of", "slug"]

_MAX_SLUG = 60
_MARK = 6
_RARE = 20
_BODIES = frozenset({"agency", "military", "party", "organization", "armed_group", "media"})
_SECTORED = frozenset({"agency", "military", "government"})


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


def mark_of(cluster: Cluster) -> str:
    """Return six hexadecimal digits that tell a cluster from all others, whatever documents are added."""
    return make_id("", cluster.doc, cluster.first)[:_MARK]


def make_entity(clusters: Sequence[Cluster], actors: KnownActors) -> Entity:
    """Return the entity that `clusters` denote.

    The preferred name is that of the known actor, else the fullest form that most documents use; of equals the one of
    most words, then the most frequent, then the first in the alphabet, so that the order of documents doesn't matter. What is only described belongs to
    its document alone, and its id says so; so does a surname alone, and a name that many bodies bear.
    """
    texts = Counter(_plain(text) for cluster in clusters for text in cluster.names)
    known = next((cluster.actor for cluster in clusters if cluster.actor), "")
    actor = actors.get(known) if known else None
    if actor is not None:
        return _known(actor, clusters, texts)
    if not texts:
        return _described(clusters[0])
    kind = _type_of(clusters)
    name = _fullest(texts, clusters, kind)
    nation = _nation(texts, actors) if kind in _BODIES else None
    country = nation.country if nation else _majority(cluster.country for cluster in clusters)
    offices = {key[0] for cluster in clusters for key in cluster.offices}
    return Entity(
        id=f"{kind}.{slug(name)}",
        name=name,
        type=kind,
        aliases=_others(texts, name),
        descriptions=_descriptions(clusters),
        country=country,
        sector=sector_of(kind, texts, offices),
        part_of=nation.id if nation and kind in _SECTORED else "",
        gender=_commonest_gender(clusters),
    )


def _type_of(clusters: Sequence[Cluster]) -> str:
    """Return the type that most clusters have; what annotations have act anywhere is no mere place."""
    kinds = [cluster.type for cluster in clusters]
    acting = (
        [one for one in kinds if one != "place"] if any(one.stated for one in clusters) else []
    )
    return _majority(acting or kinds) or "organization"


def _known(actor: KnownActor, clusters: Sequence[Cluster], texts: "Counter[str]") -> Entity:
    return Entity(
        id=actor.id,
        name=actor.name,
        type=_acting(actor, clusters),
        aliases=_others(texts, actor.name),
        descriptions=_descriptions(clusters),
        actor=actor.id,
        wikidata=actor.qid,
        same_as=actor.ids,
        country=actor.country,
        sector=actor.sector,
        part_of=actor.part_of,
    )


def _acting(actor: KnownActor, clusters: Sequence[Cluster]) -> str:
    """Return the type of a known actor: a place that acts in half of its documents is a government."""
    acting = sum(one.type == "government" for one in clusters)
    return "government" if actor.type == "place" and 2 * acting >= len(clusters) else actor.type


def _described(cluster: Cluster) -> Entity:
    first = cluster.described or Description(text=cluster.opening)
    kind = cluster.type or "other"
    if kind == "person" and first.number == "plural":
        kind = "people"
    name = re.sub(r"^(?:the|a|an)\s+", "", _plain(first.text), flags=re.IGNORECASE)
    return Entity(
        id=f"{kind}.{slug(name)}~{mark_of(cluster)}",
        name=name,
        type=kind,
        descriptions=_others(map(_plain, cluster.descriptions), name),
        country=cluster.country,
        sector=sector_of(kind, [name], [first.head_lemma]),
        anonymous=True,
        gender=first.gender,
    )


def _nation(texts: "Counter[str]", actors: KnownActors) -> KnownActor | None:
    """Return the nation named at either end of a body's name."""
    for text in sorted(texts, key=lambda one: (-texts[one], one)):
        words = text.split()
        for piece in (words[:1], words[:2], words[-1:], words[-2:]):
            if len(words) > len(piece):
                for match in actors.find(" ".join(piece)):
                    found = actors.get(match.actor)
                    if found is not None and found.type == "government" and not match.ambiguous:
                        return found
    return None


def _fullest(texts: "Counter[str]", clusters: Sequence[Cluster], kind: str) -> str:
    """Return the fullest form that most documents use, without titles.

    Acronyms, names that many bodies bear, lone words for persons and what is a rare slip among many (*Paging Dana
    Reyes*) come last.
    """
    shouting = all(text.isupper() for text in texts)
    full = sum(count for text, count in texts.items() if " " in text)
    usual = [text for text in texts if texts[text] * _RARE >= full]
    documents = Counter(text for one in clusters for text in {*map(_plain, one.names)})
    person = kind == "person"
    return min(
        usual or texts,
        key=lambda text: (
            text.isupper() and not shouting,
            is_generic_name(text),
            person and " " not in text,
            person and len(name_words(text)) < len(normalize_name(text).split()),
            -documents[text],
            -len(text.split()),
            -texts[text],
            text,
        ),
    )


def _majority(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _commonest_gender(clusters: Sequence[Cluster]) -> str:
    counts: Counter[str] = Counter()
    for cluster in clusters:
        counts.update(dict(cluster.genders))
    return min(counts, key=lambda gender: (-counts[gender], gender), default="")


def _descriptions(clusters: Sequence[Cluster]) -> tuple[str, ...]:
    return _others((_plain(text) for cluster in clusters for text in cluster.descriptions), "")


def _others(texts: Iterable[str], name: str) -> tuple[str, ...]:
    """Return other forms than the preferred name, sorted."""
    return tuple(sorted({*texts} - {name}))


def _plain(text: str) -> str:
    """Return words without line breaks."""
    return " ".join(text.split())


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
            marked.append(_marked(entity, first, lone=lone))
        else:
            marked.append(entity)
    return marked


def _marked(entity: Entity, first: Cluster, *, lone: bool) -> Entity:
    suffix = f".{slug(entity.country)}" if entity.country and lone else f"~{mark_of(first)}"
    return replace(entity, id=f"{entity.id}{suffix}")
