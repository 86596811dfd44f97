"""Resolve: casts of all documents -> entities, and which mention denotes which, with reasons.

Casts come in one by one and leave their name forms; who is who in a document is told when it is asked for, so that
no table of all mentions is ever held.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from kg.actors.lookup import KnownActors
from kg.learned.models import SHIPPED, Models
from kg.records import Entity, Extraction, Resolution, Ties
from kg.resolve.across import join_forms
from kg.resolve.cast import Cast, Members, read_cast
from kg.resolve.cluster import Cluster
from kg.resolve.corrections import Correction, Corrections
from kg.resolve.entities import distinct_ids, make_entity
from kg.resolve.forms import Forms, Place
from kg.resolve.offices import Holding, Offices

__all__ = ["CastSource", "resolve_casts", "resolve_mentions"]


class CastSource(Protocol):
    """Where casts come from."""

    def casts(self) -> Iterator[Cast]:
        """Yield the cast of each document, in any order; members may be left out."""

    def members(self, doc: str) -> Members:
        """Return the mentions of each cluster of a document."""

    def recast(self, doc: str, nations: Mapping[str, str]) -> Cast:
        """Return a document's cast as it is with what all say of who leads whom (`Cast.placed`)."""


def resolve_mentions(
    extractions: Sequence[Extraction],
    *,
    actors: KnownActors,
    corrections: Corrections | None = None,
    models: Mapping[str, Models] = MappingProxyType({}),
) -> Resolution:
    """Return who is who in `extractions`, one per document; their order doesn't matter.

    Parameters
    ----------
    actors
        Known actors, for ties and ids.
    corrections
        As for `resolve_casts`.
    models
        Learned models by document id, where they aren't those of the package.
    """
    return resolve_casts(
        _InMemory(extractions, actors, models), actors=actors, corrections=corrections
    )


def resolve_casts(
    source: CastSource,
    *,
    actors: KnownActors,
    corrections: Corrections | None = None,
) -> Resolution:
    """Return who is who in all documents.

    Parameters
    ----------
    source
        One cast per document; taken one by one, and no members but those asked for.
    actors
        Known actors, for ties and ids.
    corrections
        A person's corrections, which win; those that found nothing to correct are named in the notices.
    """
    gathered = _gather(source, corrections)
    groups, judgements = join_forms(gathered.forms.in_order(), corrections, gathered.mentions)
    joined = [(make_entity([one.cluster for one in group], actors), group) for group in groups]
    named = distinct_ids([(entity, group[0].cluster) for entity, group in joined])
    places = {
        entity.id: [place for form in group for place in form.places]
        for entity, (_, group) in zip(named, joined, strict=True)
    }
    for cluster in gathered.alone:
        named.append(make_entity([cluster], actors))
        places[named[-1].id] = [(cluster.doc, cluster.place)]
    stale: Sequence[Correction] = ()
    if corrections is not None:
        named, stale = corrections.amend(named), corrections.stale()
    ties = _KeptTies(named, places, gathered, source)
    return Resolution(
        entities=tuple(sorted(named, key=lambda one: one.id)),
        ties=ties,
        told=ties.told(),
        judgements=tuple(judgements),
        notices=tuple(f"correction found nothing to correct: {one}" for one in stale),
    )


@dataclass(slots=True)
class _Gathered:
    """What the casts of all documents leave.

    Attributes
    ----------
    forms, alone
        What is compared, and descriptions that never are.
    sizes
        Document id → number of its clusters.
    offices
        Who held which office when.
    placed
        Members of the documents that call governments by persons whom others place.
    mentions
        ``document#mention`` → place, for mentions that corrections may name.
    """

    forms: Forms
    alone: list[Cluster] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    offices: Offices = field(default_factory=lambda: Offices(()))
    placed: dict[str, Members] = field(default_factory=dict)
    mentions: dict[str, Place] = field(default_factory=dict)

    def add(self, cast: Cast) -> None:
        """Take in a cast."""
        self.sizes[cast.doc] = len(cast.clusters)
        self.alone += self.forms.add(_complete(one, self.offices) for one in cast.complete())

    def name_mentions(self, doc: str, members: Members) -> None:
        """Take in the mentions of a document that corrections may name."""
        for place, cluster in enumerate(members):
            self.mentions.update((f"{doc}#{mention}", (doc, place)) for mention, _, _ in cluster)


def _gather(source: CastSource, corrections: Corrections | None) -> _Gathered:
    gathered = _Gathered(Forms(fold=corrections is None or not corrections.ties))
    holdings: list[Holding] = []
    waiting: list[Cast] = []
    for cast in source.casts():
        holdings += cast.holdings
        if cast.led or any(one.seats for one in cast.clusters):
            waiting.append(replace(cast, members=()))  # others may tell more
        else:
            gathered.add(cast)
    gathered.offices = Offices(holdings)
    for cast in waiting:
        nations = cast.placed(gathered.offices)
        if nations:
            whole = source.recast(cast.doc, nations)
            gathered.placed[cast.doc] = whole.members
            gathered.add(whole)
        else:
            gathered.add(cast)
    named = corrections.documents() if corrections is not None else ()
    for doc in sorted(gathered.sizes.keys() & set(named)):
        gathered.name_mentions(doc, gathered.placed.get(doc) or source.members(doc))
    return gathered


def _complete(cluster: Cluster, offices: Offices) -> Cluster:
    """Return a cluster with whom other documents name as holder of its office."""
    if not cluster.seats:
        return cluster
    holders = (offices.holder(key, cluster.date) for key in cluster.seats)
    return replace(cluster, holder=next(filter(None, holders), ""))


class _KeptTies(Mapping[str, Ties]):
    """Ties of each document, made from its cast when they are asked for."""

    def __init__(
        self,
        entities: Iterable[Entity],
        places: Mapping[str, Sequence[Place]],
        gathered: _Gathered,
        source: CastSource,
    ) -> None:
        self._placed = gathered.placed
        self._source = source
        self._found = {doc: [""] * size for doc, size in gathered.sizes.items()}
        for entity in entities:
            for doc, place in places[entity.id]:
                self._found[doc][place] = entity.id

    def told(self) -> dict[str, Sequence[object]]:
        """Return of each document the entities of its clusters, and its cast where what others say has changed that."""
        return {doc: (found, self._placed.get(doc, ())) for doc, found in self._found.items()}

    def __getitem__(self, doc: str) -> Ties:
        members = self._placed[doc] if doc in self._placed else self._source.members(doc)
        entity_of: dict[str, str] = {}
        why: dict[str, tuple[float, str]] = {}
        for entity, cluster in zip(self._found[doc], members, strict=True):
            for mention, score, reason in cluster if entity else ():
                entity_of[mention] = entity
                why[mention] = (score, reason)
        return Ties(entity_of=entity_of, why=why)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _InMemory:
    """Casts of extractions that are all at hand."""

    def __init__(
        self,
        extractions: Iterable[Extraction],
        actors: KnownActors,
        models: Mapping[str, Models],
    ) -> None:
        self._actors, self._models = actors, models
        self._extractions = {one.document.id: one for one in extractions}
        self._casts = {doc: self.recast(doc, {}) for doc in self._extractions}

    def casts(self) -> Iterator[Cast]:
        return iter(self._casts.values())

    def members(self, doc: str) -> Members:
        return self._casts[doc].members

    def recast(self, doc: str, nations: Mapping[str, str]) -> Cast:
        models = self._models.get(doc, SHIPPED)
        return read_cast(self._extractions[doc], self._actors, nations, models)
