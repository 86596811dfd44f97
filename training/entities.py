"""Which annotated actor a mention denotes, by the names and descriptions that the annotation lists for each."""

from collections.abc import Iterable
from typing import Any

from kg.records import Mention
from training.scoring import load_scorer

__all__ = ["map_mentions"]

Row = dict[str, Any]


def map_mentions(mentions: Iterable[Mention], gold: Row) -> dict[tuple[int, int], str | None]:
    """Return the annotated entity of each mention, by its characters; None if no wording is listed.

    Wordings are compared as the scorer compares them, without case, articles and full stops.
    """
    norm = load_scorer().norm
    known: dict[str, str] = {}
    for entity in gold["entities"]:
        for alias in (entity["name"], *entity["aliases"]):
            known.setdefault(norm(alias), entity["id"])
    surnames = _surnames(gold)
    return {
        (m.span.start, m.span.end): known.get(norm(m.text)) or surnames.get(_last_word(m.text))
        for m in mentions
    }


def _surnames(gold: Row) -> dict[str, str | None]:
    """Return the person of each last word of a name; None for a word that two persons share."""
    found: dict[str, str | None] = {}
    for entity in gold["entities"]:
        word = _last_word(entity["name"])
        if entity["type"] == "person" and word[:1].isupper():
            found[word] = None if word in found else entity["id"]
    return found


def _last_word(text: str) -> str:
    return (text.split() or [""])[-1]
