"""Assertions and quotations as RDF: a statement and its evidence -> quads of the document's graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import text_between
from kg.rdf.places import describe_place
from kg.rdf.terms import date, decimal, text
from kg.rdf.vocabulary import (
    DCTERMS,
    KGO,
    MODALITIES,
    POLARITIES,
    PROV,
    RDF,
    SCHEMA,
    SEM,
    TIME,
    actor_iri,
    day_iri,
    document_graph,
    document_iri,
    record_iri,
)

__all__ = ["describe_assertion", "describe_quotation", "describe_speech"]

Node = ox.NamedNode | ox.Literal


def describe_assertion(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[ox.Quad]:
    """Yield the quads of one assertion: who, what, whom, status, sources, event time, evidence."""
    record, context = record_iri(evidence["id"]), document_graph(evidence["doc"])
    for predicate, value in _assertion(subject, target, data, evidence):
        yield ox.Quad(record, predicate, value, context)
    yield from _status(record, data, context)
    yield from _shared(graph, record, evidence, context)


def _assertion(
    subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[tuple[ox.NamedNode, Node]]:
    yield RDF["type"], KGO["Assertion"]
    yield RDF["type"], SEM["Event"]
    yield KGO["subject"], actor_iri(subject)
    yield KGO["predicate"], KGO[data["predicate"]]
    yield SEM["hasActor"], actor_iri(subject)
    if target is not None:
        yield KGO["object"], actor_iri(target)
        yield SEM["hasActor"], actor_iri(target)
    fields = (
        ("title", data["title"]),
        ("plover", data["plover"]),
        ("mode", data["mode"]),
        ("quadClass", data["quad"]),
        ("place", evidence["place"]),
    )
    for name, value in fields:
        if value:
            yield KGO[name], text(value)
    if data["predicate"] == "holds_role":
        yield KGO["ended"], ox.Literal(data["ended"])
    if evidence["attributed"]:
        yield KGO["claimedIn"], record_iri(evidence["attributed"])


def describe_quotation(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[ox.Quad]:
    """Yield the quads of one quotation: source, addressee or subject matter, content, kind, evidence."""
    record, context = record_iri(evidence["id"]), document_graph(evidence["doc"])
    yield ox.Quad(record, KGO["source"], actor_iri(subject), context)
    if target is not None:
        relation = KGO["addressee"] if data["addressing"] == "to" else KGO["about"]
        yield ox.Quad(record, relation, actor_iri(target), context)
    yield from _status(record, data, context)
    yield from describe_speech(graph, evidence)


def describe_speech(graph: ActorGraph, evidence: EvidenceData) -> Iterator[ox.Quad]:
    """Yield what a quotation is without its source: content, kind, act and place in the text."""
    record, context = record_iri(evidence["id"]), document_graph(evidence["doc"])
    document = graph.graph["documents"][evidence["doc"]]
    content = " … ".join(text_between(document, *part) for part in evidence["content"])
    pairs: list[tuple[ox.NamedNode, Node]] = [
        (RDF["type"], KGO["Quotation"]),
        (RDF["type"], SCHEMA["Quotation"]),
        (SCHEMA["text"], text(content)),
        (KGO["kind"], text(evidence["kind"])),
        (KGO["act"], text(evidence["act"])),
    ]
    if evidence["parent"]:
        pairs.append((DCTERMS["isPartOf"], record_iri(evidence["parent"])))
    for predicate, value in pairs:
        yield ox.Quad(record, predicate, value, context)
    yield from _shared(graph, record, evidence, context)


def _status(record: ox.NamedNode, data: EdgeData, context: ox.NamedNode) -> Iterator[ox.Quad]:
    yield ox.Quad(record, KGO["polarity"], POLARITIES[data["polarity"]], context)
    yield ox.Quad(record, KGO["modality"], MODALITIES[data["modality"]], context)
    yield ox.Quad(record, KGO["edge"], text(data["id"]), context)
    if data["attributed_to"] is not None:
        yield ox.Quad(record, KGO["attributedTo"], actor_iri(data["attributed_to"]), context)


def _shared(
    graph: ActorGraph, record: ox.NamedNode, evidence: EvidenceData, context: ox.NamedNode
) -> Iterator[ox.Quad]:
    """Yield what assertions and quotations have in common."""
    yield ox.Quad(record, KGO["score"], decimal(evidence["score"]), context)
    yield ox.Quad(record, KGO["rule"], text(evidence["rule"]), context)
    yield ox.Quad(record, PROV["wasDerivedFrom"], document_iri(evidence["doc"]), context)
    yield from _times(graph, record, evidence, context)
    document = graph.graph["documents"][evidence["doc"]]
    for name, span in (
        ("evidence", [evidence["start"], evidence["end"]]),
        ("cue", evidence["cue"]),
    ):
        if span:
            place = ox.NamedNode(f"{record.value}:{name}")
            yield ox.Quad(record, KGO[name], place, context)
            exact = text_between(document, *span)
            yield from describe_place(place, evidence["doc"], span[0], span[1], exact=exact)


def _times(
    graph: ActorGraph, record: ox.NamedNode, evidence: EvidenceData, context: ox.NamedNode
) -> Iterator[ox.Quad]:
    """Yield when it happened: the day, or the interval within which, of the event; and a date to sort by.

    SEM keeps what is known of uncertain times by earliest begin and latest end.
    """
    start, end = date(evidence["event_start"]), date(evidence["event_end"])
    published = date(graph.graph["documents"][evidence["doc"]]["published"][:10])
    first = start or end or published
    if first is not None:
        yield ox.Quad(record, KGO["date"], first, context)
    if start is None and end is None:
        return
    interval = ox.NamedNode(f"{record.value}:time")
    yield ox.Quad(record, TIME["hasTime"], interval, context)
    yield ox.Quad(interval, RDF["type"], TIME["Interval"], context)
    if start == end and start is not None:
        yield ox.Quad(record, SEM["hasTimeStamp"], start, context)
    for day, sem, time in (
        (start, "hasEarliestBeginTimeStamp", "hasBeginning"),
        (end, "hasLatestEndTimeStamp", "hasEnd"),
    ):
        if day is not None:
            yield ox.Quad(interval, TIME[time], day_iri(day.value), context)
        if day is not None and start != end:
            yield ox.Quad(record, SEM[sem], day, context)
    if evidence["event_text"]:
        yield ox.Quad(interval, KGO["timeText"], text(evidence["event_text"]), context)
