"""The clusters of a document as they are compared: document -> what each is called, counts, owns, and where it stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.names.normalize import normalize_name
from kg.records import Mention, MentionKind
from kg.resolve.antecedent_features import TYPES
from kg.resolve.document_state import ClusterFacts, DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["COLUMNS", "Sight", "see_clusters"]

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "s", "a", "an"})

COLUMNS = (
    "type",
    "named",
    "known",
    "mentions",
    "names",
    "acts",
    "in quotation",
    "locative",
    "adjectival",
    "first sentence",
    "owned by a name",
    "owned by a pronoun",
    "doubt",
    "sure",
    "speaks",
    "plural",
    "definite",
    "indefinite",
    "counted",
    "another",
    "modifiers",
    "words",
)
"""Names of the numbers of one cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A cluster of a document as it is compared.

    Attributes
    ----------
    root, facts
        Of the cluster.
    mentions
        Its names and descriptions in text order.
    called
        Normal forms of its names, or of its descriptions if it has none.
    words
        Words that these hold.
    nouns, modifiers, counts
        Head nouns of descriptions, words before them, and those that count.
    owners
        Clusters that descriptions hang on.
    country
        Of its known actor, or of a known owner.
    number
        ``singular``, ``plural`` or empty.
    sentences
        Numbers of those that mention it, pronouns included.
    numbers
        In the order of `COLUMNS`.
    """

    root: str
    facts: ClusterFacts
    mentions: tuple[Mention, ...]
    called: tuple[str, ...]
    words: frozenset[str]
    nouns: frozenset[str]
    modifiers: frozenset[str]
    counts: frozenset[str]
    owners: frozenset[str]
    country: str
    number: str
    sentences: frozenset[int]
    numbers: tuple[float, ...]


def see_clusters(state: DocumentState) -> list[Sight]:
    """Return the clusters that have a name or a description, in order of the first such mention."""
    speaking = Counter(
        state.clusters.root(source)
        for said in state.extraction.quotations
        for source in said.sources or (said.source,)
        if source in state.mentions
    )
    seen = (_see(state, one, speaking) for one in state.called())
    return sorted(seen, key=lambda one: (one.mentions[0].span, one.mentions[0].id))


def _see(state: DocumentState, mentions: Sequence[Mention], speaking: Counter[str]) -> Sight:
    said = tuple(one for one in mentions if one.kind is not MentionKind.PRONOUN)
    names = [one for one in said if one.kind is MentionKind.NAME]
    nominals = [one for one in said if one.kind is MentionKind.NOMINAL]
    called = tuple(dict.fromkeys(normalize_name(one.text) for one in names or nominals))
    modifiers = frozenset(word for one in nominals for word in one.modifiers)
    counting = load_descriptions()["counts"]
    counts = frozenset(word for word in modifiers if word in counting or word.isdigit())
    owners = [state.mentions[one.of] for one in nominals if one.of in state.mentions]
    numbers = Counter(one.number for one in nominals if one.number)
    return Sight(
        root=state.clusters.root(said[0].id),
        facts=state.facts(said[0].id),
        mentions=said,
        called=called,
        words=frozenset(word for text in called for word in text.split()) - _SMALL,
        nouns=frozenset(one.head_lemma for one in nominals),
        modifiers=modifiers - counts,
        counts=counts,
        owners=frozenset(state.clusters.root(one.id) for one in owners),
        country=_country(state, [said[0], *owners]),
        number=numbers.most_common(1)[0][0] if numbers else "singular",
        sentences=frozenset(one.sentence for one in mentions),
        numbers=(
            *_of_cluster(state, said, owners),
            speaking[state.clusters.root(said[0].id)],
            *_of_words(nominals, said),
        ),
    )


def _country(state: DocumentState, mentions: Sequence[Mention]) -> str:
    records = (state.record_of(one.id) for one in mentions)
    return next((one.country for one in records if one is not None and one.country), "")


def _of_cluster(
    state: DocumentState, said: Sequence[Mention], owners: Sequence[Mention]
) -> tuple[float, ...]:
    facts, size = state.facts(said[0].id), len(said)
    named = sum(one.kind is MentionKind.NAME for one in said)
    return (
        TYPES.get(facts.type, 0.0),
        facts.named,
        bool(facts.actor),
        size,
        named,
        sum(one.function in ("subject", "agent") for one in said) / size,
        sum(one.quotation_depth > 0 for one in said) / size,
        sum(one.locative for one in said) / size,
        sum(one.adjectival for one in said) / size,
        said[0].sentence,
        any(one.kind is MentionKind.NAME for one in owners),
        any(one.kind is MentionKind.PRONOUN for one in owners),
        max((state.doubts.get(one.id, 0.0) for one in said), default=0.0),
        max(one.sure for one in said),
    )


def _of_words(nominals: Sequence[Mention], said: Sequence[Mention]) -> tuple[float, ...]:
    words = load_descriptions()
    modifiers = {word for one in nominals for word in one.modifiers}
    first = {one.text.split()[0].lower() for one in nominals if one.text.split()}
    size = max(1, len(nominals))
    return (
        sum(one.number == "plural" for one in said) / len(said),
        sum(one.definite for one in nominals) / size,
        sum(not one.definite for one in nominals) / size,
        not words["counts"].isdisjoint(modifiers),
        not words["new"].isdisjoint(first | modifiers),
        len(modifiers),
        len(said[0].text.split()),
    )
