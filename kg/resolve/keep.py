"""Which clusters of a document are actors of its graph: what is said of each -> numbers, and the learned decision.

Detection leaves out what is surely nobody. Here all is known that the document says: by which words and how often somebody
is called, whether they act, speak or are acted upon, and whether others are called by the same words.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.learned.bundle import Bundle
from kg.learned.linear import sigmoid
from kg.records import ENTITY_TYPES, Extraction, Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["NAMES", "ClusterRows", "describe_clusters", "find_kept"]

_LABELS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_ROLES = ("subject", "agent", "object", "possessive", "modifier", "oblique", "attribute")
_CAPTION, _NEAR = 4, 3
_DIGITS = 6

NAMES = (
    "names",
    "nominals",
    "pronouns",
    "known",
    "sure",
    "least sure",
    "of named",
    "of pronoun",
    "subject of",
    "object of",
    "source of",
    "addressee of",
    "best score",
    "plural",
    "definite",
    "locative",
    "adjectival",
    "in quotation",
    "sentence",
    "share of text",
    "words",
    "capitals",
    "lower",
    "digits",
    "dropped",
    "only modifies",
    "in headings",
    "audience",
    "same noun",
    "rivals before",
    "rivals near",
    "within a name",
    "clusters",
    "may be another",
    *(f"type {kind}" for kind in ENTITY_TYPES),
    *(f"label {label}" for label in _LABELS),
    *(f"as {role}" for role in _ROLES),
)
"""What the numbers of a cluster mean, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRows:
    """The clusters of a document that have a name or a description, and what is said of each.

    Attributes
    ----------
    clusters
        Mentions in text order.
    numbers
        One row each, in the order of `NAMES`.
    """

    clusters: list[tuple[Mention, ...]]
    numbers: NDArray[np.float64]


def find_kept(state: DocumentState, models: Bundle) -> list[tuple[Mention, ...]]:
    """Return the clusters that are actors or places of the graph, in no particular order."""
    rows = describe_clusters(state)
    likely = sigmoid(models.trees["keep"].logits(rows.numbers)).round(_DIGITS)
    least = models.numbers["keep"]
    return [one for one, said in zip(rows.clusters, likely, strict=True) if said >= least]


def describe_clusters(state: DocumentState) -> ClusterRows:
    """Return the clusters with what is said of each."""
    found = sorted(state.called(), key=lambda mentions: (mentions[0].span, mentions[0].id))
    uses = _Uses.of(state.extraction)
    company = _Company(state, found)
    rows = [
        _of_words(state, one) | company.describe(one) | _of_use(state, one, uses) for one in found
    ]
    table = np.array([[row.get(name, 0.0) for name in NAMES] for row in rows], dtype=float)
    return ClusterRows(clusters=found, numbers=table.reshape(len(found), len(NAMES)))


def _of_words(state: DocumentState, mentions: Sequence[Mention]) -> dict[str, float]:
    """Return what the words are by which somebody is called."""
    facts = state.facts(mentions[0].id)
    kinds = [one.kind for one in mentions]
    called = [one for one in mentions if one.kind is not MentionKind.PRONOUN]
    first = called[0]
    words = first.text.split()
    return {
        "names": kinds.count(MentionKind.NAME),
        "nominals": kinds.count(MentionKind.NOMINAL),
        "pronouns": kinds.count(MentionKind.PRONOUN),
        "known": bool(facts.actor),
        "sure": max(one.sure for one in called),
        "least sure": min(one.sure for one in called),
        "words": len(words),
        "capitals": first.text.isupper(),
        "lower": first.text.islower(),
        "digits": any(char.isdigit() for char in first.text),
        f"type {facts.type}": 1.0,
        f"label {first.label}": 1.0,
    }


