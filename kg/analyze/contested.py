"""Where sources contradict one another: actor graph -> what some affirm and others deny, both sides with a sentence."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from kg.analyze.selection import Selection, select
from kg.graph.days import day_of, possible_days
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_denials, find_sentence

__all__ = ["affirms", "find_contested"]

_Ends = tuple[str, str, str]
_Told = tuple[EdgeData, EvidenceData]
_Pair = tuple[_Told, _Told]


def find_contested(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per relation between two actors of which statements on the same event can't both hold, most sources first.

    They differ in polarity, or one is said by a source in a quotation that denies it; and they are of one time: in one
    document, or with evidence whose days overlap, where a report without a stated time may tell of the `kg.graph.days.REPORTED`
    days before it; but not in one sentence, or a copy of it, which tells who denies it rather than denies it. Statements that are only possible,
    without object, or on offices and memberships contest nothing.

    Returns
    -------
    rows
        ``subject``, ``predicate``, ``object`` (names), ``sources`` (number of those who are on either side: named sources, and independent
        documents that say so themselves), then of one statement of each side, the side that affirms first, ``edge`` (id), ``source`` (name
        of who claims it, "" for articles themselves), ``polarity``, ``date``, ``doc`` and ``sentence``; ``edge_ids`` (all of both sides).
    """
    selection = selection or Selection(status="all", unnamed=True)
    groups: dict[_Ends, list[EdgeData]] = {}
    for subject, target, data in select(graph, selection, speech=False):
        if data["modality"] == "actual" and data["layer"] == "event" and target is not None:
            groups.setdefault((subject, data["predicate"], target), []).append(data)
    denials = find_denials(graph)
    issues = issues_of(graph)
    rows = [
        _row(graph, ends, pairs, issues)
        for ends, found in groups.items()
        if (pairs := list(_pairs(graph, found, denials, issues)))
    ]
    return sorted(
        rows,
        key=lambda row: (-row["sources"], row["subject"], row["predicate"], row["object"]),
    )


def _pairs(
    graph: ActorGraph, found: list[EdgeData], denials: set[str], issues: Mapping[str, Issue]
) -> Iterator[_Pair]:
    """Yield what affirms and what denies the same, each with its evidence, of one time."""
    ordered = sorted(found, key=lambda data: data["id"])
    for one, other in product(
        (data for data in ordered if affirms(data, denials)),
        [data for data in ordered if not affirms(data, denials)],
    ):
        if pair := _same_time(graph, one, other, issues):
            yield (one, pair[0]), (other, pair[1])


def _same_time(
    graph: ActorGraph, one: EdgeData, other: EdgeData, issues: Mapping[str, Issue]
) -> tuple[EvidenceData, EvidenceData] | None:
    """Return the first evidence of both that is of one document or time; None if there is none."""
    for first in one["evidence"]:
        for second in other["evidence"]:
            if _is_one_sentence(graph, first, second, issues):
                continue
            if first["doc"] == second["doc"]:
                return first, second
            days = [possible_days(one, issues[one["doc"]].published) for one in (first, second)]
            if all(map(all, days)) and max(day[0] for day in days) <= min(day[1] for day in days):
                return first, second
    return None


def _is_one_sentence(
    graph: ActorGraph, first: EvidenceData, second: EvidenceData, issues: Mapping[str, Issue]
) -> bool:
    """Tell whether two pieces of evidence are of one passage, or of a sentence and its copy in another document."""
    if first["doc"] == second["doc"]:
        return first["start"] < second["end"] and second["start"] < first["end"]
    if issues[first["doc"]].original != issues[second["doc"]].original:
        return False
    # A copy may have other offsets, and other line breaks.
    one, other = (find_sentence(graph, evidence).split() for evidence in (first, second))
    return one == other


def _row(
    graph: ActorGraph, ends: _Ends, pairs: list[_Pair], issues: Mapping[str, Issue]
) -> dict[str, Any]:
    edges = {data["id"]: data for pair in pairs for data, _ in pair}
    told = {
        data["attributed_to"] or issues[one["doc"]].original
        for data in edges.values()
        for one in data["evidence"]
    }
    (one, first), (other, second) = pairs[0]
    return {
        "subject": graph.nodes[ends[0]]["name"],
        "predicate": ends[1],
        "object": graph.nodes[ends[2]]["name"],
        "sources": len(told),
        **_side(graph, one, first, "first"),
        **_side(graph, other, second, "second"),
        "edge_ids": sorted(edges),
    }


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
