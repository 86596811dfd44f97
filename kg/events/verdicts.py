"""A person's verdicts on events: corrections -> which reports are of one event, and which never are, kept with the graph."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kg.events.reports import Report, group_reports
from kg.graph.schema import ActorGraph, VerdictData
from kg.records import make_id

__all__ = ["Apart", "Verdict", "id_of", "keep_verdicts", "tie_reports"]

Apart = Mapping[str, frozenset[str]]
"""Report → those that a person keeps apart from it."""


class Verdict(Protocol):
    """A correction of kind ``same_event`` or ``not_same_event``; `entities` name reports."""

    @property
    def kind(self) -> str:
        """Return which of the two it is."""

    @property
    def entities(self) -> tuple[str, ...]:
        """Return the reports it is about."""


def id_of(report: Report) -> str:
    """Return the id of the event that `report` is the first of; whatever joins it later, it names this report."""
    return make_id("ev", report.data["predicate"], report.evidence["id"])


def keep_verdicts(graph: ActorGraph, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Put into `graph` what a person says of its events, and tell what finds nothing there, a line each.

    A verdict applies if all of its reports are in the graph, of one relation and the same actors: each is named by the id of its
    evidence (``document#assertion``) or by that of the event that it is the first report of.
    """
    if not verdicts:
        return ()
    places: dict[str, tuple[int, str]] = {}
    for number, reports in enumerate(group_reports(graph)):
        for one in reports:
            places[one.evidence["id"]] = places[id_of(one)] = (number, one.evidence["id"])
    kept: list[VerdictData] = []
    notices = []
    for verdict in verdicts:
        found = [places[name] for name in verdict.entities if name in places]
        if len(found) == len(verdict.entities) and len({group for group, _ in found}) == 1:
            names = [name for _, name in found]
            kept.append({"same": verdict.kind == "same_event", "reports": names})
        else:
            notices.append(f"correction found nothing to correct: {verdict}")
    graph.graph["verdicts"] = kept
    return tuple(notices)


def tie_reports(
    reports: Iterable[Report], verdicts: Iterable[VerdictData]
) -> tuple[list[list[Report]], Apart]:
    """Return reports in their order, those that a person calls one event together, and which are kept apart.

    What is kept apart stays so, whatever it is the same as.
    """
    verdicts = list(verdicts)
    apart: dict[str, frozenset[str]] = {}
    for verdict in verdicts:
        for name in () if verdict["same"] else verdict["reports"]:
            apart[name] = apart.get(name, frozenset()) | set(verdict["reports"]) - {name}
    tied = [[one] for one in reports]
    for verdict in verdicts:
        if verdict["same"]:
            tied = _tie(tied, set(verdict["reports"]), apart)
    return tied, apart


def _tie(tied: list[list[Report]], names: set[str], apart: Apart) -> list[list[Report]]:
    """Return groups of reports with those together that hold any of `names`, unless they are kept apart."""
    whole: list[Report] | None = None
    left = []
    for group in tied:
        own = {one.evidence["id"] for one in group}
        if not names & own:
            left.append(group)
        elif whole is None:
            whole = group
            left.append(whole)
        elif any(apart.get(one.evidence["id"], frozenset()) & own for one in whole):
            left.append(group)
        else:
            whole += group
    return left
