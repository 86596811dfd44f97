"""How well a statement is borne out: actor graph -> statements by independent documents and publishers."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.analyze.selection import Selection, Statement, last_day, select
from kg.graph.days import day_after, event_days
from kg.graph.recount import Issue, issues_of, outlets_of, recount
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData

__all__ = ["REACH", "STANDING", "list_corroboration", "names_object"]

REACH = 31
"""Days that may lie between two reports of one act."""

STANDING = frozenset(("cooperates", "sanctions", "supports"))
"""Relations that last: reports of any time bear them out."""


def list_corroboration(
    graph: ActorGraph, selection: Selection | None = None, *, alone: bool = False
) -> list[dict[str, Any]]:
    """Return a row per statement and time, those with most independent documents first.

    Offices, memberships and speech are no claims to be borne out and are left out. Reports of an act bear one another out if no more
    than `REACH` days lie between any two of them; what lasts (`STANDING`) is one, whenever it is reported. Near-copies count once: as
    one document, and as one outlet, that of the original. ``weak`` names what a statement rests on if it is one anonymous source alone.

    Parameters
    ----------
    alone
        Whether statements without object count, too: that somebody rejects *something* may be said of different things.

    Returns
    -------
    rows
        ``subject``, ``predicate``, ``object`` (names), ``documents``, ``publishers`` (number of
        independent outlets), ``sources`` (names
        of who claims it), ``score``, ``weak``, ``first``, ``last``, ``edge``.
    """
    selection = selection or Selection(unnamed=True)
    rows = []
    issues = issues_of(graph)
    for subject, target, data in select(graph, selection, speech=False):
        if data["layer"] == "event" and (alone or target is not None):
            rows += [
                _row(graph, (subject, target, part), issues, selection)
                for part in _by_time(data, issues)
                if part["score"] >= selection.min_score
            ]
    return sorted(
        rows, key=lambda row: (-row["documents"], -row["publishers"], row["edge"], row["first"])
    )


def names_object(statement: Statement) -> bool:
    """Tell whether a statement says to whom something was done."""
    return statement[1] is not None


def _by_time(data: EdgeData, issues: Mapping[str, Issue]) -> list[EdgeData]:
    """Return a statement as one for each time of which its reports are; those of unknown day are of none of them."""
    if data["predicate"] in STANDING:
        return [data]
    dated = [(event_days(one, issues[one["doc"]].published), one) for one in data["evidence"]]
    parts: list[list[EvidenceData]] = []
    until = ""
    for (start, end), one in sorted(dated, key=lambda pair: pair[0]):
        latest = day_after(end, REACH) if end else ""
        if parts and start <= until and bool(start) == bool(until):
            until = min(until, latest)
        else:
            parts.append([])
            until = latest
        parts[-1].append(one)
    if len(parts) == 1:
        return [data]
    return [recount(data, _in_order(data, part), issues) for part in parts]


def _in_order(data: EdgeData, part: Sequence[EvidenceData]) -> list[EvidenceData]:
    ids = {one["id"] for one in part}
    return [one for one in data["evidence"] if one["id"] in ids]


def _row(
    graph: ActorGraph, statement: Statement, issues: Mapping[str, Issue], selection: Selection
) -> dict[str, Any]:
    subject, target, data = statement
    source = data["attributed_to"]
    anonymous = source is not None and graph.nodes[source]["anonymous"]
    return {
        "subject": graph.nodes[subject]["name"],
        "predicate": data["predicate"],
        "object": graph.nodes[target]["name"] if target else "",
        "documents": data["documents"],
        "publishers": len(outlets_of(data["evidence"], issues)),
        "sources": [graph.nodes[one]["name"] for one in data["attribution"]],
        "score": data["score"],
        "weak": "one anonymous source" if anonymous and data["documents"] == 1 else "",
        "first": data["first"],
        "last": last_day(selection, data["last"]),
        "edge": data["id"],
    }
