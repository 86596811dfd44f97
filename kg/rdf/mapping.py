"""The graph as RDF: actor graph -> quads in three layers.

Per document what it says (assertions, quotations, evidence, mentions); the resolution (which mention denotes
whom, with score and reason); and the plain graph, ``kg:qatar kgo:mediates kg:israel``, of what is actual,
positive and not merely claimed. Shape after the KnowledgeStore of PIKES and NewsReader (Corcoglioniti et al.
2015): text, mention, instance. No blank nodes, so that builds can be compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData, MentionData
from kg.graph.statements import iter_statements
from kg.rdf.actors import describe_actor, describe_day, describe_role, is_reported
from kg.rdf.documents import (
    describe_document,
    describe_judgement,
    describe_mention,
    explain_mention,
)
from kg.rdf.records import describe_assertion, describe_quotation, describe_speech
from kg.rdf.terms import date

__all__ = ["iter_blocks", "iter_quads"]


@dataclass(frozen=True, slots=True)
class _Contents:
    """What lies in one document."""

    statements: list[tuple[str, str | None, EdgeData, EvidenceData]] = field(default_factory=list)
    mentions: list[tuple[str, MentionData]] = field(default_factory=list)
    unattributed: list[EvidenceData] = field(default_factory=list)


def iter_quads(graph: ActorGraph) -> Iterator[ox.Quad]:
    """Yield the quads of `graph`, each once, in the order of `iter_blocks`."""
    for block in iter_blocks(graph):
        yield from block


def iter_blocks(graph: ActorGraph) -> Iterator[list[ox.Quad]]:
    """Yield the quads of `graph` block by block, so that memory doesn't grow with the output.

    Each block lies in one named graph and is sorted; first the plain graph, then the
    resolution, then what each document says. No quad comes twice.
    """
    for node in sorted(graph):
        yield _in_order(describe_actor(graph, node))
    yield _in_order(quad for title in _titles(graph) for quad in describe_role(title))
    yield _in_order(quad for day in _days(graph) for quad in describe_day(day))
    contents = _sort_by_document(graph)
    for doc in sorted(graph.graph["documents"]):
        mentions = contents[doc].mentions
        yield _in_order(quad for node, one in mentions for quad in explain_mention(node, one))
    judgements = graph.graph["judgements"]
    yield _in_order(quad for one in judgements for quad in describe_judgement(one))
    for doc in sorted(graph.graph["documents"]):
        yield _in_order(_document(graph, doc, contents[doc]))


def _in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return sorted(set(quads), key=str)


def _sort_by_document(graph: ActorGraph) -> dict[str, _Contents]:
    contents: dict[str, _Contents] = defaultdict(_Contents)
    for subject, target, data in iter_statements(graph):
        for evidence in data["evidence"]:
            contents[evidence["doc"]].statements.append((subject, target, data, evidence))
    for node in sorted(graph):
        for mention in graph.nodes[node]["mentions"]:
            contents[mention["doc"]].mentions.append((node, mention))
    for evidence in graph.graph["unattributed"]:
        contents[evidence["doc"]].unattributed.append(evidence)
    return contents


def _document(graph: ActorGraph, doc: str, contents: _Contents) -> Iterator[ox.Quad]:
    yield from describe_document(graph, doc)
    for _, mention in contents.mentions:
        yield from describe_mention(mention, graph.graph["documents"][doc])
    for subject, target, data, evidence in contents.statements:
        describe = describe_quotation if data["predicate"] == "says" else describe_assertion
        yield from describe(graph, subject, target, data, evidence)
    for evidence in contents.unattributed:
        yield from describe_speech(graph, evidence)


def _titles(graph: ActorGraph) -> list[str]:
    """Return the offices of all memberships."""
    statements = (data for _, _, data in iter_statements(graph))
    return sorted({data["title"] for data in statements if data["title"] and is_reported(data)})


def _days(graph: ActorGraph) -> list[str]:
    """Return the days that intervals begin or end with."""
    days: set[str] = set()
    for _, _, data in iter_statements(graph):
        if data["predicate"] == "holds_role" and is_reported(data):
            days.update((data["first"][:10], data["last"][:10]))
        for evidence in data["evidence"]:
            days.update((evidence["event_start"], evidence["event_end"]))
    for evidence in graph.graph["unattributed"]:
        days.update((evidence["event_start"], evidence["event_end"]))
    return sorted(day for day in days if date(day) is not None)
