"""The graph as RDF: actor graph -> Turtle in four layers, and the words they are told in.

Per document what it says (assertions, quotations, evidence, mentions); the resolution (which mention denotes
whom, with score and reason); the events that assertions report; and the plain graph, ``kg:qatar kgo:mediates kg:israel``, of what is actual,
positive and not merely claimed. Shape after the KnowledgeStore of PIKES and NewsReader (Corcoglioniti et al.
2015): text, mention, instance. No blank nodes, so that builds can be compared.

Mentions, most of a graph, are left out of a build's files unless asked for: `kg query` knows them all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal, NamedTuple

import pyoxigraph as ox

from kg.events.gather import EventData, gather_events
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData, MentionData
from kg.graph.statements import iter_statements
from kg.rdf.actors import (
    attested_days,
    describe_actor,
    describe_day,
    describe_role,
    is_reported,
    language_of,
    stated_term,
)
from kg.rdf.documents import (
    describe_bundle,
    describe_document,
    describe_judgement,
    describe_mention,
    describe_run,
    explain_mention,
)
from kg.rdf.events import describe_event, describe_report
from kg.rdf.ontology import render_words, shipped_relations
from kg.rdf.places import describe_passages
from kg.rdf.records import (
    describe_assertion,
    describe_quotation,
    describe_reading,
    describe_speech,
    explain_reading,
)
from kg.rdf.telling import AS_WRITTEN, Seen, Telling, choose_triples
from kg.rdf.turtle import (
    Name,
    Triple,
    date,
    document_graph_name,
    own_prefixes,
    write_block,
    write_lines,
)
from kg.rdf.vocabulary import PREFIXES

__all__ = ["MENTIONS", "Block", "Mentions", "iter_blocks", "iter_quads"]

Mentions = Literal["none", "linked", "all"]
MENTIONS: tuple[Mentions, ...] = ("none", "linked", "all")
"""Which mentions RDF holds: none; those that a statement or quotation hangs on; all. With mentions come rules, edges and offsets of records."""

_AT_ONCE = 500
"""Blocks that are parsed together."""


class Block(NamedTuple):
    """A stretch of Turtle: its named graph, the document whose prefixes hold in it, and whether a short file has it."""

    context: Name
    doc: str | None
    text: str
    short: bool

    @property
    def prefixes(self) -> str:
        """The lines to write before it."""
        return "" if self.doc is None else own_prefixes(self.doc)


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

    def readings(self, graph: ActorGraph) -> Iterator[tuple[EdgeData | None, EvidenceData]]:
        """Yield where statements and quotations were read, with the statement, if one holds it."""
        for _, _, data, number in self.statements:
            yield data, data["evidence"][number]
        for number in self.unattributed:
            yield None, graph.graph["unattributed"][number]


def iter_quads(graph: ActorGraph, *, mentions: Mentions = "all") -> Iterator[ox.Quad]:
    """Yield the quads of `graph`, each once, in the order of `iter_blocks`."""
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    blocks = (
        f"{block.prefixes}{block.context} {{\n{block.text}\n}}\n"
        for block in iter_blocks(graph, mentions=mentions)
    )
    while part := list(islice(blocks, _AT_ONCE)):
        yield from ox.parse(f"{head}{''.join(part)}", format=ox.RdfFormat.TRIG)


def iter_blocks(
    graph: ActorGraph,
    *,
    mentions: Mentions = "all",
    seen: Seen | None = None,
    events: Sequence[EventData] | None = None,
) -> Iterator[Block]:
    """Yield the triples of `graph` block by block, so that memory doesn't grow with the output.

    Each block is as `kg.rdf.turtle.write_block` writes it; first the vocabulary and the plain graph, then the resolution, the events, then what each document
    says. No quad comes twice. Short files have actors, what they do, events, articles and quotations.

    Parameters
    ----------
    seen
        What a query can see: what it may match, and what follows from that, is written without order; the vocabulary is always there.
    events
        Those of the graph, if they are known already.
    """
    telling = AS_WRITTEN if seen is None else choose_triples(graph, seen)
    write = write_block if seen is None else write_lines
    relations = graph.graph.get("relations") or shipped_relations()
    yield Block(context="kgg:vocabulary", doc=None, text=render_words(relations), short=True)
    for context, doc, triples, short in _iter_parts(graph, mentions, events, telling):
        if (seen is None or seen.has_graph(context)) and (text := write(triples)):
            yield Block(context=context, doc=doc, text=text, short=short)


def _iter_parts(
    graph: ActorGraph, mentions: Mentions, events: Sequence[EventData] | None, telling: Telling
) -> Iterator[tuple[Name, str | None, Iterable[Triple], bool]]:
    language, tell = language_of(graph), telling.tell
    for node in sorted(graph):
        yield "kgg:plain", None, tell("actors", describe_actor(graph, node, language)), True
    roles = (describe_role(title, language) for title in _titles(graph))
    yield "kgg:plain", None, tell("roles", chain.from_iterable(roles)), True
    days = chain.from_iterable(map(describe_day, _days(graph)))
    yield "kgg:plain", None, tell("days", days), True
    contents = _sort_by_document(graph, mentions)
    documents = sorted(graph.graph["documents"])
    for doc in documents:
        explained = (explain_mention(node, one) for node, one in contents[doc].mentions(graph))
        yield "kgg:resolution", doc, tell("bearers", chain.from_iterable(explained)), False
    judged = map(describe_judgement, graph.graph["judgements"])
    yield "kgg:resolution", None, tell("judgements", chain.from_iterable(judged)), False
    if events is None:
        needed = telling.wants("events") or telling.wants("reports")
        events = gather_events(graph) if needed else []
    for start in range(0, len(events), _AT_ONCE):
        part = events[start : start + _AT_ONCE]
        yield (
            "kgg:events",
            None,
            tell("events", chain.from_iterable(map(describe_event, part))),
            True,
        )
    yield "kgg:resolution", None, tell("run", describe_run(graph)), True
    reported = {record: event["id"] for event in events for record in event["reports"]}
    for doc in documents:
        context = document_graph_name(doc)
        yield context, doc, _quotations(graph, doc, contents[doc], telling), True
        yield (
            context,
            doc,
            _statements(graph, doc, contents[doc], reported, mentions, telling),
            False,
        )


def _sort_by_document(graph: ActorGraph, mentions: Mentions) -> dict[str, _Contents]:
    contents: dict[str, _Contents] = defaultdict(_Contents)
    linked: set[tuple[str, int, int]] = set()
    for subject, target, data in iter_statements(graph):
        for number, evidence in enumerate(data["evidence"]):
            contents[evidence["doc"]].statements.append((subject, target, data, number))
            for span in filter(None, (evidence["subject"], evidence["object"])):
                linked.add((evidence["doc"], span[0], span[1]))
    for node in sorted(graph) if mentions != "none" else ():
        for number, mention in enumerate(graph.nodes[node]["mentions"]):
            place = (mention["doc"], mention["start"], mention["end"])
            if mentions == "all" or place in linked:
                contents[mention["doc"]].mentioned.append((node, number))
    for number, evidence in enumerate(graph.graph["unattributed"]):
        contents[evidence["doc"]].unattributed.append(number)
    return contents


def _quotations(
    graph: ActorGraph, doc: str, contents: _Contents, telling: Telling
) -> Iterator[Triple]:
    """Yield what an article is, and who says what in it."""
    yield from telling.tell("documents", describe_document(graph, doc))
    said = (
        describe_quotation(graph, subject, target, data, data["evidence"][number])
        for subject, target, data, number in contents.statements
        if data["predicate"] == "says"
    )
    yield from telling.tell("quotations", chain.from_iterable(said))
    spoken = (graph.graph["unattributed"][number] for number in contents.unattributed)
    speech = (describe_speech(graph, evidence) for evidence in spoken)
    yield from telling.tell("quotations", chain.from_iterable(speech))


def _statements(
    graph: ActorGraph,
    doc: str,
    contents: _Contents,
    reported: Mapping[str, str],
    mentions: Mentions,
    telling: Telling,
) -> Iterator[Triple]:
    """Yield what an article asserts, the events that this tells of, the passages of all its records, and its mentions."""
    document, tell = graph.graph["documents"][doc], telling.tell
    named = (describe_mention(mention, document) for _, mention in contents.mentions(graph))
    yield from tell("mentions", chain.from_iterable(named))
    yield from tell("bundles", describe_bundle(graph, doc))
    readings = list(contents.readings(graph))
    read = (describe_reading(graph, evidence) for _, evidence in readings)
    yield from tell("readings", chain.from_iterable(read))
    spans = ((evidence["start"], evidence["end"]) for _, evidence in readings)
    yield from tell("passages", describe_passages(document, spans))
    if mentions != "none":
        explained = (explain_reading(data, evidence) for data, evidence in readings)
        yield from tell("rules", chain.from_iterable(explained))
    asserted = [one for one in contents.statements if one[2]["predicate"] != "says"]
    stated = (
        describe_assertion(graph, subject, target, data, data["evidence"][number])
        for subject, target, data, number in asserted
    )
    yield from tell("assertions", chain.from_iterable(stated))
    ids = (data["evidence"][number]["id"] for _, _, data, number in asserted)
    reports = (describe_report(one, reported[one]) for one in ids if one in reported)
    yield from tell("reports", chain.from_iterable(reports))


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
