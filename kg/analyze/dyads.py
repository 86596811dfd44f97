"""How two actors stand to one another: actor graph -> balance of cooperation and conflict, over time.

Scores and quad classes are PLOVER's (see the ontology).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kg.analyze.selection import Selection, Statement, select
from kg.graph.days import day_of, is_stated
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData

__all__ = ["PERIODS", "UNDATED", "balance_dyads", "bucket_of", "joins_pair", "period_of"]

PERIODS = ("all", "day", "week", "month", "year")
UNDATED = "undated"
_KINDS = 3


class _Count(NamedTuple):
    """One statement in one document."""

    score: float
    quad: str
    predicate: str
    stated: bool


def balance_dyads(
    graph: ActorGraph, selection: Selection | None = None, *, period: str = "all"
) -> list[dict[str, Any]]:
    """Return a row per pair of actors and period, the pair with most statements first, then by period.

    A statement counts once per independent document in each period that its evidence lies in.

    Parameters
    ----------
    period
        ``day``, ``week`` (ISO), ``month``, ``year`` or ``all``; evidence of unknown day counts under "undated".

    Returns
    -------
    rows
        ``first_name``, ``second_name``, ``period``, ``statements``, ``mean_score`` (−10 … 10; Goldstein 1992, in PLOVER's
        scores), ``balance`` ((cooperative − hostile statements) / both, −1 … 1), ``kinds`` (the most frequent relations
        with their counts), ``cooperation`` and ``conflict`` (summed scores), a count per quad class, ``trend`` (mean
        score minus that of the pair's period before; None for the first and for what is undated), ``stated`` (statements
        whose time is that of the event; that of the others is publication), ``first_actor``, ``second_actor`` (ids, sorted).
    """
    found: dict[tuple[str, str], dict[str, list[_Count]]] = {}
    issues = issues_of(graph)
    for subject, target, data in select(graph, selection or Selection(), speech=False):
        if target is None or not joins_pair((subject, target, data)):
            continue
        first, second = sorted((subject, target))
        periods = found.setdefault((first, second), {})
        for when, evidence in _by_period(data, period, issues).items():
            periods.setdefault(when, []).extend(_counts(data, evidence, issues))
    rows: list[dict[str, Any]] = []
    for pair in sorted(found, key=lambda one: (-sum(map(len, found[one].values())), one)):
        before: float | None = None
        for when in sorted(found[pair], key=lambda one: (one == UNDATED, one)):
            row = _row(graph, pair, when, found[pair][when])
            dated = before is not None and when != UNDATED
            row["trend"] = round(row["mean_score"] - before, 3) if dated else None
            before = row["mean_score"]
            rows.append(row)
    return rows


def joins_pair(statement: Statement) -> bool:
    """Tell whether a statement is of two actors, and of a PLOVER type."""
    return statement[1] is not None and bool(statement[2]["quad"])


def _by_period(
    data: EdgeData, period: str, issues: Mapping[str, Issue]
) -> dict[str, list[EvidenceData]]:
    parts: dict[str, list[EvidenceData]] = {}
    for one in data["evidence"]:
        parts.setdefault(bucket_of(one, issues, period), []).append(one)
    return parts


def bucket_of(evidence: EvidenceData, issues: Mapping[str, Issue], period: str) -> str:
    """Return the period that a piece of evidence counts in: "" for all, `UNDATED` where its day is unknown."""
    day = day_of(evidence, issues[evidence["doc"]].published)
    return period_of(day, period) if day or period == "all" else UNDATED


def _counts(
    data: EdgeData, evidence: Sequence[EvidenceData], issues: Mapping[str, Issue]
) -> Iterator[_Count]:
    """Yield what counts for each independent document of some evidence of a statement."""
    stated: dict[str, bool] = {}
    for one in evidence:
        original = issues[one["doc"]].original
        stated[original] = stated.get(original, False) or is_stated(one)
    for told in stated.values():
        yield _Count(data["weight"], data["quad"], data["predicate"], told)


def period_of(day: str, period: str) -> str:
    """Return the period of an ISO day.

    Examples
    --------
    >>> period_of("2024-12-30", "week"), period_of("2024-12-30", "month"), period_of("", "year")
    ('2025-W01', '2024-12', '')
    """
    if period == "all" or not day:
        return ""
    if period == "week":
        year, week, _ = date.fromisoformat(day[:10]).isocalendar()
        return f"{year}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[period]]


def _row(
    graph: ActorGraph, pair: tuple[str, str], when: str, counts: list[_Count]
) -> dict[str, Any]:
    quads = Counter(one.quad for one in counts)
    good = quads["verbal cooperation"] + quads["material cooperation"]
    kinds = sorted(
        Counter(one.predicate for one in counts).items(), key=lambda one: (-one[1], one[0])
    )
    scores = [one.score for one in counts]
    return {
        "first_name": graph.nodes[pair[0]]["name"],
        "second_name": graph.nodes[pair[1]]["name"],
        "period": when,
        "statements": len(counts),
        "mean_score": round(sum(scores) / len(counts), 3),
        "balance": round((2 * good - len(counts)) / len(counts), 3),
        "kinds": [f"{name} {count}" for name, count in kinds[:_KINDS]],
        "cooperation": round(sum(value for value in scores if value > 0), 3),
        "conflict": round(sum(value for value in scores if value < 0), 3),
        "verbal_cooperation": quads["verbal cooperation"],
        "material_cooperation": quads["material cooperation"],
        "verbal_conflict": quads["verbal conflict"],
        "material_conflict": quads["material conflict"],
        "trend": None,
        "stated": sum(one.stated for one in counts),
        "first_actor": pair[0],
        "second_actor": pair[1],
    }
