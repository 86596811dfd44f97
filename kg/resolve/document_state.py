"""One document while its mentions are clustered: extraction -> lookup tables and clusters with reasons."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.actors.lookup import KnownActors
from kg.actors.record import KnownActor
from kg.records import Extraction, Mention, MentionKind, Quotation
from kg.resolve.clusters import Clusters

_LAST = (True, sys.maxsize, 0, "")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

__all__ = ["ClusterFacts", "DocumentState"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    """What the mentions of one cluster say together.

    Attributes
    ----------
    actor
        Known actor, or empty.
    type
        Of the actor, else of the first name, else of the first mention that has one.
    named
        True if one of them is a name.
    genders
        All that any of them shows.
    rank
        Which mention gave the type where no actor did: names before others, then in text order.
    """

    actor: str
    type: str
    named: bool
    genders: frozenset[str]
    rank: tuple[bool, int, int, str]

    def joined(self, other: "ClusterFacts") -> "ClusterFacts":
        """Return what both say as one cluster; at most one actor is theirs."""
        first = min((self, other), key=lambda one: (not one.actor, one.rank))
        return ClusterFacts(
            actor=first.actor,
            type=first.type,
            named=self.named or other.named,
            genders=self.genders | other.genders,
            rank=min(self.rank, other.rank),
        )


@dataclass(slots=True, kw_only=True)
class DocumentState:
    """Mentions of one document, their clusters, and why each joined.

    Attributes
    ----------
    extraction
        What was read.
    actors
        Known actors.
    mentions
        By id, in text order.
    clusters
        Over mention ids.
    known
        Known actor of a cluster, by any mention id that settled it.
    types
        Entity types that a rule corrected, by mention id.
    why
        Score and reason of each mention that was tied by a rule.
    dropped
        Mentions that denote nobody in particular.
    doubts
        How likely the likeliest of those named is meant by a description that was not tied, by mention id.
    likeliest
        A mention of that likeliest one, by mention id.
    """

    extraction: Extraction
    actors: KnownActors
    mentions: dict[str, Mention]
    clusters: Clusters[str]
    known: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[float, str]] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    doubts: dict[str, float] = field(default_factory=dict)
    likeliest: dict[str, str] = field(default_factory=dict)
    _facts: dict[str, ClusterFacts] = field(default_factory=dict)
    _ordered: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _quotations: dict[str, Quotation] = field(default_factory=dict)

    @classmethod
    def of(cls, extraction: Extraction, actors: KnownActors) -> "DocumentState":
        """Return the state before any rule: each mention alone."""
        starts = [sentence.start for sentence in extraction.sentences]
        ordered = sorted(
            (_numbered(one, starts) for one in extraction.mentions),
            key=lambda one: (one.span, one.id),
        )
        mentions = {mention.id: mention for mention in ordered}
        state = cls(
            extraction=extraction, actors=actors, mentions=mentions, clusters=Clusters(mentions)
        )
        for link in extraction.links:
            if link.kind == "distinct" and {link.first, link.second} <= mentions.keys():
                state.clusters.keep_apart(link.first, link.second)
        state._quotations = _innermost(extraction, list(mentions.values()))
        return state

    def tie(self, mention: str, other: str, score: float, reason: str) -> bool:
        """Join `mention` to the cluster of `other`; remember why."""
        one, two = self.facts(mention), self.facts(other)
        if one.actor and two.actor and one.actor != two.actor:
            return False
        roots = {self.clusters.root(mention), self.clusters.root(other)}
        if not self.clusters.merge(other, mention):
            return False
        if len(roots) > 1:
            self.forget(*roots)
            self._facts[self.clusters.root(other)] = two.joined(one)
        self.why.setdefault(mention, (score, reason))
        return True

    def settle(self, mention: str, actor: str, score: float, reason: str) -> bool:
        """Say that a mention, and whatever is one with it, denotes a known actor."""
        present = self.actor_of(mention)
        if present:
            return present == actor
        holder = next((one for one, known in self.known.items() if known == actor), "")
        if holder and self.tie(mention, holder, score, reason):
            return True
        # Kept apart within its sentence, but known to be the same: joined across clusters later.
        self.forget(mention)
        self.known[mention] = actor
        self.why.setdefault(mention, (score, reason))
        return True

    def forget(self, *mentions: str) -> None:
        """Drop what is remembered of the clusters of `mentions`, before they change."""
        for mention in mentions:
            for kept in (self._facts, self._ordered):
                kept.pop(self.clusters.root(mention), None)

    def facts(self, mention: str) -> ClusterFacts:
        """Return what the cluster of a mention says."""
        root = self.clusters.root(mention)
        if root not in self._facts:
            self._facts[root] = self._gather(root)
        return self._facts[root]

    def _gather(self, root: str) -> ClusterFacts:
        members = [self.mentions[one] for one in self.clusters.members(root)]
        actor = next((self.known[one.id] for one in members if one.id in self.known), "")
        record = self.actors.get(actor) if actor else None
        types = {one.id: self.types.get(one.id, one.type) for one in members}
        ranks = {_rank(one): types[one.id] for one in members if types[one.id]}
        rank = min(ranks, default=_LAST)
        return ClusterFacts(
            actor=actor,
            type=_type_of(record, members) if record else ranks.get(rank, ""),
            named=any(one.kind is MentionKind.NAME for one in members),
            genders=frozenset(one.gender for one in members if one.gender),
            rank=rank,
        )

    def actor_of(self, mention: str) -> str:
        """Return the known actor of the cluster, or an empty string."""
        return self.facts(mention).actor

    def record_of(self, mention: str) -> KnownActor | None:
        """Return what is known of the cluster's actor."""
        actor = self.actor_of(mention)
        return self.actors.get(actor) if actor else None

    def cluster(self, mention: str) -> tuple[Mention, ...]:
        """Return the mentions of a cluster in text order."""
        root = self.clusters.root(mention)
        if root not in self._ordered:
            members = (self.mentions[one] for one in self.clusters.members(root))
            self._ordered[root] = tuple(sorted(members, key=lambda one: (one.span, one.id)))
        return self._ordered[root]

    def called(self) -> list[tuple[Mention, ...]]:
        """Return the clusters that have a name or a description, each in text order."""
        return [
            self.cluster(members[0])
            for members in self.clusters
            if any(self.mentions[one].kind is not MentionKind.PRONOUN for one in members)
        ]

    def type_of(self, mention: str) -> str:
        """Return the type of a cluster: of its actor, else of its first name, else of its first mention."""
        return self.facts(mention).type

    def retype(self, mention: str, kind: str) -> None:
        """Correct the type of one mention."""
        self.forget(mention)
        self.types[mention] = kind

    def named(self, kinds: Iterable[str] = ()) -> list[Mention]:
        """Return the name mentions in text order, of the given types alone if any are given."""
        wanted = set(kinds)
        return [
            one
            for one in self.mentions.values()
            if one.kind is MentionKind.NAME and (not wanted or self.type_of(one.id) in wanted)
        ]

    def nominals(self) -> list[Mention]:
        """Return the descriptions in text order."""
        return [one for one in self.mentions.values() if one.kind is MentionKind.NOMINAL]

    def is_alone(self, mention: Mention) -> bool:
        """Tell whether no rule has tied the mention yet."""
        return len(self.clusters.members(mention.id)) == 1

    @property
    def day(self) -> str:
        """The ISO date of publication, or an empty string if it's unknown or no date."""
        day = self.extraction.document.published[:10]
        return day if _DAY.fullmatch(day) else ""

    def quotation_at(self, mention: Mention) -> Quotation | None:
        """Return the innermost quotation whose content holds the mention."""
        return self._quotations.get(mention.id)


