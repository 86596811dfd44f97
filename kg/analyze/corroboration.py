"""How well a statement is borne out: actor graph -> statements by independent documents and publishers."""

from typing import Any

from kg.analyze.selection import Selection, last_day, select
from kg.graph.recount import issues_of, outlets_of
from kg.graph.schema import ActorGraph

__all__ = ["list_corroboration"]


def list_corroboration(
    graph: ActorGraph, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return a row per statement, those with most independent documents first.

    Offices, memberships and speech are no claims to be borne out and are left out. Near-copies count once: as one
    document, and as one outlet, that of the original. ``weak`` names what a statement rests on if it is one
    anonymous source alone.

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
        if data["layer"] != "event":
            continue
        source = data["attributed_to"]
        anonymous = source is not None and graph.nodes[source]["anonymous"]
        rows.append(
            {
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
        )
    return sorted(rows, key=lambda row: (-row["documents"], -row["publishers"], row["edge"]))
