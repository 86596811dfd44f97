"""Two clusters of a document as numbers that tell whether they are one actor: words, nouns, owners, place, rivals."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from kg.records import MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.name_likeness import is_acronym_of
from kg.resolve.sights import COLUMNS, Sight

__all__ = ["NAMES", "Pair", "describe_pairs", "find_pairs"]

Pair = tuple[Sight, Sight]
"""Two clusters, the one that is mentioned first before the other."""

_FAR, _CROWD, _FORMS, _LONGEST = 99.0, 200, 6, 8

NAMES = (
    *(f"first: {name}" for name in COLUMNS),
    *(f"second: {name}" for name in COLUMNS),
    "same type",
    "same name",
    "words shared",
    "words of the first alone",
    "words of the second alone",
    "likeness of names",
    "same last word",
    "same first word",
    "acronym",
    "noun shared",
    "noun in name",
    "modifiers shared",
    "modifiers of the second alone",
    "modifiers of the first alone",
    "same count",
    "other count",
    "number differs",
    "gender shared",
    "first owns second",
    "second owns first",
    "same owner",
    "nation and its body",
    "same country",
    "sentences apart",
    "sentences in common",
    "beside",
    "says the other",
    "likeliest of the named",
    "others with the last word",
    "others with the noun",
    "others of the type",
    "clusters",
)
"""Names of the columns."""


def find_pairs(state: DocumentState, sights: Sequence[Sight]) -> list[Pair]:
    """Return the pairs that nothing forbids to be one actor, and that something speaks for.

    Two names need a word in common; in a document of very many actors descriptions need one too.
    """
    described = len(sights) <= _CROWD
    return [
        (one, other)
        for place, other in enumerate(sights)
        for one in sights[:place]
        if _may_be_one(state, one, other)
        and ((described and not (one.facts.named and other.facts.named)) or _alike(one, other))
    ]


def _may_be_one(state: DocumentState, one: Sight, other: Sight) -> bool:
    first, second = one.facts, other.facts
    return not (
        (first.actor and second.actor)
        or (first.type == "person") != (second.type == "person")
        or (first.genders and second.genders and first.genders.isdisjoint(second.genders))
        or _are_counted_apart(one, other)
        or _is_introduced(one, other)
        or state.clusters.are_apart(one.root, other.root)
    )


def _are_counted_apart(one: Sight, other: Sight) -> bool:
    """Tell whether both are as many as the other is not (*20 states*, *16 states*)."""
    return bool(one.counts and other.counts) and one.counts.isdisjoint(other.counts)


def _is_introduced(one: Sight, other: Sight) -> bool:
    """Tell whether the later of two that are only described is brought in as somebody new (*a minister*)."""
    if one.facts.named or other.facts.named:
        return False
    return other.mentions[0].text.lower().startswith(("a ", "an "))


def _alike(one: Sight, other: Sight) -> bool:
    return (
        not one.words.isdisjoint(other.words)
        or not one.nouns.isdisjoint(other.nouns | other.words)
        or not other.nouns.isdisjoint(one.words)
        or _is_acronym(one, other)
        or _is_acronym(other, one)
    )


def _is_acronym(short: Sight, name: Sight) -> bool:
    letters = [
        one.text
        for one in short.mentions
        if one.kind is MentionKind.NAME and one.text.isupper() and len(one.text) <= _LONGEST
    ]
    return bool(letters) and any(is_acronym_of(a, b) for a in letters for b in name.called)


def describe_pairs(
    state: DocumentState, sights: Sequence[Sight], pairs: Sequence[Pair]
) -> NDArray[np.float64]:
    """Return a row for each pair, columns as in `NAMES`."""
    lasts = Counter(word for one in sights for word in _ends(one, -1))
    nouns = Counter(word for one in sights for word in one.nouns)
    types = Counter(one.facts.type for one in sights)
    rows = [
        [
            *one.numbers,
            *other.numbers,
            *_of_names(one, other),
            *_of_descriptions(one, other),
            *_of_owners(one, other),
            *_of_places(state, one, other),
            max((lasts[word] for word in _ends(other, -1)), default=0),
            max((nouns[word] for word in one.nouns & other.nouns), default=0),
            types[one.facts.type],
            len(sights),
        ]
        for one, other in pairs
    ]
    return np.array(rows, dtype=float).reshape(len(rows), len(NAMES))


def _ends(one: Sight, place: int) -> set[str]:
    return {text.split()[place] for text in one.called if text}


def _of_names(one: Sight, other: Sight) -> list[float]:
    likeness = (
        JaroWinkler.normalized_similarity(a, b)
        for a in one.called[:_FORMS]
        for b in other.called[:_FORMS]
    )
    return [
        one.facts.type == other.facts.type,
        not set(one.called).isdisjoint(other.called),
        len(one.words & other.words),
        len(one.words - other.words),
        len(other.words - one.words),
        round(max(likeness, default=0.0), 6),
        not _ends(one, -1).isdisjoint(_ends(other, -1)),
        not _ends(one, 0).isdisjoint(_ends(other, 0)),
        _is_acronym(one, other) or _is_acronym(other, one),
    ]


def _of_descriptions(one: Sight, other: Sight) -> list[float]:
    counted = bool(one.counts and other.counts)
    return [
        not one.nouns.isdisjoint(other.nouns),
        bool(one.nouns & other.words or other.nouns & one.words),
        len(one.modifiers & other.modifiers),
        len(other.modifiers - one.modifiers - one.words),
        len(one.modifiers - other.modifiers - other.words),
        counted and one.counts == other.counts,
        counted and one.counts != other.counts,
        one.number != other.number,
        bool(one.facts.genders & other.facts.genders),
    ]


def _of_owners(one: Sight, other: Sight) -> list[float]:
    same = bool(one.country) and one.country == other.country
    nation = any(two.facts.actor and two.facts.type == "government" for two in (one, other))
    return [
        one.root in other.owners,
        other.root in one.owners,
        not one.owners.isdisjoint(other.owners),
        same and nation,
        same,
    ]


def _of_places(state: DocumentState, one: Sight, other: Sight) -> list[float]:
    start = other.mentions[0].sentence
    sources = {
        said.source
        for mention in other.mentions
        if (said := state.quotation_at(mention)) is not None and said.source in state.mentions
    }
    meant = [
        state.likeliest[mention.id]
        for mention in (*one.mentions, *other.mentions)
        if mention.id in state.likeliest
    ]
    roots = {state.clusters.root(mention) for mention in meant}
    gaps = (
        max(a.span.start - b.span.end, b.span.start - a.span.end)
        for a in one.mentions
        for b in other.mentions
        if a.sentence == b.sentence
    )
    return [
        min((start - number for number in one.sentences if number <= start), default=_FAR),
        len(one.sentences & other.sentences),
        min(gaps, default=_FAR),
        one.root in {state.clusters.root(source) for source in sources if source},
        one.root in roots or other.root in roots,
    ]