def _type_of(record: KnownActor, mentions: Sequence[Mention]) -> str:
    """Return the type of a known actor; a place that is no nation's seat acts where a name is read so (*California sued*)."""
    acts = record.type == "place" and any(
        one.type == "government" and one.actors[:1] == (record.id,) for one in mentions
    )
    return "government" if acts else record.type


def _rank(mention: Mention) -> tuple[bool, int, int, str]:
    return mention.kind is not MentionKind.NAME, mention.span.start, mention.span.end, mention.id


def _numbered(mention: Mention, starts: list[int]) -> Mention:
    """Return the mention with the number of its sentence, which added sources lack."""
    if mention.sentence or not starts:
        return mention
    number = max(0, bisect_right(starts, mention.span.start) - 1)
    return replace(mention, sentence=number) if number else mention


def _innermost(extraction: Extraction, mentions: list[Mention]) -> dict[str, Quotation]:
    """Return the innermost quotation of each mention; long quotations first, so that short ones win."""
    starts = [one.span.start for one in mentions]
    found: dict[str, Quotation] = {}
    by_length = sorted(
        extraction.quotations, key=lambda one: (one.hull.start - one.hull.end, one.id)
    )
    for quotation in by_length:
        for part in quotation.content:
            for index in range(bisect_left(starts, part.start), len(mentions)):
                if starts[index] >= part.end:
                    break
                if part.contains(mentions[index].span):
                    found[mentions[index].id] = quotation
    return found
