"""Answers in words: rows of an analysis -> a question with its answers, as the page's home shows them."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from kg.graph.schema import EdgeData

__all__ = ["ANSWERS", "listed", "make_answer", "make_question", "rank_edges", "several"]

ANSWERS = 100
"""Of each question at most."""
EVIDENCE = 40
"""Edges listed behind an answer at most."""

_UNDATED = "9999"
"""Later than any day."""

Row = dict[str, Any]


def make_question(
    name: str, title: str, hint: str, none: str, answers: Sequence[Row], **scene: str
) -> Row:
    """Return a question with its first answers.

    Parameters
    ----------
    name
        Its id in addresses.
    none
        What is said if nothing answers it.
    scene
        Filters, in the words of the page's address, under which all answers are seen together.
    """
    return {
        "id": name,
        "title": title,
        "help": hint,
        "none": none,
        "count": len(answers),
        "answers": list(answers[:ANSWERS]),
        "scene": urlencode(scene),
    }


def make_answer(
    text: str,
    note: str,
    edges: Iterable[EdgeData],
    *,
    leading: Iterable[EdgeData] = (),
    **scene: object,
) -> Row:
    """Return an answer with the ids of the edges behind it: those with most evidence, in order of time, undated ones last.

    Parameters
    ----------
    leading
        Edges that are listed before all others, fewer than `EVIDENCE`.
    scene
        The address of what shows it, in the words of the page; lists are ids.
    """
    words = {
        key: " ".join(value) if isinstance(value, list) else str(value)
        for key, value in scene.items()
        if value
    }
    first = {data["id"]: data for data in leading}
    others = rank_edges(data for data in edges if data["id"] not in first)
    told = [*_in_time(first.values()), *_in_time(others[: EVIDENCE - len(first)])]
    ids = [data["id"] for data in told]
    return {"text": text, "note": note, "edges": ids, "scene": urlencode(words, errors="replace")}


def rank_edges(edges: Iterable[EdgeData]) -> list[EdgeData]:
    """Return edges with most evidence first."""
    return sorted(edges, key=lambda data: (-len(data["evidence"]), data["id"]))


def _in_time(edges: Iterable[EdgeData]) -> list[EdgeData]:
    return sorted(edges, key=lambda data: (data["first"] or _UNDATED, data["id"]))


def several(count: int, one: str) -> str:
    """Return how many of a thing there are, in words."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a sentence lists them.

    Examples
    --------
    >>> listed(["A", "B", "C", "D", "E"]), listed(["A", "B"])
    ('A, B, C and 2 more', 'A and B')
    """
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
