"""Who gets whom to act: actor graph -> who asks or presses whom, and how often that is then done.

After Dahl (1957, "The Concept of Power", Behavioral Science 2): the influence of A over B is the probability that B acts
when A has asked, less the probability that B acts anyway.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from kg.analyze.selection import Selection, Statement, last_day, select
from kg.graph.days import day_of, read_days, span_of
from kg.graph.recount import Issue, add_up, issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_sentence

__all__ = ["ASKING", "OPINIONS", "asks", "measure_influence"]

ASKING = frozenset(("requests", "pressures", "threatens"))
"""Relations by which somebody wants another to act."""

OPINIONS = frozenset(("supports",))
"""Relations of verbal cooperation that are had rather than done: who praises another hasn't done what it asked for."""

_Deeds = dict[str, EvidenceData]
"""What was done, by day: one piece of evidence of each."""


@dataclass(slots=True)
class _Asked:
    """What one actor asked of another: the evidence, and what exactly as far as sentences say it."""

    evidence: list[EvidenceData] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    acts: set[tuple[str, str | None]] = field(default_factory=set)


def measure_influence(
    graph: ActorGraph, selection: Selection | None = None, *, days: int = 90
) -> list[dict[str, Any]]:
    """Return a row per pair of who asks and who is asked, those whose asking was followed most often first.

    A asks B where A requests something of B, presses or threatens B; several reports of one day are one asking. B
    follows if within `days` after it, on a later day, articles report as done or somebody claims that B does what the sentence of an
    asking says it should do (the same relation to the same actor), or does something to or with A that is verbal or material cooperation
    in PLOVER's quad classes. Approval and praise (`OPINIONS`) are no doing, unless they were asked for. Whether B does so because of the
    asking, nobody reads.

    Returns
    -------
    rows
        ``source``, ``target`` (names), ``asked`` (days on which A asks), ``followed`` (of these, how many B follows), ``share``
        (followed / asked), ``otherwise`` (share of days after which B does so within as many days, of all from the first to the last on which an article
        with evidence of the selection was published, as far as they are in its window),
        ``influence`` (share − otherwise, −1 … 1), ``undated`` (askings of unknown day, in none of these), ``kinds``, ``documents``,
        ``first``, ``last``, ``sentence`` of the first asking, ``deed_day`` and ``deed`` (sentence) of the first following,
        ``source_id``, ``target_id``. Shares are None without a dated asking.
    """
    selection = selection or Selection()
    issues = issues_of(graph)
    asked = _askings(graph, selection)
    events = [
        one
        for one in select(graph, _done(selection), speech=False)
        if one[2]["layer"] == "event" and one[2]["predicate"] not in ASKING
    ]
    by_doer = _by_doer(events)
    span = _span(graph, selection, issues)
    rows = []
    for (source, target), one in asked.items():
        deeds = _deeds(by_doer.get(target, []), source, one.acts, issues)
        row = _row(graph, (source, target), one, deeds, span, days, issues)
        rows.append({**row, "last": last_day(selection, row["last"])})
    return sorted(
        rows,
        key=lambda row: (
            -row["followed"],
            -row["asked"],
            -(row["influence"] or 0),
            row["source_id"],
            row["target_id"],
        ),
    )


def asks(statement: Statement) -> bool:
    """Tell whether somebody asks or presses another by a statement."""
    return statement[2]["predicate"] in ASKING and statement[1] is not None


def _done(selection: Selection) -> Selection:
    """Return what counts as done: what happened, by the same actors, at any time and in any outlet."""
    return Selection(
        unnamed=selection.unnamed, types=selection.types, min_documents=selection.min_documents
    )


def _askings(graph: ActorGraph, selection: Selection) -> dict[tuple[str, str], _Asked]:
    found: dict[tuple[str, str], _Asked] = {}
    for subject, target, data in select(graph, selection, speech=False):
        if target is not None and asks((subject, target, data)):
            one = found.setdefault((subject, target), _Asked())
            one.evidence.extend(data["evidence"])
            kind = data["predicate"]
            one.kinds[kind] = one.kinds.get(kind, 0) + len(data["evidence"])
    wanted = _wanted(graph)
    for (_, target), one in found.items():
        for evidence in one.evidence:
            one.acts |= wanted[evidence["doc"], evidence["start"], target]
    return found


