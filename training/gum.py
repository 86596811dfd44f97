"""GUM: texts with all coreference annotated (Zeldes 2017; annotations CC BY) -> whom mentions and pronouns mean.

Only genres whose texts are free for any use are learned from; news is left to measuring.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.records import Mention, MentionKind
from training.antecedents import Answers

__all__ = ["GENRES", "answers_of_gum", "load_gum"]

Row = dict[str, Any]
GENRES = frozenset(
    {"bio", "interview", "speech", "court", "essay", "letter", "voyage", "academic"}
)


def load_gum(path: Path) -> list[Row]:
    """Return the texts of the genres learned from, of GUM's train part."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [one for one in rows if one["genre"] in GENRES and one["split"] == "train"]


def answers_of_gum(mentions: Iterable[Mention], gold: Row) -> Answers:
    """Return what GUM says of mentions; a pronoun without an annotated one means nobody."""
    ends: dict[int, list[Row]] = {}
    starts: dict[int, list[Row]] = {}
    for one in gold["mentions"]:
        ends.setdefault(one["end"], []).append(one)
        starts.setdefault(one["start"], []).append(one)
    names: dict[tuple[int, int], str | None] = {}
    anaphors: dict[tuple[int, int], frozenset[str]] = {}
    for mention in mentions:
        key = (mention.span.start, mention.span.end)
        near = ends.get(key[1]) or starts.get(key[0]) or starts.get(key[0] - 4) or []
        best = min(
            near, key=lambda one: abs(one["end"] - one["start"] - len(mention.text)), default=None
        )
        cluster = best["cluster"] if best else None
        if mention.kind is MentionKind.PRONOUN:
            anaphors[key] = frozenset([cluster] if cluster else [])
        else:
            names[key] = cluster
            if mention.kind is MentionKind.NOMINAL and cluster:
                anaphors[key] = frozenset([cluster])
    return Answers(anaphors=anaphors, names=names)
