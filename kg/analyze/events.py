"""What happened, each event once: actor graph -> event records as rows, filtered as all measures are."""

from collections.abc import Callable, Container
from typing import Any

from kg.analyze.selection import Selection, admitted_actors, in_window
from kg.events.gather import EventData, Keeps, day_of_event, gather_chosen
from kg.graph.recount import issues_of
from kg.graph.schema import ActorGraph

__all__ = ["list_and_count", "list_event_records"]

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
        Window and outlet choose reports, and all that a row tells is of these alone; reports that others join stay joined. A report
        counts for the day it states, else for the day that others of the same event state, else for its publication, or none if it names a year long past alone. Status: ``happened`` for what an article vouches for or a source claims, ``reported`` for what articles
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
    return list_and_count(graph, selection, other=other)[0]


def list_and_count(
    graph: ActorGraph, selection: Selection | None = None, *, other: str = ""
) -> tuple[list[dict[str, Any]], int]:
    """Return the rows of `list_event_records`, and how many events a window of time leaves out that it would admit by reports of unknown day."""
    selection = selection or Selection(unnamed=True)
    actors = admitted_actors(graph, selection)
    timed = bool(selection.since or selection.until)
    keeps = _keeps(graph, selection, in_window(selection))
    choices = [keeps if timed or selection.publisher else None]
    if timed and not selection.undated:
        choices.append(_keeps(graph, selection, lambda day: not day))
    found, *undated = (
        [one for one in events if _admits(actors, one, selection, other)]
        for events in gather_chosen(graph, choices)
    )
    rows = [_row(graph, one) for one in found]
    listed = {one["id"] for one in found}
    left_out = {one["id"] for events in undated for one in events} - listed
    return sorted(rows, key=lambda row: (not row["day"], row["day"], row["id"])), len(left_out)


def _keeps(graph: ActorGraph, selection: Selection, inside: Callable[[str], bool]) -> Keeps:
    """Return what chooses the reports of some days, and of the outlet."""
    issues, outlet = issues_of(graph), selection.publisher
    return lambda one, day: inside(day) and (not outlet or issues[one["doc"]].publisher == outlet)


def _admits(actors: Container[str], event: EventData, selection: Selection, other: str) -> bool:
    ends = [one for one in (event["subject"], event["object"]) if one is not None]
    return (
        (not selection.predicates or event["kind"] in selection.predicates)
        and all(not actor or actor in ends for actor in (selection.actor, other))
        and all(one in actors for one in ends)
        and event["score"] >= selection.min_score
        and event["status"] in _STATUSES[selection.status]
    )


def _row(graph: ActorGraph, event: EventData) -> dict[str, Any]:
    name = graph.nodes
    return {
        "day": day_of_event(event),
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
        "claimed_by": _names(graph, event["claimed_by"]),
        "denied_by": _names(graph, event["denied_by"]),
        "score": event["score"],
        "reports": len(event["reports"]),
        "likeness": event["likeness"],
        "id": event["id"],
    }


def _names(graph: ActorGraph, actors: list[str]) -> list[str]:
    """Return names, "" for articles; several who have none but a description (*officials*) are told once."""
    return list(dict.fromkeys(graph.nodes[one]["name"] if one else "" for one in actors))
