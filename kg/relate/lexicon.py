"""The lexicon of predicates: a word with what it takes -> which relations it is known to say, and how surely.

Words that annotated articles don't have are read by it; what an entry weighs is learned.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token

__all__ = ["RELATIONS_ASIDE", "Signs", "known_relations", "load_lexicon", "signs_of", "surest"]

Signs = Mapping[str, float]
"""Relation -> how surely a word says it, 0 to 1."""

RELATIONS_ASIDE = frozenset({"none", "reversed", "symmetric", "alone"})
"""What the lexicon tells that is no relation: says nothing between actors; subject as target; either way; no target."""

_MOST = 3.0
_CODES = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_TAKEN = frozenset({"prep", "prt", "agent", "dative"})
_NOTHING: Signs = {}


@lru_cache(maxsize=1)
def load_lexicon() -> Mapping[str, Signs]:
    """Return what is known of each entry, by its part of speech and words (``v call on``)."""
    found: dict[str, dict[str, float]] = {}
    table = files("kg.relate").joinpath("data/predicates.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        relation, code, surely, words = line.split("\t")
        for entry in words.split(", "):
            signs = found.setdefault(f"{code} {entry}", {})
            signs[relation] = max(signs.get(relation, 0.0), float(surely) / _MOST)
    return found


@lru_cache(maxsize=1)
def known_relations() -> frozenset[str]:
    """Return the relations that some entry says."""
    return frozenset(relation for signs in load_lexicon().values() for relation in signs)


def signs_of(word: Token) -> Signs:
    """Return which relations a word is known to say: with what it takes if that is known, else alone.

    Examples
    --------
    >>> from kg.annotate.model import load_model
    >>> dict(signs_of(load_model()("They called on Congress.")[1]))
    {'requests': 1.0}
    """
    code = _CODES.get(word.pos_)
    if code is None:
        return _NOTHING
    lexicon, lemma = load_lexicon(), word.lemma_.lower()
    for child in word.children:
        mark = " " if child.dep_ in _TAKEN else "~" if child.dep_ == "dobj" else ""
        if mark:
            signs = lexicon.get(f"{code} {lemma}{mark}{child.lemma_.lower()}")
            if signs is not None:
                return signs
    return lexicon.get(f"{code} {lemma}", _NOTHING)


def surest(signs: Signs) -> list[str]:
    """Return what a word says most surely, in alphabetical order.

    Examples
    --------
    >>> surest({"accuses": 1.0, "assaults": 1.0, "consults": 0.7})
    ['accuses', 'assaults']
    """
    most = max(signs.values(), default=0.0)
    return sorted(one for one, surely in signs.items() if surely == most)
