"""What changed between two builds: old and new graph -> rows for actors, edges and statuses."""

from typing import Any

from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import find_sentence, iter_statements

__all__ = ["diff_graphs"]


def diff_graphs(old: ActorGraph, new: ActorGraph) -> list[dict[str, Any]]:
    """Return a row per change, actors first, then statements, sorted.

    Returns
    -------
    rows
        ``change`` (``new actor``, ``gone actor``, ``merged``, ``split``, ``renamed``, ``new``, ``gone``,
        ``status``, ``evidence``), ``what`` (readable), ``before``, ``after``, ``sentence``. A statement whose
        polarity or modality changed is one ``status`` row, not a gone and a new one. An actor is merged (split)
        if its mentions belong to one (several) other actors now.
    """
    return [*_diff_actors(old, new), *_diff_statements(old, new)]


def _diff_actors(old: ActorGraph, new: ActorGraph) -> list[dict[str, Any]]:
    before, after = _places(old), _places(new)
    rows = []
    for node in sorted({*old, *new}):
        if node not in new:
            heirs = sorted(
                {
                    after[place]
                    for place, owner in before.items()
                    if owner == node and place in after
                }
            )
            change = "merged" if len(heirs) == 1 else "split" if heirs else "gone actor"
            rows.append(_row(change, old.nodes[node]["name"], node, ", ".join(heirs)))
        elif node not in old:
            rows.append(_row("new actor", new.nodes[node]["name"], "", node))
        elif old.nodes[node]["name"] != new.nodes[node]["name"]:
            rows.append(_row("renamed", node, old.nodes[node]["name"], new.nodes[node]["name"]))
    return sorted(rows, key=lambda row: (row["change"], row["what"], row["before"], row["after"]))


def _places(graph: ActorGraph) -> dict[tuple[str, int, int], str]:
    return {
        (mention["doc"], mention["start"], mention["end"]): node
        for node in graph
        for mention in graph.nodes[node]["mentions"]
    }


def _diff_statements(old: ActorGraph, new: ActorGraph) -> list[dict[str, Any]]:
    before = {
        data["id"]: (subject, target, data) for subject, target, data in iter_statements(old)
    }
    after = {data["id"]: (subject, target, data) for subject, target, data in iter_statements(new)}
    gone = {key: before[key] for key in before if key not in after}
    fresh = {key: after[key] for key in after if key not in before}
    rows = []
    for _, (subject, target, data) in sorted(gone.items()):
        twin = _same_evidence(subject, target, data, fresh)
        if twin:
            rows.append(
                _row(
                    "status",
                    _say(old, subject, target, data),
                    _status(data),
                    _status(fresh.pop(twin)[2]),
                )
            )
        else:
            rows.append(
                _row(
                    "gone",
                    _say(old, subject, target, data),
                    _status(data),
                    "",
                    find_sentence(old, data["evidence"][0]),
                )
            )
    rows += [
        _row(
            "new", _say(new, *one), "", _status(one[2]), find_sentence(new, one[2]["evidence"][0])
        )
        for one in fresh.values()
    ]
    for key in sorted(before.keys() & after.keys()):
        one, other = len(before[key][2]["evidence"]), len(after[key][2]["evidence"])
        if one != other:
            rows.append(_row("evidence", _say(new, *after[key]), str(one), str(other)))
    return sorted(rows, key=lambda row: (row["change"], row["what"], row["before"], row["after"]))


def _same_evidence(
    subject: str,
    target: str | None,
    data: EdgeData,
    fresh: dict[str, tuple[str, str | None, EdgeData]],
) -> str:
    """Return the id of a new statement of the same actors and relation with evidence in common."""
    places = {(one["doc"], one["start"], one["end"]) for one in data["evidence"]}
    for key, (other_subject, other_target, other) in sorted(fresh.items()):
        same = (other_subject, other["predicate"], other_target) == (
            subject,
            data["predicate"],
            target,
        )
        if same and any(
            (one["doc"], one["start"], one["end"]) in places for one in other["evidence"]
        ):
            return key
    return ""


def _say(graph: ActorGraph, subject: str, target: str | None, data: EdgeData) -> str:
    name = graph.nodes[target]["name"] if target else "–"
    return f"{graph.nodes[subject]['name']} {data['predicate']} {name}"


def _status(data: EdgeData) -> str:
    claimed = f", claimed by {data['attributed_to']}" if data["attributed_to"] else ""
    return f"{data['polarity']}, {data['modality']}{claimed}"


def _row(change: str, what: str, before: str, after: str, sentence: str = "") -> dict[str, Any]:
    return {"change": change, "what": what, "before": before, "after": after, "sentence": sentence}
