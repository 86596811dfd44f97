"""The graph as RDF: actor graph -> Turtle in four layers, and the words they are told in.

Per document what it says (assertions, quotations, evidence, mentions); the resolution (which mention denotes
whom, with score and reason); the events that assertions report; and the plain graph, ``kg:qatar kgo:mediates kg:israel``, of what is actual,
positive and not merely claimed. Shape after the KnowledgeStore of PIKES and NewsReader (Corcoglioniti et al.
2015): text, mention, instance. No blank nodes, so that builds can be compared.

Mentions, most of a graph, are left out of a build's files unless asked for: `kg query` knows them all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

import pyoxigraph as ox

from kg.events.gather import EventData, gather_events
from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements
from kg.graph.terms import attested_days, stated_term
from kg.rdf.actors import (
    describe_actor,
    describe_day,
    describe_role,
    is_reported,
    language_of,
)
from kg.rdf.contents import MENTIONS, Contents, Mentions, sort_by_document
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
from kg.rdf.pieces import Pieces
from kg.rdf.places import describe_passages
from kg.rdf.records import (
    TypeFacts,
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

_AT_ONCE = 500
"""Blocks that are parsed together."""


class Block(NamedTuple):
    """A stretch of Turtle: its named graph, the document whose prefixes hold in it, whether a short file has it, and a digest of what it is made of."""

    context: Name
    doc: str | None
    text: str
    short: bool
    digest: bytes = b""

    @property
    def prefixes(self) -> str:
        """The lines to write before it."""
        return "" if self.doc is None else own_prefixes(self.doc)


class _Part(NamedTuple):
    """A block before it is written, and what gives all that it is made of, if that is known."""

    context: Name
    doc: str | None
    triples: Iterable[Triple]
    short: bool
    made_of: Callable[[], object] | None = None


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
    pieces: Pieces | None = None,
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
    pieces
        Those of the file of a build before, nothing inferred: blocks of documents are taken from it where they are made of the same.
    """
    telling = AS_WRITTEN if seen is None else choose_triples(graph, seen)
    write = write_block if seen is None else write_lines
    relations = graph.graph.get("relations") or shipped_relations()
    yield Block("kgg:vocabulary", None, render_words(relations), short=True)
    of_document: dict[str | None, bytes] = {}  # of both blocks of the last
    for part in _iter_parts(graph, mentions, events, telling):
        if seen is not None and not seen.has_graph(part.context):
            continue
        digest, text = b"", None
        if pieces is not None and part.made_of is not None:
            if part.doc not in of_document:
                of_document = {part.doc: pieces.digest([mentions, part.made_of()])}
            digest = pieces.digest([of_document[part.doc], part.short])
            text = pieces.find(digest)
        if text is None:
            text = write(part.triples)
        if text:
            yield Block(part.context, part.doc, text, part.short, digest)


def _iter_parts(
    graph: ActorGraph, mentions: Mentions, events: Sequence[EventData] | None, telling: Telling
) -> Iterator[_Part]:
    language, tell = language_of(graph), telling.tell
    for node in sorted(graph):
        described = tell("actors", describe_actor(graph, node, language, edges=mentions != "none"))
        yield _Part("kgg:plain", None, described, short=True)
    roles = (describe_role(title, language) for title in _titles(graph))
    yield _Part("kgg:plain", None, tell("roles", chain.from_iterable(roles)), short=True)
    days = chain.from_iterable(map(describe_day, _days(graph)))
    yield _Part("kgg:plain", None, tell("days", days), short=True)
    contents = sort_by_document(graph, mentions)
    documents = sorted(graph.graph["documents"])
    for doc in documents:
        explained = (explain_mention(node, one) for node, one in contents[doc].mentions(graph))
        bearers = tell("bearers", chain.from_iterable(explained))
        yield _Part("kgg:resolution", doc, bearers, short=False)
    judged = chain.from_iterable(map(describe_judgement, graph.graph["judgements"]))
    yield _Part("kgg:resolution", None, tell("judgements", judged), short=False)
    if events is None:
        needed = telling.wants("events") or telling.wants("reports")
        events = gather_events(graph) if needed else []
    for start in range(0, len(events), _AT_ONCE):
        part = chain.from_iterable(map(describe_event, events[start : start + _AT_ONCE]))
        yield _Part("kgg:events", None, tell("events", part), short=True)
    yield _Part("kgg:resolution", None, tell("run", describe_run(graph)), short=True)
    reported = {record: event["id"] for event in events for record in event["reports"]}
    types = _facts_of_types(graph, told=telling is not AS_WRITTEN)
    for doc in documents:
        context, own = document_graph_name(doc), contents[doc]
        made_of = partial(own.made_of, graph, doc, reported, types)
        said = _quotations(graph, doc, own, telling)
        told = _statements(graph, doc, own, reported, types, mentions, telling)
        yield _Part(context, doc, said, short=True, made_of=made_of)
        yield _Part(context, doc, told, short=False, made_of=made_of)


def _facts_of_types(graph: ActorGraph, *, told: bool) -> dict[str, TypeFacts]:
    relations = graph.graph.get("relations") or shipped_relations()
    found = {name: TypeFacts(one["plover"], one["quad"], told) for name, one in relations.items()}
    unknown = TypeFacts("", "", told)
    return defaultdict(lambda: unknown, found)


def _quotations(
    graph: ActorGraph, doc: str, contents: Contents, telling: Telling
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
    contents: Contents,
    reported: Mapping[str, str],
    types: Mapping[str, TypeFacts],
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
        describe_assertion(
            graph, subject, target, data, data["evidence"][number], types[data["predicate"]]
        )
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