def _of_use(state: DocumentState, mentions: Sequence[Mention], uses: "_Uses") -> dict[str, float]:
    """Return how somebody is used: in sentences, relations and quotations."""
    called = [one for one in mentions if one.kind is not MentionKind.PRONOUN]
    owners = [state.mentions[one.of] for one in called if one.of in state.mentions]
    size = len(called)
    sentences = max(len(state.extraction.sentences), 1)
    audience = load_descriptions()["audience"]
    return {
        "of named": any(one.kind is MentionKind.NAME for one in owners),
        "of pronoun": any(one.kind is MentionKind.PRONOUN for one in owners),
        "plural": sum(one.number == "plural" for one in called) / size,
        "definite": sum(one.definite for one in called) / size,
        "locative": sum(one.locative for one in called) / size,
        "adjectival": sum(one.adjectival for one in called) / size,
        "in quotation": sum(one.quotation_depth > 0 for one in called) / size,
        "sentence": called[0].sentence,
        "share of text": called[0].sentence / sentences,
        "dropped": not state.dropped.isdisjoint(one.id for one in mentions),
        "only modifies": all(one.label == "NORP" and one.adjectival for one in called),
        "in headings": sum(_is_heading(state, one) for one in called) / size,
        "may be another": max((state.doubts.get(one.id, 0.0) for one in called), default=0.0),
        "audience": all(one.head_lemma in audience for one in called),
        **{f"as {one.function}": 1.0 for one in called},
        **uses.of_mentions(one.id for one in mentions),
    }


@dataclass(frozen=True, slots=True)
class _Uses:
    """Which mentions relations and quotations are about, by how often."""

    counts: Mapping[str, Mapping[str, int]]
    scores: Mapping[str, float]

    @classmethod
    def of(cls, extraction: Extraction) -> "_Uses":
        """Return the uses of all mentions of a document."""
        pairs = [
            *(("subject of", one.subject, one.score) for one in extraction.assertions),
            *(("object of", one.object, one.score) for one in extraction.assertions),
            *(
                ("source of", source, one.score)
                for one in extraction.quotations
                for source in one.sources or (one.source,)
            ),
            *(
                ("addressee of", addressee, one.score)
                for one in extraction.quotations
                for addressee in one.addressees
            ),
        ]
        counts: dict[str, dict[str, int]] = {}
        scores: dict[str, float] = {}
        for use, mention, score in pairs:
            if mention:
                own = counts.setdefault(mention, {})
                own[use] = own.get(use, 0) + 1
                scores[mention] = max(scores.get(mention, 0.0), score)
        return cls(counts, scores)

    def of_mentions(self, mentions: Iterable[str]) -> dict[str, float]:
        """Return how often a cluster is used, and the score of the surest use."""
        found: dict[str, float] = {}
        for mention in mentions:
            for use, count in self.counts.get(mention, {}).items():
                found[use] = found.get(use, 0) + count
            found["best score"] = max(found.get("best score", 0), self.scores.get(mention, 0))
        return found


class _Company:
    """Who else appears in a document: by the same noun, of the same type, with a longer name."""

    def __init__(self, state: DocumentState, clusters: Sequence[Sequence[Mention]]) -> None:
        self._state, self._size = state, len(clusters)
        self._nouns: dict[str, int] = {}
        self._named: dict[str, list[Mention]] = {}
        self._parts: dict[str, set[str]] = {}
        for mentions in clusters:
            for noun in {one.head_lemma for one in mentions if one.kind is MentionKind.NOMINAL}:
                self._nouns[noun] = self._nouns.get(noun, 0) + 1
            for one in mentions:
                if one.kind is MentionKind.NAME:
                    self._named.setdefault(state.type_of(one.id), []).append(one)
                    words = one.text.split()
                    for word in words if len(words) > 1 else ():
                        self._parts.setdefault(word, set()).add(mentions[0].id)

    def describe(self, mentions: Sequence[Mention]) -> dict[str, float]:
        """Return who may be meant in place of a cluster."""
        called = next(one for one in mentions if one.kind is not MentionKind.PRONOUN)
        before = [
            one
            for one in self._named.get(self._state.type_of(called.id), ())
            if one.span.end <= called.span.start
        ]
        near = {one.text for one in before if called.sentence - one.sentence <= _NEAR}
        others: AbstractSet[str] = self._parts.get(called.text, set()) - {mentions[0].id}
        noun = called.kind is MentionKind.NOMINAL
        return {
            "same noun": self._nouns.get(called.head_lemma, 0) if noun else 0,
            "rivals before": len({one.text for one in before}),
            "rivals near": len(near),
            "within a name": len(others),
            "clusters": self._size,
        }


def _is_heading(state: DocumentState, mention: Mention) -> bool:
    text = state.extraction.document.text
    start = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    line = text[start : end if end >= 0 else len(text)]
    shouted = line.isupper() and len(line.split()) > 1
    caption = len(line.split()) <= _CAPTION and " " not in mention.text
    return shouted or (caption and mention.function in ("", "modifier"))
