"""How two actors stand to one another: actor graph -> balance of cooperation and conflict, over time.

Scores and quad classes are PLOVER's (see the ontology); each statement counts once per independent document.
"""

from collections import Counter
from datetime import date
from typing import Any

from kg.analyze.selection import Selection, select
from kg.graph.schema import ActorGraph

__all__ = ["PERIODS", "balance_dyads", "period_of"]

PERIODS = ("all", "day", "week", "month", "year")


def balance_dyads(
    graph: ActorGraph, selection: Selection | None = None, *, period: str = "all"
) -> list[dict[str, Any]]:
    """Return a row per pair of actors and period, the pair with most statements first, then by period.

    Parameters
    ----------
    period
        ``day``, ``week`` (ISO), ``month``, ``year`` or ``all``; undated statements count under "".

    Returns
    -------
    rows
        ``first_actor`` and ``second_actor`` (ids, sorted), their names, ``period``, ``statements``, ``mean_score``
        (−10 … 10), ``cooperation`` and ``conflict`` (summed scores), a count per quad class, and ``trend``
        (mean score minus that of the pair's period before; None for the first).
    """
    found: dict[tuple[str, str], dict[str, list[tuple[float, str]]]] = {}
    for subject, target, data in select(graph, selection or Selection(), speech=False):
        if target is None or not data["quad"]:
            continue
        first, second = sorted((subject, target))
        when = period_of(data["first"], period)
        values = [(data["weight"], data["quad"])] * data["documents"]
        found.setdefault((first, second), {}).setdefault(when, []).extend(values)
    rows: list[dict[str, Any]] = []
    for pair in sorted(found, key=lambda one: (-sum(map(len, found[one].values())), one)):
        before: float | None = None
        for when in sorted(found[pair]):
            row = _row(graph, pair, when, found[pair][when])
            row["trend"] = None if before is None else round(row["mean_score"] - before, 3)
            before = row["mean_score"]
            rows.append(row)
    return rows


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
    graph: ActorGraph, pair: tuple[str, str], when: str, values: list[tuple[float, str]]
) -> dict[str, Any]:
    quads = Counter(quad for _, quad in values)
    return {
        "first_actor": pair[0],
        "second_actor": pair[1],
        "first_name": graph.nodes[pair[0]]["name"],
        "second_name": graph.nodes[pair[1]]["name"],
        "period": when,
        "statements": len(values),
        "mean_score": round(sum(value for value, _ in values) / len(values), 3),
        "cooperation": round(sum(value for value, _ in values if value > 0), 3),
        "conflict": round(sum(value for value, _ in values if value < 0), 3),
        "verbal_cooperation": quads["verbal cooperation"],
        "material_cooperation": quads["material cooperation"],
        "verbal_conflict": quads["verbal conflict"],
        "material_conflict": quads["material conflict"],
    }
