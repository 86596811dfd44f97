"""A document while its pronouns are tied: who speaks where, who stands beside whom, how often each is named."""

from bisect import bisect_left
from dataclasses import dataclass, field

from kg.records import Mention, MentionKind, Quotation
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["Scene"]

_BACK = 3
_BESIDE = 25
_OFFICES = (("leading", 1.0), ("lawmaking", 2.0), ("speaking", 3.0))


@dataclass(slots=True)
class Scene:
    """A document as its pronouns are tied, in text order.

    Attributes
    ----------
    state
        The document; ties made meanwhile count for what follows.
    ordered, places
        Its mentions in text order, and the place of each by id.
    quotations, starts
        Those with a source among the mentions, by their start.
    speaking
        Source → its first quotation.
    links
        Speaking pronoun → the mention that reading says it means, and how likely.
    named, most
        How often each cluster is named, and the most by type.
    """

    state: DocumentState
    ordered: list[Mention]
    places: dict[str, int] = field(default_factory=dict)
    quotations: list[Quotation] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    speaking: dict[str, Quotation] = field(default_factory=dict)
    links: dict[str, tuple[str, float]] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    _beside: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, state: DocumentState) -> "Scene":
        """Return the scene before any pronoun is tied."""
        scene = cls(state=state, ordered=list(state.mentions.values()))
        scene.places = {one.id: place for place, one in enumerate(scene.ordered)}
        scene.quotations = sorted(
            (one for one in state.extraction.quotations if one.source in state.mentions),
            key=lambda one: (one.span.start, one.id),
        )
        scene.starts = [one.span.start for one in scene.quotations]
        for one in scene.quotations:
            for source in one.sources or (one.source or "",):
                scene.speaking.setdefault(source, one)
        for link in state.extraction.links:
            if link.kind == "speaker" and {link.first, link.second} <= state.mentions.keys():
                scene.links[link.second] = (link.first, link.score)
        scene._count_names()
        return scene

    def _count_names(self) -> None:
        for mention in self.ordered:
            if mention.kind is MentionKind.NAME:
                root = self.state.clusters.root(mention.id)
                self.named[root] = self.named.get(root, 0) + 1
        for root, count in self.named.items():
            kind = self.state.type_of(root)
            self.most[kind] = max(count, self.most.get(kind, 0))

    def source_at(self, mention: Mention) -> str:
        """Return the cluster of the source of the words in which a mention stands, or an empty string."""
        here = self.state.quotation_at(mention)
        if here is None or here.source is None or here.source not in self.state.mentions:
            return ""
        return self.state.clusters.root(here.source)

    def spoke_before(self, mention: Mention) -> list[str]:
        """Return the clusters of those who spoke last before a mention, the last first."""
        own = self.speaking.get(mention.id)
        start = own.span.start if own is not None else mention.span.start
        place = bisect_left(self.starts, start)
        found: dict[str, None] = {}
        for one in reversed(self.quotations[max(0, place - 2 * _BACK) : place]):
            if one.source and one.source != mention.id:
                found.setdefault(self.state.clusters.root(one.source))
        return list(found)[:_BACK]

    def sides(self, source: str) -> set[str]:
        """Return the clusters that a source hangs on: its employer, party, state."""
        found: set[str] = set()
        for member in self.state.cluster(source) if source else ():
            owner, depth = member.of, 0
            while owner in self.state.mentions and depth < _BACK:
                found.add(self.state.clusters.root(owner))
                owner, depth = self.state.mentions[owner].of, depth + 1
        return found

    def neighbours(self, source: str) -> set[str]:
        """Return the clusters that stand right beside a cluster's mentions (*Republican Sen. X*, *X (D-Ohio)*)."""
        if source and source not in self._beside:
            found: set[str] = set()
            for member in self.state.cluster(source):
                place, span = self.places[member.id], member.span
                for other in self.ordered[max(0, place - 2) : place + 3]:
                    gap = max(other.span.start - span.end, span.start - other.span.end)
                    if gap <= _BESIDE and other.sentence == member.sentence:
                        found.add(self.state.clusters.root(other.id))
            self._beside[source] = found - {source}
        return self._beside.get(source, set())

    def office(self, source: str) -> float:
        """Return which kind of office the document gives a source: 1 leads, 2 makes laws, 3 speaks for somebody."""
        heads = {one.head_lemma for one in self.state.cluster(source)}
        words = load_descriptions()
        return next((code for kind, code in _OFFICES if not words[kind].isdisjoint(heads)), 0.0)
