"""Chambers of a parliament that news calls by one word: *the House* beside the Senate -> the chamber that is meant."""

import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.resolve.document_state import DocumentState

__all__ = ["tie_chambers"]


class _Chamber(NamedTuple):
    """A row of the table."""

    word: str
    actor: str
    beside: frozenset[str]
    before: tuple[str, ...]


def tie_chambers(state: DocumentState) -> None:
    """Tie a chamber's short name to the chamber, in a document that names its sisters, or its officers by it, and no other country's parliament more often.

    Runs after known actors are tied: by itself the word is any house.
    """
    named, text = set(state.known.values()), state.extraction.document.text
    parliaments = _parliaments(state)
    for chamber in _chambers():
        actor = state.actors.get(chamber.actor)
        own = parliaments[actor.country] if actor is not None else 0
        if own < max(parliaments.values(), default=0):
            continue
        called = [
            one
            for one in state.named()
            if one.text == chamber.word and state.type_of(one.id) != "person"
        ]
        officers = any(text.startswith(chamber.before, one.span.end) for one in called)
        if not officers and not named & chamber.beside:
            continue
        for mention in called:
            reason = f"{chamber.word} beside its {'officers' if officers else 'sisters'}"
            state.settle(mention.id, chamber.actor, 0.9, reason)


def _parliaments(state: DocumentState) -> Counter[str]:
    """Return how often a document names lawmaking bodies of each country."""
    records = (state.record_of(one.id) for one in state.named())
    return Counter(one.country for one in records if one is not None and one.sector == "LEG")


@lru_cache(maxsize=1)
def _chambers() -> tuple[_Chamber, ...]:
    text = (files("kg.resolve") / "data/chambers.toml").read_text(encoding="utf-8")
    return tuple(
        _Chamber(
            row["word"],
            row["actor"],
            frozenset(row["beside"]),
            tuple(f" {words}" for words in row.get("before", ())),
        )
        for row in tomllib.loads(text)["chambers"]
    )
