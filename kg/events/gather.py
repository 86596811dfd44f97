"""Event records: actor graph -> one record for what several articles report as one event, with its reports and sources."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from typing import TypedDict

from kg.events.likeness import ONCE, compare, explain, part, weigh_words
from kg.events.reports import Report, group_reports
from kg.events.verdicts import Apart, id_of, tie_reports
from kg.graph.days import day_of, days_of
from kg.graph.recount import Issue, add_up, issues_of, outlets_of
from kg.graph.schema import ActorGraph, EvidenceData
from kg.graph.statements import find_denials

__all__ = ["JOINED", "EventData", "Keeps", "day_of_event", "gather_chosen", "gather_events"]

JOINED = ONCE
"""Likeness from which two reports are of one event."""


class EventData(TypedDict):
    """What happened, as articles report it.

    `kind` is the relation; `subject` and `object` are actors, in no order if `symmetric`. `start` and `end` are the days on which it may
    have been: what all stated times have in common, else up to a week before the first publication (`stated` says which); "" where the
    sentences name years long past alone. `status`
    is ``happened`` (an article vouches for it), ``claimed`` (sources alone do) or ``denied`` (nobody affirms it). `claimed_by` and
    `denied_by` are actors, those of near-copies left out, "" stands for articles. `sources` are independent outlets; `first_report` is the document that told it first;
    `reports` are ids of evidence, `edges` those of statements. `likeness` is the least by which a report was joined (1 for a single one),
    `reasons` say why. `score` is that of a statement with all this evidence.
    """

    id: str
    kind: str
    subject: str
    object: str | None
    symmetric: bool
    start: str
    end: str
    stated: bool
    place: str
    status: str
    claimed_by: list[str]
    denied_by: list[str]
    sources: list[str]
    documents: int
    first_report: str
    first_reported: str
    score: float
    likeness: float
    reasons: list[str]
    reports: list[str]
    edges: list[str]


@dataclass(slots=True)
class _Event:
    """An event on its way: its reports, and how and why they were joined as `EventData` has it."""

    reports: list[Report]
    likeness: float = 1.0
    reasons: list[str] = field(default_factory=list)


Keeps = Callable[[EvidenceData, str], bool]
"""Tells whether a report counts, from its evidence and the day it counts for."""


def gather_events(graph: ActorGraph, keeps: Keeps | None = None) -> list[EventData]:
    """Return the events that the articles of `graph` report as done, or deny, by day, those of unknown day last.

    Two reports are of one event if the relation and the actors are the same (in either order if it is symmetric), nothing
    parts them, and their likeness (`kg.events.likeness.compare`) is `JOINED` at least, or both are like a third. The most like
    are joined first, and no event has two reports that something parts. What a person says comes before all (`kg.events.verdicts`).

    Parameters
    ----------
    keeps
        Chooses reports: all are joined, then what an event is told of is counted from those that it keeps. A report counts for the day that
        it states, else for the first day that the other reports of its event state, else for its publication, or no day if the sentence
        names a year long past alone.
    """
    return gather_chosen(graph, [keeps])[0]


def gather_chosen(graph: ActorGraph, choices: Sequence[Keeps | None]) -> list[list[EventData]]:
    """Return what `gather_events` does for each of several choices of reports, which are joined but once."""
    issues = issues_of(graph)
    denials = find_denials(graph)
    verdicts = graph.graph.get("verdicts", [])
    groups = group_reports(graph, issues)
    weights = weigh_words(chain.from_iterable(groups))
    gathered: list[list[EventData]] = [[] for _ in choices]
    for reports in groups:
        for event in _join(*tie_reports(sorted(reports, key=_order), verdicts), weights):
            event.reports.sort(key=_order)
            for events, keeps in zip(gathered, choices, strict=True):
                kept = event.reports if keeps is None else _choose(event.reports, keeps, issues)
                if kept:
                    events.append(_record(event, kept, denials, issues))
    return [sorted(events, key=_by_day) for events in gathered]


def day_of_event(event: EventData) -> str:
    """Return the day to sort an event by: its first, where a text states it, else that of the first report; "" if it is of a year long past."""
    stated = event["stated"] or not event["start"]
    return event["start"] if stated else days_of(event["first_reported"])[0]


def _by_day(event: EventData) -> tuple[bool, str, str, str]:
    return not event["start"], event["start"], event["end"], event["id"]


def _order(report: Report) -> tuple[str, str, int, str]:
    evidence = report.evidence
    return report.end or "~", evidence["doc"], evidence["start"], evidence["id"]


def _join(
    tied: Sequence[list[Report]], apart: Apart, weights: Mapping[str, float]
) -> list[_Event]:
    events = [
        _Event(group, reasons=["joined by a correction"] if len(group) > 1 else [])
        for group in tied
    ]
    place = [number for number, group in enumerate(tied) for _ in group]
    parted: set[tuple[int, int]] = set()
    reports = [one for group in tied for one in group]
    for likeness, first, second in _links(reports, weights):
        left, right = sorted((place[first], place[second]))
        if left == right or (left, right) in parted:
            continue
        event, other = events[left], events[right]
        if any(_are_apart(*pair, apart) for pair in product(event.reports, other.reports)):
            parted.add((left, right))
            continue
        event.reports += other.reports
        event.likeness = min(event.likeness, other.likeness, likeness)
        why = explain(reports[first], reports[second], weights)
        event.reasons += [f"{reports[second].evidence['id']}: {why}", *other.reasons]
        other.reports = []
        place = [left if number == right else number for number in place]
    return [event for event in events if event.reports]


def _links(
    reports: Sequence[Report], weights: Mapping[str, float]
) -> list[tuple[float, int, int]]:
    """Return the pairs of reports that are like enough, the most like first: likeness and places."""
    found = []
    for (first, one), (second, other) in combinations(enumerate(reports), 2):
        likeness = compare(one, other, weights)
        if likeness is not None and likeness >= JOINED:
            found.append((likeness, first, second))
    return sorted(found, key=lambda link: (-link[0], *link[1:]))


def _are_apart(one: Report, other: Report, apart: Apart) -> bool:
    return bool(part(one, other)) or other.evidence["id"] in apart.get(one.evidence["id"], ())


def _is_denial(report: Report, denials: set[str]) -> bool:
    denied = report.evidence["attributed"] in denials
    return (report.data["polarity"] == "negative") != denied


def _choose(reports: list[Report], keeps: Keeps, issues: Mapping[str, Issue]) -> list[Report]:
    """Return the reports of an event that count."""
    stated = [one for one in reports if one.stated]
    told = _days(stated)[0] if stated else ""

    def day(one: Report) -> str:
        if told and not one.stated:
            return told
        return "" if one.past else day_of(one.evidence, issues[one.evidence["doc"]].published)

    return [one for one in reports if keeps(one.evidence, day(one))]


def _claimants(reports: Iterable[Report]) -> set[str]:
    """Return who says so in some reports, "" for articles; of an article and its copies in one of them alone."""
    told: dict[str, dict[str, set[str]]] = {}
    for one in reports:
        docs = told.setdefault(one.original, {})
        docs.setdefault(one.evidence["doc"], set()).add(one.data["attributed_to"] or "")
    # What has no name is another actor in each copy.
    chosen = (docs.get(original) or docs[min(docs)] for original, docs in told.items())
    return set[str]().union(*chosen)


def _record(
    event: _Event, reports: list[Report], denials: set[str], issues: Mapping[str, Issue]
) -> EventData:
    denied = [one for one in reports if _is_denial(one, denials)]
    affirmed = [one for one in reports if not _is_denial(one, denials)]
    total = add_up((one.evidence for one in affirmed or reports), issues)
    start, end = _days([one for one in reports if one.stated] or reports)
    first = min(reports, key=lambda one: (one.published or "~", one.evidence["id"]))
    claimed = _claimants(affirmed)
    whole = event.reports[0]
    data = whole.data
    return {
        "id": id_of(whole),
        "kind": data["predicate"],
        "subject": whole.subject,
        "object": whole.target,
        "symmetric": data["symmetric"],
        "start": start,
        "end": end,
        "stated": any(one.stated for one in reports),
        "place": _most([one.evidence["place"] for one in reports]),
        "status": "denied" if not affirmed else "happened" if "" in claimed else "claimed",
        "claimed_by": sorted(claimed - {""}),
        "denied_by": sorted(_claimants(denied)),
        "sources": sorted(outlets_of((one.evidence for one in reports), issues)),
        "documents": total["documents"],
        "first_report": first.evidence["doc"],
        "first_reported": first.published,
        "score": total["score"],
        "likeness": event.likeness,
        "reasons": event.reasons,
        "reports": [one.evidence["id"] for one in reports],
        "edges": list(dict.fromkeys(one.data["id"] for one in reports)),
    }


def _days(reports: list[Report]) -> tuple[str, str]:
    """Return the days that reports have in common; from the first to the last of all if a person joined what has none in common."""
    starts = [one.start for one in reports if one.start]
    ends = [one.end for one in reports if one.end]
    start, end = max(starts, default=""), min(ends, default="")
    return (start, end) if start <= end else (min(starts), max(ends))


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")
