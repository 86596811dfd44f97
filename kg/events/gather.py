"""Event records: actor graph -> one record for what several articles report as one event, with its reports and sources."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from kg.events.reports import Likeness, Report, compare, iter_reports
from kg.graph.recount import Issue, add_up, issues_of
from kg.graph.schema import ActorGraph
from kg.graph.statements import find_denials
from kg.records import make_id

__all__ = ["JOINED", "EventData", "gather_events"]

JOINED = 0.6
"""Likeness from which two reports are of one event."""


class EventData(TypedDict):
    """What happened, as articles report it.

    `kind` is the relation; `subject` and `object` are actors, in no order if `symmetric`. `start` and `end` are the days on which it may
    have been: what all stated times have in common, else up to a week before the first publication; `stated` says which. `status`
    is ``happened`` (an article vouches for it), ``claimed`` (sources alone do) or ``denied`` (nobody affirms it). `claimed_by` and
    `denied_by` are actors, "" stands for articles. `sources` are independent outlets; `first_report` is the document that told it first;
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
    """An event on its way.

    Attributes
    ----------
    reports
        In the order of their last days.
    likeness, reasons
        As `EventData` has them.
    start, end
        Days that all dated reports have in common; open while there is none.
    """

    reports: list[Report] = field(default_factory=list)
    likeness: float = 1.0
    reasons: list[str] = field(default_factory=list)
    start: str = ""
    end: str = "~"

    def excludes(self, report: Report) -> bool:
        """Tell whether the days of a report contradict those of another; quicker than comparing them all."""
        return bool(report.start) and (report.start > self.end or report.end < self.start)

    def add(self, report: Report) -> None:
        """Take in a report."""
        self.reports.append(report)
        if report.start:
            self.start, self.end = max(self.start, report.start), min(self.end, report.end)


def gather_events(graph: ActorGraph) -> list[EventData]:
    """Return the events that the articles of `graph` report as done, or deny, by day, those of unknown day last.

    Two reports are of one event if the relation and the actors are the same (in either order if it is symmetric), their
    times don't contradict each other, and their likeness (`kg.events.reports.compare`) is `JOINED` at least. A report joins the
    event with the most like report, and none of whose reports contradicts it.
    """
    issues = issues_of(graph)
    groups: dict[tuple[str, tuple[str, ...]], list[Report]] = {}
    for report in iter_reports(graph, issues):
        ends = [report.subject] + ([report.target] if report.target is not None else [])
        actors = tuple(sorted(ends)) if report.data["symmetric"] else (*ends,)
        groups.setdefault((report.data["predicate"], actors), []).append(report)
    denials = find_denials(graph)
    events = [
        _record(event, denials, issues)
        for _, reports in sorted(groups.items())
        for event in _join(reports)
    ]
    return sorted(events, key=lambda one: (not one["start"], one["start"], one["end"], one["id"]))


def _order(report: Report) -> tuple[str, str, int, str]:
    evidence = report.evidence
    return report.end or "~", evidence["doc"], evidence["start"], evidence["id"]


def _join(reports: Iterable[Report]) -> list[_Event]:
    events: list[_Event] = []
    for report in sorted(reports, key=_order):
        best: tuple[float, _Event, Likeness] | None = None
        for event in events:
            if event.excludes(report):
                continue
            like = (compare(known, report) for known in event.reports)
            nearest = max(like, key=lambda one: one.score or 0.0)
            score = nearest.score or 0.0
            if score >= JOINED and (best is None or score > best[0]):
                best = (score, event, nearest)
        if best is None:
            event = _Event()
            events.append(event)
        else:
            score, event, nearest = best
            event.likeness = min(event.likeness, score)
            event.reasons.append(f"{report.evidence['id']}: {'; '.join(nearest.reasons)}")
        event.add(report)
    return events


def _is_denial(report: Report, denials: set[str]) -> bool:
    denied = report.evidence["attributed"] in denials
    return (report.data["polarity"] == "negative") != denied


def _record(event: _Event, denials: set[str], issues: Mapping[str, Issue]) -> EventData:
    reports = event.reports
    denied = [one for one in reports if _is_denial(one, denials)]
    affirmed = [one for one in reports if not _is_denial(one, denials)]
    total = add_up((one.evidence for one in affirmed or reports), issues)
    stated = [one for one in reports if one.stated]
    first = min(reports, key=lambda one: (one.published or "~", one.evidence["id"]))
    claimed = {one.data["attributed_to"] or "" for one in affirmed}
    data = reports[0].data
    return {
        "id": make_id("ev", data["predicate"], *(one.evidence["id"] for one in reports[:1])),
        "kind": data["predicate"],
        "subject": reports[0].subject,
        "object": reports[0].target,
        "symmetric": data["symmetric"],
        "start": max((one.start for one in stated or reports if one.start), default=""),
        "end": min((one.end for one in stated or reports if one.end), default=""),
        "stated": bool(stated),
        "place": _most([one.evidence["place"] for one in reports]),
        "status": "denied" if not affirmed else "happened" if "" in claimed else "claimed",
        "claimed_by": sorted(claimed - {""}),
        "denied_by": sorted({one.data["attributed_to"] or "" for one in denied}),
        "sources": sorted({issues[one.original].publisher for one in reports} - {""}),
        "documents": total["documents"],
        "first_report": first.evidence["doc"],
        "first_reported": first.published,
        "score": total["score"],
        "likeness": event.likeness,
        "reasons": event.reasons,
        "reports": [one.evidence["id"] for one in reports],
        "edges": list(dict.fromkeys(one.data["id"] for one in reports)),
    }


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")
