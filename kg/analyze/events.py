"""What happened, each event once: actor graph -> event records as rows, filtered as all measures are."""

from typing import Any

from kg.analyze.selection import Selection, in_window
from kg.events.gather import EventData, gather_events
from kg.graph.days import days_of
from kg.graph.schema import ActorGraph

__all__ = ["list_event_records"]

_STATUSES = {
    "happened": ("happened", "claimed"),
    "reported": ("happened",),
    "possible": ("denied",),
    "all": ("happened", "claimed", "denied"),
}


def list_event_records(
    graph: ActorGraph, selection: Selection | None = None, *, other: str = ""
) -> list[dict[str, Any]]:
    """Return a row per event that articles report, by day; what is undated comes last. See `kg.events.gather.gather_events`.

    Parameters
    ----------
    selection
        Days are those of the event if any report states them, else that of its first report; `publisher` is one of
        its sources. Its status: ``happened`` for what an article vouches for or a source claims, ``reported`` for what articles
        vouch for, ``possible`` for what is only denied.
    other
        Id of a second actor that must take part too.

    Returns
    -------
    rows
        ``day``, ``until``, ``stated``, ``subject``, ``kind``, ``object`` (names), ``place``, ``status``, ``documents``, ``sources`` (independent
        outlets), ``first_report`` (document), ``claimed_by``, ``denied_by`` (names; "" for articles), ``score``, ``reports`` (number),
        ``likeness``, ``id``.
    """
    selection = selection or Selection(unnamed=True)
    inside = in_window(selection)
    rows = [
        _row(graph, one)
        for one in gather_events(graph)
        if inside(_day(one)) and _admits(graph, one, selection, other)
    ]
    return sorted(rows, key=lambda row: (not row["day"], row["day"], row["id"]))


def _day(event: EventData) -> str:
    return event["start"] if event["stated"] else days_of(event["first_reported"])[0]


def _admits(graph: ActorGraph, event: EventData, selection: Selection, other: str) -> bool:
    ends = [one for one in (event["subject"], event["object"]) if one is not None]
    return (
        (not selection.predicates or event["kind"] in selection.predicates)
        and all(not actor or actor in ends for actor in (selection.actor, other))
        and all(selection.admits_actor(graph, one) for one in ends)
        and (not selection.publisher or selection.publisher in event["sources"])
        and event["score"] >= selection.min_score
        and event["status"] in _STATUSES[selection.status]
    )


def _row(graph: ActorGraph, event: EventData) -> dict[str, Any]:
    name = graph.nodes
    return {
        "day": _day(event),
        "until": event["end"],
        "stated": event["stated"],
        "subject": name[event["subject"]]["name"],
        "kind": event["kind"],
        "object": name[event["object"]]["name"] if event["object"] is not None else "",
        "place": event["place"],
        "status": event["status"],
        "documents": event["documents"],
        "sources": event["sources"],
        "first_report": event["first_report"],
        "claimed_by": [name[one]["name"] for one in event["claimed_by"]],
        "denied_by": [name[one]["name"] if one else "" for one in event["denied_by"]],
        "score": event["score"],
        "reports": len(event["reports"]),
        "likeness": event["likeness"],
        "id": event["id"],
    }
