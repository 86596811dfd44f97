"""What records add up to: evidence -> score, documents, publishers and days of a statement; its offices -> roles.

The whole graph and every part of it (a window of time, one outlet) are counted by these functions, so that they agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any, NamedTuple, TypedDict, cast

from kg.graph.days import event_days, span_of
from kg.graph.schema import ActorGraph, DocumentData, EdgeData, EvidenceData, RoleData

__all__ = [
    "Issue",
    "Presence",
    "Total",
    "add_up",
    "count_presence",
    "find_roles",
    "issues_in",
    "issues_of",
    "outlets_of",
    "recount",
]


class Issue(NamedTuple):
    """What of a document counts: the one it copies, or itself; who published it, and when."""

    original: str
    publisher: str
    published: str


class Total(TypedDict):
    """What the evidence of a statement adds up to: see `kg.graph.schema.EdgeData`."""

    score: float
    documents: int
    publishers: list[str]
    first: str
    last: str


class Presence(TypedDict):
    """Where an actor is named: see `kg.graph.schema.NodeData`."""

    documents: int
    first: str
    last: str


def issues_of(graph: ActorGraph) -> dict[str, Issue]:
    """Return what of each document of `graph` counts, by its id."""
    return issues_in(graph.graph["documents"])


def issues_in(documents: Mapping[str, DocumentData]) -> dict[str, Issue]:
    """Return the same of documents as a graph keeps them."""
    return {
        doc: Issue(data["duplicate_of"] or doc, data["publisher"], data["published"])
        for doc, data in documents.items()
    }


def add_up(evidence: Iterable[EvidenceData], issues: Mapping[str, Issue]) -> Total:
    """Return the score, the independent documents, the outlets and the days of some evidence.

    Examples
    --------
    >>> issues = {"a": Issue("a", "AP", "2024-02-28"), "b": Issue("a", "BBC", "2024-02-29")}
    >>> some = {"event_start": "", "event_end": "", "score": 0.5}
    >>> add_up([{**some, "doc": "a"}, {**some, "doc": "b"}], issues)
    {'score': 0.5, 'documents': 1, 'publishers': ['AP', 'BBC'], 'first': '2024-02-28', 'last': '2024-02-29'}
    """
    best: dict[str, float] = {}
    starts, ends, publishers = set[str](), set[str](), set[str]()
    for one in evidence:
        issue = issues[one["doc"]]
        best[issue.original] = max(best.get(issue.original, 0.0), one["score"])
        first, last = event_days(one, issue.published)
        starts.add(first)
        ends.add(last)
        publishers.add(issue.publisher)
    return {
        "score": round(1 - prod(1 - score for score in best.values()), 3),
        "documents": len(best),
        "publishers": sorted(publishers - {""}),
        # Of the event if it is stated, else of publication.
        "first": min(starts - {""}, default=""),
        "last": max(ends - {""}, default=""),
    }


def outlets_of(evidence: Iterable[EvidenceData], issues: Mapping[str, Issue]) -> set[str]:
    """Return the independent outlets of some evidence: near-copies are of the outlet of the original.

    Examples
    --------
    >>> issues = {"a": Issue("a", "AP", "2024-02-28"), "b": Issue("a", "BBC", "2024-02-29")}
    >>> outlets_of([{"doc": "b"}], issues)
    {'AP'}
    """
    return {issues[issues[one["doc"]].original].publisher for one in evidence} - {""}


def recount(
    data: EdgeData, evidence: Sequence[EvidenceData], issues: Mapping[str, Issue]
) -> EdgeData:
    """Return a statement with some of its evidence alone, and what that adds up to."""
    return cast(EdgeData, {**data, **add_up(evidence, issues), "evidence": evidence})


def count_presence(docs: Iterable[str], issues: Mapping[str, Issue]) -> Presence:
    """Return how many independent documents these are, and the first and last day of their publication."""
    found = set(docs)
    first, last = span_of(issues[doc].published for doc in found)
    documents = len({issues[doc].original for doc in found})
    return {"documents": documents, "first": first, "last": last}


def find_roles(
    statements: Sequence[tuple[str | None, Mapping[str, Any] | EdgeData]],
) -> list[RoleData]:
    """Return the offices that the statements of one person say it holds, by first date and title."""
    roles: list[RoleData] = [
        {
            "title": data["title"],
            "organization": target,
            "ended": data["ended"],
            "first": data["first"],
            "last": data["last"],
            "documents": data["documents"],
        }
        for target, data in statements
        if data["predicate"] == "holds_role"
        and data["polarity"] == "positive"
        and data["modality"] == "actual"
    ]
    return sorted(
        roles, key=lambda role: (role["first"], role["title"], role["organization"] or "")
    )
