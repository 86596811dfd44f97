"""One document while its mentions are clustered: extraction -> lookup tables and clusters with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.actors.lookup import KnownActors
from kg.actors.record import KnownActor
from kg.records import Extraction, Mention, MentionKind, Quotation
from kg.resolve.clusters import Clusters

__all__ = ["DocumentState"]


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
    why
        Score and reason of each mention that was tied by a rule.
    """

    extraction: Extraction
    actors: KnownActors
    mentions: dict[str, Mention]
    clusters: Clusters[str]
    known: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[float, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, extraction: Extraction, actors: KnownActors) -> "DocumentState":
        """Return the state before any rule: each mention alone."""
        mentions = {mention.id: mention for mention in extraction.mentions}
        state = cls(
            extraction=extraction, actors=actors, mentions=mentions, clusters=Clusters(mentions)
        )
        for link in extraction.links:
            if link.kind == "distinct":
                state.clusters.keep_apart(link.first, link.second)
        return state

    def tie(self, mention: str, other: str, score: float, reason: str) -> bool:
        """Join `mention` to the cluster of `other`; remember why."""
        one, two = self.actor_of(mention), self.actor_of(other)
        if (one and two and one != two) or not self.clusters.merge(other, mention):
            return False
        self.why.setdefault(mention, (score, reason))
        return True

    def actor_of(self, mention: str) -> str:
        """Return the known actor of the cluster, or an empty string."""
        for member in self.clusters.members(mention):
            if member in self.known:
                return self.known[member]
        return ""

    def record_of(self, mention: str) -> KnownActor | None:
        """Return what is known of the cluster's actor."""
        return self.actors.get(self.actor_of(mention))

    def cluster(self, mention: str) -> list[Mention]:
        """Return the mentions of a cluster in text order."""
        members = [self.mentions[member] for member in self.clusters.members(mention)]
        return sorted(members, key=lambda one: one.span)

    def type_of(self, mention: str) -> str:
        """Return the type of a cluster: of its actor, else of its first name, else of its first mention."""
        if actor := self.record_of(mention):
            return actor.type
        members = self.cluster(mention)
        named = [one for one in members if one.kind is MentionKind.NAME]
        return next((one.type for one in (*named, *members) if one.type), "")

    def named(self, kinds: Iterable[str] = ()) -> list[Mention]:
        """Return the name mentions in text order, of the given types alone if any are given."""
        wanted = set(kinds)
        return [
            one
            for one in self.mentions.values()
            if one.kind is MentionKind.NAME and (not wanted or self.type_of(one.id) in wanted)
        ]

    def quotation_at(self, mention: Mention) -> Quotation | None:
        """Return the innermost quotation whose content holds the mention."""
        holding = [
            one
            for one in self.extraction.quotations
            if any(part.contains(mention.span) for part in one.content)
        ]
        return min(holding, key=lambda one: one.hull.end - one.hull.start, default=None)
