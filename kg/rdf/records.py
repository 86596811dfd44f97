"""Assertions and quotations as RDF: a statement and its evidence -> triples of the document's graph."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.graph.days import event_days
from kg.graph.past import is_long_past
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_sentence, text_between
from kg.rdf.places import passage_around
from kg.rdf.turtle import (
    OWN_DOCUMENT,
    Name,
    Triple,
    actor_name,
    boolean,
    date,
    day_name,
    decimal,
    integer,
    own_place,
    own_record,
    text,
)

__all__ = [
    "TypeFacts",
    "describe_assertion",
    "describe_quotation",
    "describe_reading",
    "describe_speech",
    "explain_reading",
]


class TypeFacts(NamedTuple):
    """What a relation type says of its assertions: PLOVER type and quad class; `told` if assertions are to say it, too."""

    plover: str
    quad: str
    told: bool

    def own(self, data: EdgeData) -> Iterator[tuple[Name, str]]:
        """Yield what an assertion says of them: what differs, as with a status that changes the type, else only if all is told."""
        for name, value, common in (
            ("kgo:plover", data["plover"], self.plover),
            ("kgo:quadClass", data["quad"], self.quad),
        ):
            if value and (self.told or value != common):
                yield name, value
            elif common and self.told:
                yield name, common


def describe_assertion(
    graph: ActorGraph,
    subject: str,
    target: str | None,
    data: EdgeData,
    evidence: EvidenceData,
    kind: TypeFacts,
) -> Iterator[Triple]:
    """Yield the triples of one assertion: who, what, whom, status, sources, event time; `kind` tells of its relation type."""
    record = own_record(evidence["id"])
    for predicate, value in _assertion(subject, target, data, evidence):
        yield record, predicate, value
    for predicate, value in kind.own(data):
        yield record, predicate, text(value)
    yield from _status(record, data)
    yield from _origin(graph, record, evidence)


def _assertion(
    subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[tuple[Name, str]]:
    yield "a", "kgo:Assertion"
    yield "kgo:subject", actor_name(subject)
    yield "kgo:predicate", f"kgo:{data['predicate']}"
    if target is not None:
        yield "kgo:object", actor_name(target)
    fields = (
        ("title", data["title"]),
        ("mode", data["mode"]),
        ("place", evidence["place"]),
    )
    for name, value in fields:
        if value:
            yield f"kgo:{name}", text(value)
    if data["ended"]:
        yield "kgo:ended", boolean(data["ended"])
    if evidence["attributed"]:
        yield "kgo:claimedIn", own_record(evidence["attributed"])


def describe_quotation(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[Triple]:
    """Yield the triples of one quotation: source, addressee or subject matter, content, kind."""
    record = own_record(evidence["id"])
    yield record, "kgo:source", actor_name(subject)
    yield record, "prov:wasAttributedTo", actor_name(subject)
    if target is not None:
        relation = "kgo:addressee" if data["addressing"] == "to" else "kgo:about"
        yield record, relation, actor_name(target)
    yield from _status(record, data)
    yield from describe_speech(graph, evidence)


def describe_speech(graph: ActorGraph, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield what a quotation is without its source: content, kind, act and time."""
    record = own_record(evidence["id"])
    document = graph.graph["documents"][evidence["doc"]]
    content = " … ".join(text_between(document, *part) for part in evidence["content"])
    pairs: list[tuple[Name, str]] = [
        ("a", "kgo:Quotation"),
        ("a", "schema:Quotation"),
        ("schema:text", text(content, document["language"])),
        ("kgo:kind", text(evidence["kind"])),
        ("kgo:act", text(evidence["act"])),
    ]
    if evidence["parent"]:
        pairs.append(("dcterms:isPartOf", own_record(evidence["parent"])))
    for predicate, value in pairs:
        yield record, predicate, value
    yield from _origin(graph, record, evidence)


def describe_reading(graph: ActorGraph, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield how a record was read: score, cue, and which passage says it."""
    record = own_record(evidence["id"])
    document = graph.graph["documents"][evidence["doc"]]
    start, end = passage_around(document, evidence["start"], evidence["end"])
    yield record, "kgo:score", decimal(evidence["score"])
    yield record, "kgo:evidence", own_place("s", start, end)
    if evidence["cue"]:
        yield record, "kgo:cue", text(text_between(document, *evidence["cue"]))


def explain_reading(data: EdgeData | None, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield what leads from a record into the graph and the text: its rule, the edge that gathers it, where record and cue stand."""
    record = own_record(evidence["id"])
    if data is not None:
        yield record, "kgo:edge", text(data["id"])
    yield record, "kgo:rule", text(evidence["rule"])
    yield record, "kgo:start", integer(evidence["start"])
    yield record, "kgo:end", integer(evidence["end"])
    if evidence["cue"]:
        yield record, "kgo:cueStart", integer(evidence["cue"][0])


def _status(record: Name, data: EdgeData) -> Iterator[Triple]:
    yield record, "kgo:polarity", f"kgo:{data['polarity'].capitalize()}"
    yield record, "kgo:modality", f"kgo:{data['modality'].capitalize()}"
    if data["attributed_to"] is not None:
        yield record, "kgo:attributedTo", actor_name(data["attributed_to"])


def _origin(graph: ActorGraph, record: Name, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield the article of a record, and when what it tells of was."""
    yield record, "prov:wasDerivedFrom", OWN_DOCUMENT
    yield from _times(graph, record, evidence)


def _times(graph: ActorGraph, record: Name, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield when it happened: the interval within which, of the event, open where the text leaves it open; and a date to sort by."""
    start, end = date(evidence["event_start"]), date(evidence["event_end"])
    published = graph.graph["documents"][evidence["doc"]]["published"]
    if not (start or end) and is_long_past(find_sentence(graph, evidence), published):
        return
    if first := date(event_days(evidence, published)[0]):
        yield record, "kgo:date", first
    if not (start or end):
        return
    interval = f"{record}:time"
    yield record, "time:hasTime", interval
    yield interval, "a", "time:Interval"
    for stated, day, time in (
        (evidence["event_start"], start, "hasBeginning"),
        (evidence["event_end"], end, "hasEnd"),
    ):
        if day:
            yield interval, f"time:{time}", day_name(stated)
    if evidence["event_text"]:
        yield interval, "kgo:timeText", text(evidence["event_text"])
    if evidence.get("event_approximate"):
        yield interval, "kgo:approximate", "true"
