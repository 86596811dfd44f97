"""Who holds an office: actor graph -> who is most often said to, by office and body."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.analyze.selection import Selection, admitted_actors, in_window, select
from kg.graph.days import days_of, span_of
from kg.graph.recount import issues_of
from kg.graph.schema import ActorGraph

__all__ = ["list_and_count", "list_holders"]

_Holding = tuple[str, str, str | None]
"""Holder, title, body."""


def list_holders(
    graph: ActorGraph, selection: Selection | None = None, *, words: str = ""
) -> list[dict[str, Any]]:
    """Return a row per office, body and who is said to hold it, the one that most independent documents name first.

    What articles call former is left out. It is counted as ``kg query office-holders`` counts: a window is of days of publication, since an
    office is held longer than the day it is told of.

    Parameters
    ----------
    words
        Words of the title, as in *president*.

    Returns
    -------
    rows
        ``title``, ``body`` ("" if none is told), ``holder`` (names), ``documents``, ``first``, ``last`` (days of publication; "" if unknown),
        ``holder_id``, ``body_id``.
    """
    return list_and_count(graph, selection, words=words)[0]


def list_and_count(
    graph: ActorGraph, selection: Selection | None = None, *, words: str = ""
) -> tuple[list[dict[str, Any]], int]:
    """Return the rows of `list_holders`, and how many independent documents that tell of offices a window leaves out as nobody knows their day."""
    selection = selection or Selection(unnamed=True)
    inside, issues = in_window(selection), issues_of(graph)
    found: dict[_Holding, set[str]] = {}
    undated: set[str] = set()
    for holding, doc in _reports(graph, selection, words):
        if inside(days_of(issues[doc].published)[0]):
            found.setdefault(holding, set()).add(doc)
        elif not issues[doc].published:
            undated.add(issues[doc].original)
    rows = [_row(graph, holding, docs) for holding, docs in found.items()]
    rows.sort(key=lambda row: (-row["documents"], row["holder"], row["title"], row["body"]))
    return rows, len(undated)


def _row(graph: ActorGraph, holding: _Holding, docs: set[str]) -> dict[str, Any]:
    holder, title, body = holding
    issues = issues_of(graph)
    first, last = span_of(issues[doc].published for doc in docs)
    return {
        "title": title,
        "body": "" if body is None else graph.nodes[body]["name"],
        "holder": graph.nodes[holder]["name"],
        "documents": len({issues[doc].original for doc in docs}),
        "first": first,
        "last": last,
        "holder_id": holder,
        "body_id": body or "",
    }


def _reports(
    graph: ActorGraph, selection: Selection, words: str
) -> Iterator[tuple[_Holding, str]]:
    """Yield who is said to hold which office, with the document, of any time; the window tells who occurs in enough documents."""
    whole = replace(selection, since="", until="", min_documents=1)
    admitted = admitted_actors(graph, selection)
    for holder, body, data in select(graph, whole, speech=False):
        if holder not in admitted or (body is not None and body not in admitted):
            continue
        named = words.casefold() in data["title"].casefold()
        if data["predicate"] == "holds_role" and data["title"] and not data["ended"] and named:
            for one in data["evidence"]:
                yield (holder, data["title"], body), one["doc"]
