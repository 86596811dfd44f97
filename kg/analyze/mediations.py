"""Who mediated between whom, when, and what came of it: actor graph -> mediations, each gathered from its reports."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from kg.analyze.selection import Selection, Statement, select
from kg.graph.days import day_after, day_of
from kg.graph.recount import Issue, add_up, issues_of, outlets_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_sentence

__all__ = ["REACH", "list_mediations", "tells_mediation"]

REACH = 30
"""Days between two reports of one mediation, and between its last report and what came of it."""

_Place = tuple[str, int, int]
_Pair = frozenset[str]

_TALK = frozenset(("consults", "negotiates", "mediates", "supports"))
"""Cooperation in words that settles nothing."""


_SETTLING = frozenset(("agrees", "concedes", "consults", "negotiates"))
"""Relations of two who are brought together."""

_NEAR = 600
"""Characters before a report within which its parties may stand (*The agreement, brokered by …*)."""


@dataclass(slots=True)
class _Mediation:
    """One mediation and the reports of it.

    Attributes
    ----------
    mediator, status
        Who mediates; whether it happened, is possible, or is negated.
    parties
        Ids of those between whom.
    evidence, edges, docs, places
        All reports; ids of the statements that they bear out, their documents (of copies the original), and passages.
    first, last
        Days; "" if unknown.
    """

    mediator: str
    status: str
    parties: set[str]
    evidence: list[EvidenceData]
    edges: set[str]
    docs: set[str]
    places: set[_Place]
    first: str
    last: str


class _Outcome(NamedTuple):
    """Something that may have come of a mediation."""

    day: str
    kind: str
    relation: str
    pair: _Pair
    evidence: EvidenceData


@dataclass(slots=True)
class _Around:
    """What else was reported.

    Attributes
    ----------
    issues
        What of each document counts.
    mediators
        Who mediates, by passage.
    between, at
        What may be an outcome, by the two who did it, and by passage.
    settling
        Who agreed, negotiated or met, by document, each with where that stands.
    """

    issues: dict[str, Issue]
    mediators: dict[_Place, set[str]] = field(default_factory=dict)
    between: dict[_Pair, list[_Outcome]] = field(default_factory=dict)
    at: dict[_Place, list[_Outcome]] = field(default_factory=dict)
    settling: dict[str, list[tuple[int, _Pair]]] = field(default_factory=dict)

    def add(self, subject: str, target: str, data: EdgeData) -> None:
        """Take in a statement."""
        pair, kind = frozenset((subject, target)), _outcome_of(data)
        for one in data["evidence"]:
            if data["predicate"] in _SETTLING:
                self.settling.setdefault(one["doc"], []).append((one["start"], pair))
            if kind:
                day = day_of(one, self.issues[one["doc"]].published)
                made = _Outcome(day, kind, data["predicate"], pair, one)
                self.between.setdefault(pair, []).append(made)
                self.at.setdefault(_place(one), []).append(made)

    def beside(self, mediation: _Mediation) -> set[str]:
        """Return who mediates in the passages of a mediation."""
        return set[str]().union(*(self.mediators[place] for place in mediation.places))


def list_mediations(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per mediation and mediator, those with most documents first.

    Reports are of one mediation if mediator and status are the same, at most `REACH` days lie between them, and
    they share a party or a document (copies are one). Where no report names a party, those two are taken who in the same
    passage or shortly before agree, negotiate or meet, if that is one pair alone. What came of it is the last
    thing, from its first report to `REACH` days after its last, that articles report as done between two of its parties,
    or in a sentence that reports it.

    Returns
    -------
    rows
        ``mediator`` and ``parties`` (names), ``parties_named`` (false if taken from the context), ``beside`` (names of other
        mediators), ``status`` (``happened``, ``possible``, ``negated``), ``first``, ``last`` (days), ``documents``, ``publishers``
        (number of independent outlets), ``outcome`` (``agreement``: cooperation that is more than talk; ``refusal``; ``fighting``: material conflict; or
        ""), ``outcome_relation``, ``outcome_day``, ``outcome_sentence``, ``doc`` and ``sentence`` of the first report,
        ``mediator_id``, ``party_ids``, ``edge_ids`` (of the statements).
    """
    selection = selection or Selection()
    issues = issues_of(graph)
    found = _join(_reports(graph, selection, issues))
    around = _Around(issues)
    for mediation in found:
        for place in mediation.places:
            around.mediators.setdefault(place, set()).add(mediation.mediator)
    for one in select(graph, Selection(unnamed=selection.unnamed), speech=False):
        if one[2]["layer"] == "event" and one[1] is not None:
            around.add(one[0], one[1], one[2])
    rows = [_row(graph, one, around) for one in found]
    return sorted(
        rows,
        key=lambda row: (-row["documents"], row["first"], row["mediator_id"], row["party_ids"]),
    )


