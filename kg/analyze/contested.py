"""Where sources contradict one another: actor graph -> pairs of statements, both sides with their sentence."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from kg.analyze.selection import Selection, select
from kg.graph.days import day_of, possible_days
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_denials, find_sentence

__all__ = ["affirms", "find_contested"]


def find_contested(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per pair of statements on the same actors and the same event that can't both hold.

    They differ in polarity, or one is said by a source in a quotation that denies it; and they are of one time: in one
    document, or with evidence whose days overlap, where a report without a stated time may tell of the `kg.graph.days.REPORTED`
    days before it. Statements that are only possible, without object, or on offices and memberships contest nothing.

    Returns
    -------
    rows
        ``subject``, ``predicate``, ``object`` (names), then of each side ``edge`` (id), ``source`` (name of who claims
        it, "" for articles themselves), ``polarity``, ``date``, ``doc`` and ``sentence``; sorted by names.
    """
    selection = selection or Selection(status="all", unnamed=True)
    groups: dict[tuple[str, str, str], list[EdgeData]] = {}
    for subject, target, data in select(graph, selection, speech=False):
        if data["modality"] == "actual" and data["layer"] == "event" and target is not None:
            groups.setdefault((subject, data["predicate"], target), []).append(data)
    denials = find_denials(graph)
    issues = issues_of(graph)
    rows = []
    for (subject, predicate, target), found in groups.items():
        for one, other in combinations(sorted(found, key=lambda data: data["id"]), 2):
            if affirms(one, denials) == affirms(other, denials):
                continue
            if pair := _same_time(one, other, issues):
                head = {
                    "subject": graph.nodes[subject]["name"],
                    "predicate": predicate,
                    "object": graph.nodes[target]["name"],
                }
                first = _side(graph, one, pair[0], "first")
                second = _side(graph, other, pair[1], "second")
                rows.append({**head, **first, **second})
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])


def _same_time(
    one: EdgeData, other: EdgeData, issues: Mapping[str, Issue]
) -> tuple[EvidenceData, EvidenceData] | None:
    """Return the first evidence of both that is of one document or time; None if there is none."""
    for first in one["evidence"]:
        for second in other["evidence"]:
            if first["doc"] == second["doc"]:
                return first, second
            days = [possible_days(one, issues[one["doc"]].published) for one in (first, second)]
            if all(map(all, days)) and max(day[0] for day in days) <= min(day[1] for day in days):
                return first, second
    return None


def affirms(data: EdgeData, denials: set[str]) -> bool:
    """Tell whether the statement affirms the relation: a denied positive claim doesn't."""
    denied = any(one["attributed"] in denials for one in data["evidence"])
    return (data["polarity"] == "positive") != denied


def _side(graph: ActorGraph, data: EdgeData, evidence: EvidenceData, name: str) -> dict[str, Any]:
    source = data["attributed_to"]
    published = graph.graph["documents"][evidence["doc"]]["published"]
    return {
        f"{name}_edge": data["id"],
        f"{name}_source": graph.nodes[source]["name"] if source else "",
        f"{name}_polarity": data["polarity"],
        f"{name}_date": day_of(evidence, published),
        f"{name}_doc": evidence["doc"],
        f"{name}_sentence": find_sentence(graph, evidence),
    }
