"""Assertions and quotations as RDF: a statement and its evidence -> triples of the document's graph."""

from collections.abc import Iterator

from kg.graph.days import event_days
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import text_between
from kg.rdf.places import describe_place
from kg.rdf.turtle import (
    Name,
    Triple,
    actor_name,
    boolean,
    date,
    day_name,
    decimal,
    document_name,
    record_name,
    text,
)

__all__ = ["describe_assertion", "describe_quotation", "describe_speech"]


def describe_assertion(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[Triple]:
    """Yield the triples of one assertion: who, what, whom, status, sources, event time, evidence."""
    record = record_name(evidence["id"])
    for predicate, value in _assertion(subject, target, data, evidence):
        yield record, predicate, value
    yield from _status(record, data)
    yield from _shared(graph, record, evidence)


def _assertion(
    subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[tuple[Name, str]]:
    yield "a", "kgo:Assertion"
    yield "kgo:subject", actor_name(subject)
    yield "kgo:predicate", f"kgo:{data['predicate']}"
    yield "kgo:actor", actor_name(subject)
    if target is not None:
        yield "kgo:object", actor_name(target)
        yield "kgo:actor", actor_name(target)
    fields = (
        ("title", data["title"]),
        ("plover", data["plover"]),
        ("mode", data["mode"]),
        ("quadClass", data["quad"]),
        ("place", evidence["place"]),
    )
    for name, value in fields:
        if value:
            yield f"kgo:{name}", text(value)
    if data["predicate"] == "holds_role":
        yield "kgo:ended", boolean(data["ended"])
    if evidence["attributed"]:
        yield "kgo:claimedIn", record_name(evidence["attributed"])


def describe_quotation(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[Triple]:
    """Yield the triples of one quotation: source, addressee or subject matter, content, kind, evidence."""
    record = record_name(evidence["id"])
    yield record, "kgo:source", actor_name(subject)
    if target is not None:
        relation = "kgo:addressee" if data["addressing"] == "to" else "kgo:about"
        yield record, relation, actor_name(target)
    yield from _status(record, data)
    yield from describe_speech(graph, evidence)


def describe_speech(graph: ActorGraph, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield what a quotation is without its source: content, kind, act and place in the text."""
    record = record_name(evidence["id"])
    document = graph.graph["documents"][evidence["doc"]]
    content = " … ".join(text_between(document, *part) for part in evidence["content"])
    pairs: list[tuple[Name, str]] = [
        ("a", "kgo:Quotation"),
        ("a", "schema:Quotation"),
        ("schema:text", text(content)),
        ("kgo:kind", text(evidence["kind"])),
        ("kgo:act", text(evidence["act"])),
    ]
    if evidence["parent"]:
        pairs.append(("dcterms:isPartOf", record_name(evidence["parent"])))
    for predicate, value in pairs:
        yield record, predicate, value
    yield from _shared(graph, record, evidence)


def _status(record: Name, data: EdgeData) -> Iterator[Triple]:
    yield record, "kgo:polarity", f"kgo:{data['polarity'].capitalize()}"
    yield record, "kgo:modality", f"kgo:{data['modality'].capitalize()}"
    yield record, "kgo:edge", text(data["id"])
    if data["attributed_to"] is not None:
        yield record, "kgo:attributedTo", actor_name(data["attributed_to"])


def _shared(graph: ActorGraph, record: Name, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield what assertions and quotations have in common."""
    yield record, "kgo:score", decimal(evidence["score"])
    yield record, "kgo:rule", text(evidence["rule"])
    yield record, "prov:wasDerivedFrom", document_name(evidence["doc"])
    yield from _times(graph, record, evidence)
    document = graph.graph["documents"][evidence["doc"]]
    for name, span in (
        ("evidence", [evidence["start"], evidence["end"]]),
        ("cue", evidence["cue"]),
    ):
        if span:
            place = f"{record}:{name}"
            yield record, f"kgo:{name}", place
            exact = text_between(document, *span)
            yield from describe_place(place, evidence["doc"], span[0], span[1], exact=exact)


def _times(graph: ActorGraph, record: Name, evidence: EvidenceData) -> Iterator[Triple]:
    """Yield when it happened: the interval within which, of the event, open where the text leaves it open; and a date to sort by."""
    start, end = date(evidence["event_start"]), date(evidence["event_end"])
    published = graph.graph["documents"][evidence["doc"]]["published"]
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
