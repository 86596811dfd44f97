"""Where sources contradict one another: actor graph -> pairs of statements, both sides with their sentence."""

from itertools import combinations
from typing import Any

from kg.analyze.selection import Selection, select
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import find_sentence, iter_statements

__all__ = ["find_contested"]


def find_contested(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per pair of statements on the same actors and relation that can't both hold.

    They differ in polarity, or one is said by a source in a quotation that denies it. Statements that are
    only possible contest nothing.

    Returns
    -------
    rows
        ``subject``, ``predicate``, ``object`` (names), then of each side ``edge`` (id), ``source`` (name of who claims
        it, "" for articles themselves), ``polarity``, ``date``, ``doc`` and ``sentence``; sorted by names.
    """
    selection = selection or Selection(status="all")
    groups: dict[tuple[str, str, str | None], list[EdgeData]] = {}
    for subject, target, data in select(graph, selection, speech=False):
        if data["modality"] == "actual":
            groups.setdefault((subject, data["predicate"], target), []).append(data)
    denials = _denials(graph)
    rows = []
    for (subject, predicate, target), found in groups.items():
        for one, other in combinations(sorted(found, key=lambda data: data["id"]), 2):
            if _holds(one, denials) != _holds(other, denials):
                head = {
                    "subject": graph.nodes[subject]["name"],
                    "predicate": predicate,
                    "object": graph.nodes[target]["name"] if target else "",
                }
                rows.append(
                    {**head, **_side(graph, one, "first"), **_side(graph, other, "second")}
                )
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])


def _holds(data: EdgeData, denials: set[str]) -> bool:
    """Tell whether the statement affirms the relation: a denied positive claim doesn't."""
    denied = any(one["attributed"] in denials for one in data["evidence"])
    return (data["polarity"] == "positive") != denied


def _denials(graph: ActorGraph) -> set[str]:
    """Return the evidence ids of the quotations that deny their content."""
    return {
        evidence["id"]
        for _, _, data in iter_statements(graph)
        if data["predicate"] == "says"
        for evidence in data["evidence"]
        if evidence["act"] == "denies"
    }


def _side(graph: ActorGraph, data: EdgeData, name: str) -> dict[str, Any]:
    source = data["attributed_to"]
    evidence = data["evidence"][0]
    return {
        f"{name}_edge": data["id"],
        f"{name}_source": graph.nodes[source]["name"] if source else "",
        f"{name}_polarity": data["polarity"],
        f"{name}_date": data["first"],
        f"{name}_doc": evidence["doc"],
        f"{name}_sentence": find_sentence(graph, evidence),
    }
