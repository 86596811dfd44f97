"""Chambers of a parliament that news calls by one word: *the House* beside the Senate -> the chamber that is meant."""

import tomllib
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
    unless: frozenset[str]


def tie_chambers(state: DocumentState) -> None:
    """Tie a chamber's short name to the chamber, in a document that names its sisters and no other parliament's.

    Runs after known actors are tied: by itself the word is any house.
    """
    named = set(state.known.values())
    for chamber in _chambers():
        if not named & chamber.beside or named & chamber.unless:
            continue
        for mention in state.named():
            if mention.text == chamber.word and state.type_of(mention.id) != "person":
                state.settle(mention.id, chamber.actor, 0.9, f"{chamber.word} beside its sisters")


@lru_cache(maxsize=1)
def _chambers() -> tuple[_Chamber, ...]:
    text = (files("kg.resolve") / "data/chambers.toml").read_text(encoding="utf-8")
    return tuple(
        _Chamber(
            row["word"], row["actor"], frozenset(row["beside"]), frozenset(row.get("unless", ()))
        )
        for row in tomllib.loads(text)["chambers"]
    )