def tells_mediation(statement: Statement) -> bool:
    """Tell whether a statement is of a mediation."""
    data = statement[2]
    return data["predicate"] == "mediates" or data["mode"] == "third-party"


def _reports(
    graph: ActorGraph, selection: Selection, issues: dict[str, Issue]
) -> list[_Mediation]:
    """Return each passage that tells of a mediation; one passage may name several parties."""
    found: dict[tuple[str, str, str, tuple[int, ...]], _Mediation] = {}
    for subject, target, data in filter(tells_mediation, select(graph, selection, speech=False)):
        for one in data["evidence"]:
            key = (subject, _status(data), one["doc"], tuple(one["cue"] or ()))
            issue = issues[one["doc"]]
            day = day_of(one, issue.published)
            made = _Mediation(
                subject, _status(data), set(), [], set(), {issue.original}, {_place(one)}, day, day
            )
            report = found.setdefault(key, made)
            report.evidence.append(one)
            report.edges.add(data["id"])
            if target is not None:
                report.parties.add(target)
    return [found[key] for key in sorted(found, key=lambda key: (found[key].first, key))]


def _place(evidence: EvidenceData) -> _Place:
    return evidence["doc"], evidence["start"], evidence["end"]


def _status(data: EdgeData) -> str:
    if data["modality"] != "actual":
        return "possible"
    return "happened" if data["polarity"] == "positive" else "negated"


def _join(reports: list[_Mediation]) -> list[_Mediation]:
    """Join reports of one mediation; they come by day."""
    joined: dict[tuple[str, str], list[_Mediation]] = {}
    for report in reports:
        known = joined.setdefault((report.mediator, report.status), [])
        same = next((one for one in reversed(known) if _are_one(one, report)), None)
        if same is None:
            known.append(report)
            continue
        same.parties |= report.parties
        same.evidence += report.evidence
        same.edges |= report.edges
        same.docs |= report.docs
        same.places |= report.places
        same.first = min(filter(None, (same.first, report.first)), default="")
        same.last = max(same.last, report.last)
    return [one for known in joined.values() for one in known]


def _are_one(known: _Mediation, report: _Mediation) -> bool:
    if not (known.parties & report.parties or known.docs & report.docs):
        return False
    if not (known.last and report.first):
        return known.last == report.first or bool(known.docs & report.docs)
    return report.first <= day_after(known.last, REACH)


def _outcome_of(data: EdgeData) -> str:
    if data["predicate"] == "rejects":
        return "refusal"
    if data["quad"] == "material conflict":
        return "fighting"
    settles = data["quad"].endswith("cooperation") and data["predicate"] not in _TALK
    return "agreement" if settles else ""


def _context(mediation: _Mediation, around: _Around) -> set[str]:
    """Return the one pair that the passage itself brings together, or what stands before it; never the mediators."""
    mediators = around.beside(mediation)
    within: set[_Pair] = set()
    before: set[_Pair] = set()
    for doc, start, _ in mediation.places:
        for other, pair in around.settling.get(doc, ()):
            if 0 <= start - other <= _NEAR and not pair & mediators:
                (before if other < start else within).add(pair)
    pairs = within or before
    return set(pairs.pop()) if len(pairs) == 1 else set()


def _outcomes(mediation: _Mediation, parties: set[str], around: _Around) -> Iterator[_Outcome]:
    """Yield what came of a mediation."""
    for pair in combinations(sorted(parties), 2):
        for one in around.between.get(frozenset(pair), ()):
            if mediation.first and mediation.first <= one.day <= day_after(mediation.last, REACH):
                yield one
    for place in mediation.places:
        for one in around.at.get(place, ()):
            if mediation.mediator not in one.pair:
                yield one


def _row(graph: ActorGraph, mediation: _Mediation, around: _Around) -> dict[str, Any]:
    parties = sorted(mediation.parties or _context(mediation, around))
    total = add_up(mediation.evidence, around.issues)
    found = _outcomes(mediation, set(parties), around)
    last = max(found, key=lambda one: (one.day, one.evidence["id"]), default=None)
    report = mediation.evidence[0]
    others = sorted(around.beside(mediation) - {mediation.mediator})
    return {
        "mediator": graph.nodes[mediation.mediator]["name"],
        "parties": [graph.nodes[one]["name"] for one in parties],
        "parties_named": bool(mediation.parties),
        "beside": list(dict.fromkeys(graph.nodes[one]["name"] for one in others)),
        "status": mediation.status,
        "first": mediation.first,
        "last": mediation.last,
        "documents": total["documents"],
        "publishers": len(outlets_of(mediation.evidence, around.issues)),
        "outcome": last.kind if last else "",
        "outcome_relation": last.relation if last else "",
        "outcome_day": last.day if last else "",
        "outcome_sentence": find_sentence(graph, last.evidence) if last else "",
        "doc": report["doc"],
        "sentence": find_sentence(graph, report),
        "mediator_id": mediation.mediator,
        "party_ids": parties,
        "edge_ids": sorted(mediation.edges),
    }
