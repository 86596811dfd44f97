"""Assertions and quotations as RDF: a statement and its evidence -> quads of the document's graph."""

from collections.abc import Iterator
from typing import TypeAlias

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO, TIME, XSD

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import text_between
from kg.rdf.vocabulary import (
    GRAPH,
    KGO,
    MODALITIES,
    OA,
    POLARITIES,
    SEM,
    actor_iri,
    document_iri,
    record_iri,
)

__all__ = ["Quad", "describe_assertion", "describe_quotation", "document_graph"]

Node: TypeAlias = URIRef | Literal
Quad: TypeAlias = tuple[URIRef, URIRef, Node, URIRef]


def document_graph(doc: str) -> URIRef:
    """Return the IRI of the named graph of what a document says."""
    return GRAPH[f"doc:{document_iri(doc).rsplit(':', 1)[-1]}"]


def describe_assertion(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[Quad]:
    """Yield the quads of one assertion: who, what, whom, status, sources, event time, evidence."""
    record, context = record_iri(evidence["id"]), document_graph(evidence["doc"])
    yield record, RDF.type, KGO.Assertion, context
    yield record, RDF.type, SEM.Event, context
    yield record, KGO.subject, actor_iri(subject), context
    yield record, KGO.predicate, KGO[data["predicate"]], context
    yield record, SEM.hasActor, actor_iri(subject), context
    if target is not None:
        yield record, KGO.object, actor_iri(target), context
        yield record, SEM.hasActor, actor_iri(target), context
    for name, value in (
        ("title", data["title"]),
        ("plover", data["plover"]),
        ("mode", data["mode"]),
        ("quadClass", data["quad"]),
    ):
        if value:
            yield record, KGO[name], Literal(value), context
    if data["predicate"] == "holds_role":
        yield record, KGO.ended, Literal(data["ended"]), context
    if evidence["place"]:
        yield record, SEM.hasPlace, Literal(evidence["place"]), context
    if evidence["attributed"]:
        yield record, KGO.claimedIn, record_iri(evidence["attributed"]), context
    yield from _shared(graph, record, data, evidence)


def describe_quotation(
    graph: ActorGraph, subject: str, target: str | None, data: EdgeData, evidence: EvidenceData
) -> Iterator[Quad]:
    """Yield the quads of one quotation: source, addressee or subject matter, content, kind, evidence."""
    record, context = record_iri(evidence["id"]), document_graph(evidence["doc"])
    document = graph.graph["documents"][evidence["doc"]]
    yield record, RDF.type, KGO.Quotation, context
    yield record, RDF.type, SDO.Quotation, context
    yield record, KGO.source, actor_iri(subject), context
    if target is not None:
        relation = KGO.addressee if data["addressing"] == "to" else KGO.about
        yield record, relation, actor_iri(target), context
    content = " … ".join(text_between(document, *part) for part in evidence["content"])
    yield record, SDO.text, Literal(content), context
    yield record, KGO.kind, Literal(evidence["kind"]), context
    yield record, KGO.act, Literal(evidence["act"]), context
    if evidence["parent"]:
        yield record, DCTERMS.isPartOf, record_iri(evidence["parent"]), context
    yield from _shared(graph, record, data, evidence)


def _shared(
    graph: ActorGraph, record: URIRef, data: EdgeData, evidence: EvidenceData
) -> Iterator[Quad]:
    """Yield what assertions and quotations have in common."""
    context = document_graph(evidence["doc"])
    yield record, KGO.polarity, POLARITIES[data["polarity"]], context
    yield record, KGO.modality, MODALITIES[data["modality"]], context
    yield record, KGO.score, Literal(evidence["score"]), context
    yield record, KGO.rule, Literal(evidence["rule"]), context
    yield record, KGO.edge, Literal(data["id"]), context
    yield record, PROV.wasDerivedFrom, document_iri(evidence["doc"]), context
    if data["attributed_to"] is not None:
        yield record, KGO.attributedTo, actor_iri(data["attributed_to"]), context
    yield from _times(record, evidence, context)
    yield from _place(graph, record, evidence, context)


def _times(record: URIRef, evidence: EvidenceData, context: URIRef) -> Iterator[Quad]:
    if not (evidence["event_start"] or evidence["event_end"]):
        return
    interval = URIRef(f"{record}:time")
    yield record, TIME.hasTime, interval, context
    yield interval, RDF.type, TIME.Interval, context
    for predicate, day in (
        (KGO.begins, evidence["event_start"]),
        (KGO.ends, evidence["event_end"]),
    ):
        if day:
            yield interval, predicate, Literal(day, datatype=XSD.date), context


def _place(
    graph: ActorGraph, record: URIRef, evidence: EvidenceData, context: URIRef
) -> Iterator[Quad]:
    """Yield where it stands: Web Annotation selectors of passage and cue."""
    document = graph.graph["documents"][evidence["doc"]]
    passages = [("evidence", [evidence["start"], evidence["end"]]), ("cue", evidence["cue"])]
    for name, span in passages:
        if span:
            target = URIRef(f"{record}:{name}")
            yield record, KGO[name], target, context
            yield target, RDF.type, OA.SpecificResource, context
            yield target, OA.hasSource, document_iri(evidence["doc"]), context
            yield target, OA.start, Literal(span[0]), context
            yield target, OA.end, Literal(span[1]), context
            yield target, OA.exact, Literal(text_between(document, *span)), context
