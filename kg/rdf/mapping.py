"""The graph as RDF: actor graph -> Turtle in four layers.

Per document what it says (assertions, quotations, evidence, mentions); the resolution (which mention denotes
whom, with score and reason); the events that assertions report; and the plain graph, ``kg:qatar kgo:mediates kg:israel``, of what is actual,
positive and not merely claimed. Shape after the KnowledgeStore of PIKES and NewsReader (Corcoglioniti et al.
2015): text, mention, instance. No blank nodes, so that builds can be compared.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

import pyoxigraph as ox

from kg.events.gather import gather_events
from kg.graph.schema import ActorGraph, EdgeData, MentionData
from kg.graph.statements import iter_statements
from kg.rdf.actors import (
    attested_days,
    describe_actor,
    describe_day,
    describe_role,
    is_reported,
    stated_term,
)
from kg.rdf.documents import (
    describe_document,
    describe_judgement,
    describe_mention,
    explain_mention,
)
from kg.rdf.events import describe_event
from kg.rdf.records import describe_assertion, describe_quotation, describe_speech
from kg.rdf.turtle import Name, Triple, date, document_graph_name, write_block
from kg.rdf.vocabulary import PREFIXES

__all__ = ["iter_blocks", "iter_quads"]

_AT_ONCE = 500
"""Blocks that are parsed together."""


@dataclass(frozen=True, slots=True)
class _Contents:
    """What lies in one document: the numbers of records in their lists, which may be too long for memory."""

    statements: list[tuple[str, str | None, EdgeData, int]] = field(default_factory=list)
    mentioned: list[tuple[str, int]] = field(default_factory=list)
    unattributed: list[int] = field(default_factory=list)

    def mentions(self, graph: ActorGraph) -> Iterator[tuple[str, MentionData]]:
        """Yield who is mentioned, and where."""
        for node, number in self.mentioned:
            yield node, graph.nodes[node]["mentions"][number]


def iter_quads(graph: ActorGraph) -> Iterator[ox.Quad]:
    """Yield the quads of `graph`, each once, in the order of `iter_blocks`."""
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    blocks = (f"{context} {{\n{block}\n}}\n" for context, block in iter_blocks(graph) if block)
    while part := list(islice(blocks, _AT_ONCE)):
        yield from ox.parse(f"{head}{''.join(part)}", format=ox.RdfFormat.TRIG)


def iter_blocks(graph: ActorGraph) -> Iterator[tuple[Name, str]]:
    """Yield the triples of `graph` block by block, so that memory doesn't grow with the output.

    Each block comes with its named graph, and as `kg.rdf.turtle.write_block` writes it; first the plain
    graph, then the resolution, the events, then what each document says. No quad comes twice.
    """
    for node in sorted(graph):
        yield "kgg:plain", write_block(describe_actor(graph, node))
    titles, days = _titles(graph), _days(graph)
    yield "kgg:plain", write_block(chain.from_iterable(map(describe_role, titles)))
    yield "kgg:plain", write_block(chain.from_iterable(map(describe_day, days)))
    contents = _sort_by_document(graph)
    for doc in sorted(graph.graph["documents"]):
        explained = (explain_mention(node, one) for node, one in contents[doc].mentions(graph))
        yield "kgg:resolution", write_block(chain.from_iterable(explained))
    judged = map(describe_judgement, graph.graph["judgements"])
    yield "kgg:resolution", write_block(chain.from_iterable(judged))
    events = gather_events(graph)
    for start in range(0, len(events), _AT_ONCE):
        part = events[start : start + _AT_ONCE]
        yield "kgg:events", write_block(chain.from_iterable(map(describe_event, part)))
    for doc in sorted(graph.graph["documents"]):
        yield document_graph_name(doc), write_block(_document(graph, doc, contents[doc]))


def _sort_by_document(graph: ActorGraph) -> dict[str, _Contents]:
    contents: dict[str, _Contents] = defaultdict(_Contents)
    for subject, target, data in iter_statements(graph):
        for number, evidence in enumerate(data["evidence"]):
            contents[evidence["doc"]].statements.append((subject, target, data, number))
    for node in sorted(graph):
        for number, mention in enumerate(graph.nodes[node]["mentions"]):
            contents[mention["doc"]].mentioned.append((node, number))
    for number, evidence in enumerate(graph.graph["unattributed"]):
        contents[evidence["doc"]].unattributed.append(number)
    return contents


def _document(graph: ActorGraph, doc: str, contents: _Contents) -> Iterator[Triple]:
    yield from describe_document(graph, doc)
    for _, mention in contents.mentions(graph):
        yield from describe_mention(mention, graph.graph["documents"][doc])
    for subject, target, data, number in contents.statements:
        evidence = data["evidence"][number]
        describe = describe_quotation if data["predicate"] == "says" else describe_assertion
        yield from describe(graph, subject, target, data, evidence)
    for number in contents.unattributed:
        yield from describe_speech(graph, graph.graph["unattributed"][number])


def _titles(graph: ActorGraph) -> list[str]:
    """Return the offices of all memberships."""
    statements = (data for _, _, data in iter_statements(graph))
    return sorted({data["title"] for data in statements if data["title"] and is_reported(data)})


def _days(graph: ActorGraph) -> list[str]:
    """Return the days that intervals begin or end with."""
    days: set[str] = set()
    for _, _, data in iter_statements(graph):
        if data["predicate"] == "holds_role" and is_reported(data):
            days.update((*attested_days(graph, data), *stated_term(data)))
        for evidence in data["evidence"]:
            days.update((evidence["event_start"], evidence["event_end"]))
    for evidence in graph.graph["unattributed"]:
        days.update((evidence["event_start"], evidence["event_end"]))
    return sorted(day for day in days if date(day))
