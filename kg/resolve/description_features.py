"""Named actors that a description may mean, as rows of numbers: noun, office, owner, how often and how near named."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.records import Mention, MentionKind
from kg.resolve.antecedent_features import TYPES
from kg.resolve.bearers import Bearer, Named
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["NAMES", "describe"]

_FAR = 99.0
_KINDS = (
    ("lands", 1.0),
    ("governments", 2.0),
    ("folded", 3.0),
    ("forces", 4.0),
    ("leading", 5.0),
    ("offices", 6.0),
    ("relational", 7.0),
)
_FUNCTIONS = {"subject": 1.0, "agent": 2.0, "object": 3.0, "possessive": 4.0, "oblique": 5.0}

NAMES = (
    "kind",
    "own type",
    "plural",
    "definite",
    "modifiers",
    "function",
    "in marks",
    "owner",
    "group noun",
    "candidates",
    "type",
    "known actor",
    "fits the noun",
    "noun in name",
    "so described",
    "so described alone",
    "office of the owner",
    "owner's own",
    "is the owner",
    "modifiers shared",
    "modifiers missing",
    "gender",
    "how often named",
    "share of names",
    "rank by names",
    "rank by names of its type",
    "named before",
    "sentences back",
    "sentences back to a subject",
    "rank by nearness",
    "rank by nearness of its type",
    "first sentence",
    "source of these words",
    "mostly a place",
    "owner's side",
    "names of its country",
    "share of countries",
)
"""Names of the columns."""


def describe(named: Named, mention: Mention, found: Sequence[Bearer]) -> NDArray[np.float64]:
    """Return a row for each actor that a description may mean, columns as in `NAMES`."""
    state, words = named.state, load_descriptions()
    owner = state.mentions.get(mention.of or "")
    whose = state.clusters.root(owner.id) if owner is not None else ""
    own = [
        next((code for kind, code in _KINDS if mention.head_lemma in words[kind]), 0.0),
        TYPES.get(mention.type, 0.0),
        mention.number == "plural",
        mention.definite,
        len(mention.modifiers),
        _FUNCTIONS.get(mention.function, 0.0),
        mention.quotation_depth,
        _owner(state, owner),
        mention.head_lemma in words.groups,
        len(found),
    ]
    sides = named.sides(whose)
    countries = named.countries
    most = sum(countries.values()) or 1
    here = state.quotation_at(mention)
    source = here.source if here is not None and here.source in state.mentions else None
    speaker = state.clusters.root(source) if source else ""
    near = {one.root: _back(one.sentences, mention.sentence) for one in found}
    rows = [
        [
            *own,
            *_of_bearer(mention, one, whose),
            *_of_place(named, mention, one, found, near),
            one.root == speaker,
            one.locative > one.number / 2,
            one.root in sides,
            countries.get(one.country, 0),
            countries.get(one.country, 0) / most,
        ]
        for one in found
    ]
    return np.array(rows, dtype=float).reshape(len(found), len(NAMES))


def _owner(state: DocumentState, owner: Mention | None) -> float:
    if owner is None:
        return 0.0
    if owner.kind is MentionKind.PRONOUN:
        return 1.0
    return 2.0 + TYPES.get(state.type_of(owner.id), 0.0)


def _of_bearer(mention: Mention, one: Bearer, whose: str) -> list[float]:
    words = load_descriptions()
    groups = words.groups.get(mention.head_lemma)
    for word in mention.modifiers:
        if groups is not None and word in words.qualities:
            groups = groups & words.qualities[word]
    same = one.heads.get(mention.head_lemma)
    said = set(mention.modifiers)
    gender = bool(mention.gender and one.facts.genders)
    known = {word for words in one.heads.values() for word in words} | one.words
    return [
        TYPES.get(one.facts.type, 0.0),
        bool(one.facts.actor),
        0 if groups is None else 1 if one.facts.type in groups else -1,
        mention.head_lemma in one.words,
        same is not None,
        same is not None and not same,
        bool(whose) and whose in one.owners and same is not None,
        bool(whose) and whose in one.owners,
        whose == one.root,
        len(said & known),
        len(said - known),
        gender,
    ]


def _of_place(
    named: Named,
    mention: Mention,
    one: Bearer,
    found: Sequence[Bearer],
    near: dict[str, float],
) -> list[float]:
    more = [other for other in found if other.number > one.number]
    nearer = [other for other in found if near[other.root] < near[one.root]]
    kind = one.facts.type
    return [
        one.number,
        one.number / (named.total or 1),
        len(more),
        sum(other.facts.type == kind for other in more),
        sum(number <= mention.sentence for number in one.sentences),
        near[one.root],
        _back(one.subjects, mention.sentence),
        len(nearer),
        sum(other.facts.type == kind for other in nearer),
        0 in one.sentences,
    ]


def _back(sentences: Sequence[int], here: int) -> float:
    """Return how many sentences lie back to the last before, or a large number."""
    return min((here - number for number in sentences if number <= here), default=_FAR)
