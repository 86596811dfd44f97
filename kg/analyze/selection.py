"""Which statements count: actor graph and filters -> statements.

What is actual, positive and either reported or claimed counts by default; every measure takes the same filters.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.errors import QueryError
from kg.graph.days import read_days
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import iter_statements

__all__ = ["STATUSES", "Selection", "gather", "select"]

STATUSES = ("happened", "reported", "possible", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters common to all measures.

    Attributes
    ----------
    since, until
        ISO dates, both included, compared with a statement's last and first date; undated statements pass
        only without them.
    predicates
        Ids of relations; empty: all.
    actor
        Id of an actor that must be subject or object; empty: any.
    status
        ``happened`` (positive and actual, the default), ``reported`` (and vouched for by articles), ``possible``
        (any other status), or ``all``.
    min_score
        0–1.
    publisher
        Name of an outlet among those of the statement; empty: any.

    Raises
    ------
    QueryError
        If `since` or `until` is no date, or `status` none of `STATUSES`.
    """

    since: str = ""
    until: str = ""
    predicates: tuple[str, ...] = ()
    actor: str = ""
    status: str = "happened"
    min_score: float = 0.0
    publisher: str = ""

    def __post_init__(self) -> None:
        for day in filter(None, (self.since, self.until)):
            read_days(day)
        if self.status not in STATUSES:
            raise QueryError(f"no status {self.status!r}: write one of {', '.join(STATUSES)}")

    def admits(self, subject: str, target: str | None, data: EdgeData) -> bool:
        """Tell whether a statement passes all filters."""
        return (
            (not self.predicates or data["predicate"] in self.predicates)
            and (not self.actor or self.actor in (subject, target))
            and data["score"] >= self.min_score
            and (not self.publisher or self.publisher in data["publishers"])
            and self._in_time(data)
            and self._has_status(data)
        )

    def _in_time(self, data: EdgeData) -> bool:
        if not (self.since or self.until):
            return True
        if not data["first"]:
            return False
        begins_early = not self.until or data["first"] <= self.until + "~"
        return begins_early and (not self.since or data["last"] >= self.since)

    def _has_status(self, data: EdgeData) -> bool:
        happened = data["polarity"] == "positive" and data["modality"] == "actual"
        if self.status == "all":
            return True
        if self.status == "possible":
            return not happened
        return happened and (self.status != "reported" or data["attributed_to"] is None)


def select(
    graph: ActorGraph, selection: Selection, *, speech: bool = True
) -> Iterator[tuple[str, str | None, EdgeData]]:
    """Yield the statements of `graph` that `selection` admits, sorted; without `speech` no ``says``."""
    for subject, target, data in iter_statements(graph):
        if (speech or data["layer"] != "speech") and selection.admits(subject, target, data):
            yield subject, target, data


def gather(
    graph: ActorGraph,
    nodes: Iterable[str],
    statements: Iterable[tuple[str, str | None, EdgeData]],
) -> ActorGraph:
    """Return an actor graph of some actors and statements of `graph` alone, in the order given.

    Parameters
    ----------
    nodes
        Ids; subjects and objects of `statements` must be among them.
    """
    part: ActorGraph = nx.MultiDiGraph(**graph.graph)
    for node in nodes:
        part.add_node(node, **{**graph.nodes[node], "unary": []})
    for subject, target, data in statements:
        if target is None:
            part.nodes[subject]["unary"].append(data)
        else:
            part.add_edge(subject, target, key=data["id"], **data)
    return part
