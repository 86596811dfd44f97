"""Offices: the evidence of a statement -> for which days articles attest that somebody holds one, and the term that they state."""

from collections.abc import Sequence
from typing import TypeVar

from kg.graph.days import days_of, span_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData

__all__ = ["attested_days", "is_rough", "stated_term"]

_Days = TypeVar("_Days", str, tuple[str, str])


def attested_days(graph: ActorGraph, data: EdgeData) -> tuple[str, str]:
    """Return the first and last day for which articles attest an office; "" if unknown.

    They attest the day of their publication; one that states a term which is over by then attests that alone.
    """
    documents = graph.graph["documents"]
    return span_of(
        day
        for one in data["evidence"]
        for day in _attested(one, documents[one["doc"]]["published"])
    )


def _attested(evidence: EvidenceData, published: str) -> tuple[str, ...]:
    start, end = evidence["event_start"], evidence["event_end"]
    return (start, end) if end and end < days_of(published)[0] else (published,)


def stated_term(data: EdgeData) -> tuple[str, str]:
    """Return the first and last day of the term of office as texts state it, "" where it is open.

    Most often stated counts; the first day may be one text's, the last day another's.
    """
    terms = [(one["event_start"], one["event_end"]) for one in data["evidence"]]
    whole = [term for term in terms if all(term)]
    if whole:
        return _commonest(whole)
    start = _commonest([start for start, _ in terms if start] or [""])
    end = _commonest([end for _, end in terms if end] or [""])
    return (start, end) if not end or start <= end else (start, "")


def is_rough(data: EdgeData, term: tuple[str, str]) -> bool:
    """Tell whether a text gives the first or last day of a term only roughly (*took office in 2017*)."""
    return any(
        one.get("event_approximate") and {one["event_start"], one["event_end"]} & {*term} - {""}
        for one in data["evidence"]
    )


def _commonest(values: Sequence[_Days]) -> _Days:
    return min(values, key=lambda one: (-values.count(one), one))
