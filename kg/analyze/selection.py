"""Which statements count: actor graph and filters -> statements.

What is actual, positive and either reported or claimed counts by default; every measure takes the same filters. Time and
outlet choose pieces of evidence: what is left of a statement is counted anew.
"""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph.days import check_window, day_of, read_days
from kg.graph.recount import issues_of, recount
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import iter_statements

__all__ = [
    "STATUSES",
    "Selection",
    "Statement",
    "admitted_actors",
    "count_documents",
    "count_undated",
    "in_window",
    "last_day",
    "picks_evidence",
    "select",
]

STATUSES = ("happened", "reported", "possible", "all")

Statement = tuple[str, str | None, EdgeData]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters common to all measures.

    Attributes
    ----------
    since, until
        Days, months or years, both included: evidence of other days doesn't count. Its day is that of `day_of`.
    undated
        Whether evidence of unknown day counts, too, where `since` or `until` is given.
    predicates
        Ids of relations; empty: all.
    actor
        Id of an actor that must be subject or object; empty: any.
    status
        ``happened`` (positive and actual, the default), ``reported`` (and vouched for by articles), ``possible``
        (any other status), or ``all``.
    min_score
        0–1, of the evidence that counts.
    publisher
        Name of an outlet whose evidence alone counts; empty: any.
    speech
        Whether ``says`` counts as a tie where a measure is of all ties.
    unnamed
        Whether actors that no text names count (*officials*, *a witness*).
    types
        Types of the actors that count; empty: all.
    min_documents
        Independent documents that an actor must occur in, of those with evidence that time and outlet admit; `actor` itself is exempt.

    Raises
    ------
    QueryError
        If `since` or `until` is no date, no day lies between them, or `status` is none of `STATUSES`.
    """

    since: str = ""
    until: str = ""
    undated: bool = False
    predicates: tuple[str, ...] = ()
    actor: str = ""
    status: str = "happened"
    min_score: float = 0.0
    publisher: str = ""
    speech: bool = False
    unnamed: bool = False
    types: tuple[str, ...] = ()
    min_documents: int = 1

    def __post_init__(self) -> None:
        check_window(self.since, self.until)
        if self.status not in STATUSES:
            raise QueryError(f"no status {self.status!r}: write one of {', '.join(STATUSES)}")

    def has_status(self, data: EdgeData) -> bool:
        """Tell whether a statement is of the status that is asked for."""
        happened = data["polarity"] == "positive" and data["modality"] == "actual"
        if self.status == "all":
            return True
        if self.status == "possible":
            return not happened
        return happened and (self.status != "reported" or data["attributed_to"] is None)


def admitted_actors(graph: ActorGraph, selection: Selection) -> frozenset[str]:
    """Return the actors that count."""
    documents, least = count_documents(graph, selection), selection.min_documents
    return frozenset(
        node
        for node, data in graph.nodes(data=True)
        if (selection.unnamed or not data["anonymous"])
        and (not selection.types or data["type"] in selection.types)
        and (documents[node] >= least or node == selection.actor)
    )


def count_documents(graph: ActorGraph, selection: Selection) -> dict[str, int]:
    """Return of each actor in how many independent documents it occurs, of those with evidence of the window or outlet if so many are asked for."""
    counts = picks_evidence(graph, selection) if selection.min_documents > 1 else None
    if counts is None:
        return {node: data["documents"] for node, data in graph.nodes(data=True)}
    present: dict[str, set[str]] = {node: set() for node in graph}
    for subject, target, data in iter_statements(graph):
        docs = {one["doc"] for one in data["evidence"] if counts(one)}
        present[subject] |= docs
        if target is not None:
            present[target] |= docs
    inside = set[str]().union(*present.values())
    issues = issues_of(graph)
    for node, docs in present.items():
        docs.update(one["doc"] for one in graph.nodes[node]["mentions"] if one["doc"] in inside)
    return {node: len({issues[doc].original for doc in docs}) for node, docs in present.items()}


def last_day(selection: Selection, day: str) -> str:
    """Return the last day of some evidence as far as it lies in the window: what begins there may go on after it."""
    until = read_days(selection.until)[1].isoformat() if selection.until else ""
    return min(day, until) if until else day


def select(
    graph: ActorGraph,
    selection: Selection,
    *,
    speech: bool | None = None,
    anybody: bool = False,
) -> Iterator[Statement]:
    """Yield subject, object and data of the statements that `selection` admits, sorted, with the evidence that counts.

    Where time or outlet are limited, data may be a copy: it holds the evidence that counts alone, and score,
    documents, outlets, first and last day are those of this evidence.

    Parameters
    ----------
    speech
        Whether ``says`` is among them; None: as the selection has it.
    anybody
        Whether statements in which `Selection.actor` has no part are among them, too.
    """
    cut = _cutter(graph, selection)
    for subject, target, data in _candidates(graph, selection, speech=speech, anybody=anybody):
        kept = cut(data)
        if kept is not None and kept["score"] >= selection.min_score:
            yield subject, target, kept


def count_undated(
    graph: ActorGraph,
    selection: Selection,
    layers: Container[str],
    own: Callable[[Statement], bool] | None = None,
) -> int:
    """Return how many pieces of evidence a window of time leaves out because their day is unknown.

    Parameters
    ----------
    layers
        Of the statements that are asked for.
    own
        Tells whether a statement of these is asked for; None: all are.
    """
    if selection.undated or not (selection.since or selection.until):
        return 0
    issues = issues_of(graph)
    outlet = selection.publisher
    return sum(
        not day_of(one, issues[one["doc"]].published)
        for statement in _candidates(graph, selection, speech=True)
        if statement[2]["layer"] in layers and (own is None or own(statement))
        for one in statement[2]["evidence"]
        if not outlet or issues[one["doc"]].publisher == outlet
    )


def _candidates(
    graph: ActorGraph, selection: Selection, *, speech: bool | None, anybody: bool = False
) -> Iterator[Statement]:
    """Yield the statements that pass all filters but those of their evidence."""
    spoken = selection.speech if speech is None else speech
    counts, has_status = admitted_actors(graph, selection), selection.has_status
    predicates, actor = selection.predicates, "" if anybody else selection.actor
    for subject, target, data in iter_statements(graph):
        if (
            (spoken or data["layer"] != "speech")
            and (not predicates or data["predicate"] in predicates)
            and (not actor or actor in (subject, target))
            and has_status(data)
            and subject in counts
            and (target is None or target in counts)
        ):
            yield subject, target, data


def picks_evidence(
    graph: ActorGraph, selection: Selection
) -> Callable[[EvidenceData], bool] | None:
    """Return what tells whether a piece of evidence counts; None if all does."""
    if not (selection.since or selection.until or selection.publisher):
        return None
    issues, inside = issues_of(graph), in_window(selection)

    def counts(one: EvidenceData) -> bool:
        issue = issues[one["doc"]]
        if selection.publisher and issue.publisher != selection.publisher:
            return False
        return inside(day_of(one, issue.published))

    return counts


def in_window(selection: Selection) -> Callable[[str], bool]:
    """Return what tells whether a day lies in the window of a selection; "" stands for an unknown one."""
    first = read_days(selection.since)[0].isoformat() if selection.since else ""
    last = read_days(selection.until)[1].isoformat() if selection.until else "9999-12-31"
    undated = selection.undated or not (selection.since or selection.until)
    return lambda day: first <= day <= last if day else undated


def _cutter(graph: ActorGraph, selection: Selection) -> Callable[[EdgeData], EdgeData | None]:
    """Return what makes of a statement the part of it that counts, None if nothing does."""
    counts = picks_evidence(graph, selection)
    if counts is None:
        return lambda data: data
    issues = issues_of(graph)

    def cut(data: EdgeData) -> EdgeData | None:
        kept = [one for one in data["evidence"] if counts(one)]
        if not kept:
            return None
        if len(kept) == len(data["evidence"]):
            return data
        return recount(data, kept, issues)

    return cut