def _wanted(graph: ActorGraph) -> defaultdict[tuple[str, int, str], set[tuple[str, str | None]]]:
    """Return what sentences say that somebody should do: by document, start of the sentence and who should."""
    found: defaultdict[tuple[str, int, str], set[tuple[str, str | None]]] = defaultdict(set)
    for subject, target, data in select(
        graph, Selection(status="possible", unnamed=True), speech=False
    ):
        if data["modality"] == "requested" and data["polarity"] == "positive":
            for one in data["evidence"]:
                found[one["doc"], one["start"], subject].add((data["predicate"], target))
    return found


def _by_doer(events: list[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for subject, target, data in events:
        found.setdefault(subject, []).append((subject, target, data))
        if data["symmetric"] and target is not None:
            found.setdefault(target, []).append((target, subject, data))
    return found


def _complies(data: EdgeData) -> bool:
    opinion = data["predicate"] in OPINIONS and data["quad"] == "verbal cooperation"
    return data["quad"].endswith("cooperation") and not opinion


def _deeds(
    own: list[Statement],
    source: str,
    acts: set[tuple[str, str | None]],
    issues: dict[str, Issue],
) -> _Deeds:
    """Return what an actor did for another, or of what was asked, by day."""
    found: _Deeds = {}
    for _, target, data in own:
        helps = target == source and _complies(data)
        if helps or (data["predicate"], target) in acts:
            for one in data["evidence"]:
                if day := day_of(one, issues[one["doc"]].published):
                    found.setdefault(day, one)
    return found


def _span(
    graph: ActorGraph, selection: Selection, issues: dict[str, Issue]
) -> tuple[date, date] | None:
    """Return the first and last day on which evidence that passes a selection but for its window is published, cut to the window.

    Days that texts state would make the span begin with the oldest event that any article looks back to.
    """
    everything = replace(selection, predicates=(), since="", until="")
    docs = {
        one["doc"]
        for *_, data in select(graph, everything, speech=False, anybody=True)
        if data["layer"] == "event"
        for one in data["evidence"]
    }
    first, last = span_of(issues[doc].published for doc in docs)
    if not first:
        return None
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if selection.since:
        start = max(start, read_days(selection.since)[0])
    if selection.until:
        end = min(end, read_days(selection.until)[1])
    return (start, end) if start <= end else None


def _share_of_days(deeds: _Deeds, span: tuple[date, date], days: int) -> float:
    """Return the share of the days of a span that something is done within so many days after."""
    first, last = span
    covered, until = 0, first
    for day in sorted(map(date.fromisoformat, deeds)):
        start = max(until, day - timedelta(days=days))
        end = min(day, last + timedelta(days=1))
        if end > start:
            covered += (end - start).days
            until = end
    return covered / ((last - first).days + 1)


def _followed(asked: list[str], deeds: _Deeds, days: int) -> Iterator[str]:
    """Yield for each asking that is followed the day on which that first happens."""
    done = sorted(map(date.fromisoformat, deeds))
    for day in map(date.fromisoformat, asked):
        after = (one for one in done if timedelta(0) < one - day <= timedelta(days=days))
        if (first := next(after, None)) is not None:
            yield first.isoformat()


def _row(
    graph: ActorGraph,
    pair: tuple[str, str],
    one: _Asked,
    deeds: _Deeds,
    span: tuple[date, date] | None,
    days: int,
    issues: dict[str, Issue],
) -> dict[str, Any]:
    total = add_up(one.evidence, issues)
    when = {item["id"]: day_of(item, issues[item["doc"]].published) for item in one.evidence}
    asked = sorted(set(when.values()) - {""})
    followed = list(_followed(asked, deeds, days))
    share = len(followed) / len(asked) if asked else None
    otherwise = _share_of_days(deeds, span, days) if span else 0.0
    sentence = min(one.evidence, key=lambda item: (when[item["id"]] or "~", item["id"]))
    return {
        "source": graph.nodes[pair[0]]["name"],
        "target": graph.nodes[pair[1]]["name"],
        "asked": len(asked),
        "followed": len(followed),
        "share": None if share is None else round(share, 3),
        "otherwise": None if share is None else round(otherwise, 3),
        "influence": None if share is None else round(share - otherwise, 3),
        "undated": len(
            {issues[item["doc"]].original for item in one.evidence if not when[item["id"]]}
        ),
        "kinds": [f"{kind} {one.kinds[kind]}" for kind in sorted(one.kinds)],
        "documents": total["documents"],
        "first": total["first"],
        "last": total["last"],
        "sentence": find_sentence(graph, sentence),
        "deed_day": followed[0] if followed else "",
        "deed": find_sentence(graph, deeds[followed[0]]) if followed else "",
        "source_id": pair[0],
        "target_id": pair[1],
    }
