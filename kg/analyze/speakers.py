"""Who speaks: actor graph -> a row per source, and who is spoken about but never speaks."""

from typing import Any

from kg.analyze.quotations import quotation_key, speaks_about
from kg.analyze.selection import Selection, last_day, select
from kg.graph.recount import issues_of
from kg.graph.schema import ActorGraph

__all__ = ["list_silent", "list_speakers"]


def list_speakers(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per source, the one with most quotations first.

    Each row has ``actor``, ``name``, ``type``, ``anonymous``, ``quotations`` (what near-copies repeat is one), ``direct_share`` (0–1, mixed
    ones count half), ``about`` and ``to`` (names, most frequent first, at most ten), ``documents`` (independent ones), ``first``, ``last``.
    """
    selection = selection or Selection(unnamed=True)
    found: dict[str, dict[str, Any]] = {}
    issues = issues_of(graph)
    for subject, target, data in select(graph, selection, speech=True):
        if data["predicate"] != "says":
            continue
        row = found.setdefault(
            subject, {"quotations": {}, "about": {}, "to": {}, "docs": set(), "days": set()}
        )
        keys = {}
        for evidence in data["evidence"]:
            key = quotation_key(graph, evidence, issues)
            keys[key] = row["quotations"][key] = evidence["kind"]
            row["docs"].add(issues[evidence["doc"]].original)
        row["days"].update({data["first"], data["last"]} - {""})
        if target is not None and data["addressing"]:
            counts = row[data["addressing"]]
            counts[target] = counts.get(target, 0) + len(keys)
    rows = [_row(graph, node, found[node], selection) for node in found]
    return sorted(rows, key=lambda row: (-row["quotations"], row["actor"]))


def list_silent(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor that others speak about and that never speaks, most spoken of first."""
    spoken: dict[str, int] = {}
    speaking: set[str] = set()
    issues = issues_of(graph)
    for subject, target, data in select(graph, selection or Selection(unnamed=True), speech=True):
        if data["predicate"] == "says":
            speaking.add(subject)
            if target is not None and speaks_about((subject, target, data)):
                keys = {quotation_key(graph, one, issues) for one in data["evidence"]}
                spoken[target] = spoken.get(target, 0) + len(keys)
    return [
        {
            "actor": node,
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "spoken_about": spoken[node],
        }
        for node in sorted(spoken, key=lambda node: (-spoken[node], node))
        if node not in speaking
    ]


def _row(
    graph: ActorGraph, node: str, found: dict[str, Any], selection: Selection
) -> dict[str, Any]:
    kinds = list(found["quotations"].values())
    share = (kinds.count("direct") + kinds.count("mixed") / 2) / len(kinds)
    return {
        "actor": node,
        "name": graph.nodes[node]["name"],
        "type": graph.nodes[node]["type"],
        "anonymous": graph.nodes[node]["anonymous"],
        "quotations": len(kinds),
        "direct_share": round(share, 3),
        "about": _top(graph, found["about"]),
        "to": _top(graph, found["to"]),
        "documents": len(found["docs"]),
        "first": min(found["days"], default=""),
        "last": last_day(selection, max(found["days"], default="")),
    }


def _top(graph: ActorGraph, counts: dict[str, int]) -> list[str]:
    named: dict[str, int] = {}  # several may be called alike who have no name
    for node in sorted(counts):
        name = graph.nodes[node]["name"]
        named[name] = named.get(name, 0) + counts[node]
    return sorted(named, key=lambda name: -named[name])[:10]
