"""Resolve: casts of all documents -> entities, and which mention denotes which, with reasons.

Casts come in one by one and leave their name forms; who is who in a document is told when it is asked for, so that
no table of all mentions is ever held.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.actors.lookup import KnownActors
from kg.records import Entity, Extraction, Resolution, Ties
from kg.resolve.across import join_forms
from kg.resolve.cast import Cast, read_cast
from kg.resolve.cluster import Cluster
from kg.resolve.corrections import Correction, Corrections
from kg.resolve.entities import make_entity
from kg.resolve.forms import Forms, Place
from kg.resolve.namesakes import distinct_ids
from kg.resolve.offices import Holding, Offices

__all__ = ["CastOf", "resolve_casts", "resolve_mentions"]

CastOf = Callable[[str, Offices | None], Cast]
"""Gives a document's cast by its id: as it was read, or read anew with what others say of who leads whom."""


def resolve_mentions(
    extractions: Sequence[Extraction],
    *,
    actors: KnownActors,
    corrections: Corrections | None = None,
) -> Resolution:
    """Return who is who in `extractions`, one per document; their order doesn't matter.

    Parameters
    ----------
    actors
        Known actors, for ties and ids.
    corrections
        As for `resolve_casts`.
    """
    by_id = {one.document.id: one for one in extractions}
    casts = {doc: read_cast(one, actors) for doc, one in by_id.items()}

    def cast_of(doc: str, offices: Offices | None) -> Cast:
        return read_cast(by_id[doc], actors, offices) if offices else casts[doc]

    return resolve_casts(casts.values(), cast_of, actors=actors, corrections=corrections)


def resolve_casts(
    casts: Iterable[Cast],
    cast_of: CastOf,
    *,
    actors: KnownActors,
    corrections: Corrections | None = None,
) -> Resolution:
    """Return who is who in all documents.

    Parameters
    ----------
    casts
        One per document, in any order; taken one by one.
    cast_of
        The cast of a document by its id, for ties.
    actors
        Known actors, for ties and ids.
    corrections
        A person's corrections, which win; those that found nothing to correct are named in the notices.
    """
    gathered = _gather(casts, cast_of, corrections)
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
    return Resolution(
        entities=tuple(sorted(named, key=lambda one: one.id)),
        ties=_KeptTies(named, places, gathered, cast_of),
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
        Documents that call governments by persons whom others place.
    mentions
        ``document#mention`` → place, for mentions that corrections may name.
    """

    forms: Forms
    alone: list[Cluster] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    offices: Offices = field(default_factory=lambda: Offices(()))
    placed: set[str] = field(default_factory=set)
    mentions: dict[str, Place] = field(default_factory=dict)

    def add(self, cast: Cast, named: Collection[str]) -> None:
        """Take in a cast; `named` are the documents whose mentions corrections name."""
        self.sizes[cast.doc] = len(cast.clusters)
        self.alone += self.forms.add(_complete(one, cast, self.offices) for one in cast.clusters)
        if cast.doc in named:
            for place, members in enumerate(cast.members):
                for mention, _, _ in members:
                    self.mentions[f"{cast.doc}#{mention}"] = (cast.doc, place)


def _gather(casts: Iterable[Cast], cast_of: CastOf, corrections: Corrections | None) -> _Gathered:
    gathered = _Gathered(Forms(fold=corrections is None))
    named = corrections.documents() if corrections is not None else frozenset[str]()
    holdings: list[Holding] = []
    waiting: list[Cast] = []
    for cast in casts:
        holdings += cast.holdings
        if cast.led or any(one.seats for one in cast.clusters):
            # Others may tell more; its mentions are asked for again where corrections name them.
            waiting.append(cast if cast.doc in named else replace(cast, members=()))
        else:
            gathered.add(cast, named)
    gathered.offices = Offices(holdings)
    for cast in waiting:
        if cast.awaits(gathered.offices):
            gathered.placed.add(cast.doc)
            gathered.add(cast_of(cast.doc, gathered.offices), named)
        else:
            gathered.add(cast, named)
    return gathered


def _complete(cluster: Cluster, cast: Cast, offices: Offices) -> Cluster:
    """Return a cluster with its company, and with whom other documents name as holder of its office."""
    holders = (offices.holder(key, cluster.date) for key in cluster.seats)
    return replace(cluster, company=cast.company, holder=next(filter(None, holders), ""))


class _KeptTies(Mapping[str, Ties]):
    """Ties of each document, made from its cast when they are asked for."""

    def __init__(
        self,
        entities: Iterable[Entity],
        places: Mapping[str, Sequence[Place]],
        gathered: _Gathered,
        cast_of: CastOf,
    ) -> None:
        self._gathered = gathered
        self._cast_of = cast_of
        self._found = {doc: [""] * size for doc, size in gathered.sizes.items()}
        for entity in entities:
            for doc, place in places[entity.id]:
                self._found[doc][place] = entity.id

    def __getitem__(self, doc: str) -> Ties:
        offices = self._gathered.offices if doc in self._gathered.placed else None
        entity_of: dict[str, str] = {}
        why: dict[str, tuple[float, str]] = {}
        found = self._found[doc]
        for entity, members in zip(found, self._cast_of(doc, offices).members, strict=True):
            for mention, score, reason in members if entity else ():
                entity_of[mention] = entity
                why[mention] = (score, reason)
        return Ties(entity_of=entity_of, why=why)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
