"""The graph as RDF: actor graph -> quads in three layers.

Per document what it says (assertions, quotations, evidence, mentions); the resolution (which mention denotes
whom, with score and reason); and the plain graph, ``kg:qatar kgo:mediates kg:israel``, of what is actual,
positive and not merely claimed. Shape after the KnowledgeStore of PIKES and NewsReader (Corcoglioniti et al.
2015): text, mention, instance. No blank nodes, so that builds can be compared.
"""

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD

from kg.graph.schema import ActorGraph, DocumentData, EdgeData, NodeData
from kg.graph.statements import iter_statements
from kg.rdf.records import Quad, describe_assertion, describe_quotation, document_graph
from kg.rdf.vocabulary import GRAPH, KGO, OA, TYPES, WIKIDATA, actor_iri, document_iri

__all__ = ["PLAIN", "RESOLUTION", "iter_quads"]

PLAIN = GRAPH["plain"]
RESOLUTION = GRAPH["resolution"]


def iter_quads(graph: ActorGraph) -> Iterator[Quad]:
    """Yield the quads of `graph`: subject, predicate, object and the IRI of the named graph.

    Unsorted, each at least once; memory stays bounded by the graph itself.
    """
    for doc, document in graph.graph["documents"].items():
        yield from _document(doc, document)
    for node in graph:
        yield from _actor(node, graph.nodes[node])
        yield from _mentions(graph, node)
    for subject, target, data in iter_statements(graph):
        yield from _plain(subject, target, data)
        for evidence in data["evidence"]:
            if data["predicate"] == "says":
                yield from describe_quotation(graph, subject, target, data, evidence)
            else:
                yield from describe_assertion(graph, subject, target, data, evidence)


def _plain(subject: str, target: str | None, data: EdgeData) -> Iterator[Quad]:
    """Yield the plain triple of a statement that articles themselves report as done."""
    reported = data["polarity"] == "positive" and data["modality"] == "actual"
    if target is None or not reported or data["attributed_to"] is not None or data["ended"]:
        return
    predicate = data["predicate"] if data["predicate"] != "says" else f"says_{data['addressing']}"
    yield actor_iri(subject), KGO[predicate], actor_iri(target), PLAIN
    if data["symmetric"]:
        yield actor_iri(target), KGO[predicate], actor_iri(subject), PLAIN


def _actor(node: str, data: NodeData) -> Iterator[Quad]:
    actor = actor_iri(node)
    own, general = TYPES.get(data["type"], (KGO.Actor, PROV.Agent))
    for kind in (KGO.Actor, own, general):
        yield actor, RDF.type, kind, PLAIN
    yield actor, SKOS.prefLabel, Literal(_valid(data["name"])), PLAIN
    yield actor, RDFS.label, Literal(_valid(data["name"])), PLAIN
    for alias in data["aliases"]:
        yield actor, SKOS.altLabel, Literal(_valid(alias)), PLAIN
    if data["wikidata"]:
        yield actor, OWL.sameAs, WIKIDATA[data["wikidata"]], PLAIN
    for other in data["same_as"]:
        same = URIRef(other) if _is_iri(other) else None
        yield actor, OWL.sameAs if same else DCTERMS.identifier, same or Literal(other), PLAIN
    for key, value in (("country", data["country"]), ("sector", data["sector"])):
        if value:
            yield actor, KGO[key], Literal(value), PLAIN
    if data["anonymous"]:
        yield actor, KGO.anonymous, Literal(data["anonymous"]), PLAIN


def _document(doc: str, document: DocumentData) -> Iterator[Quad]:
    subject, context = document_iri(doc), document_graph(doc)
    yield subject, RDF.type, SDO.NewsArticle, context
    yield subject, RDF.type, PROV.Entity, context
    yield subject, DCTERMS.identifier, Literal(_valid(doc)), context
    yield subject, KGO.length, Literal(document["length"]), context
    yield subject, KGO.sha256, Literal(document["sha256"]), context
    for predicate, value in (
        (SDO.headline, document["title"]),
        (SDO.publisher, document["publisher"]),
        (SDO.author, document["author"]),
    ):
        if value:
            yield subject, predicate, Literal(_valid(value)), context
    if document["published"]:
        kind = XSD.dateTime if "T" in document["published"] else XSD.date
        yield subject, SDO.datePublished, Literal(document["published"], datatype=kind), context
    if _is_iri(document["url"]):
        yield subject, SDO.url, URIRef(document["url"]), context
    if document["duplicate_of"]:
        yield subject, PROV.wasDerivedFrom, document_iri(document["duplicate_of"]), context


def _mentions(graph: ActorGraph, node: str) -> Iterator[Quad]:
    actor = actor_iri(node)
    for mention in graph.nodes[node]["mentions"]:
        doc = mention["doc"]
        place = URIRef(f"{document_iri(doc)}#char={mention['start']},{mention['end']}")
        context = document_graph(doc)
        yield place, RDF.type, KGO.Mention, context
        yield place, OA.hasSource, document_iri(doc), context
        yield place, OA.start, Literal(mention["start"]), context
        yield place, OA.end, Literal(mention["end"]), context
        yield place, OA.exact, Literal(_valid(mention["text"])), context
        yield place, KGO.denotes, actor, RESOLUTION
        yield place, KGO.score, Literal(mention["score"]), RESOLUTION
        if mention["reason"]:
            yield place, KGO.reason, Literal(_valid(mention["reason"])), RESOLUTION


def _is_iri(text: str) -> bool:
    """Tell whether a string from the outside is a web address that RDF can hold."""
    return text.startswith(("http://", "https://")) and not set(text) & set(' <>"{}|\\^`\n\r\t')


def _valid(text: str) -> str:
    """Return `text` without the characters that RDF literals and XML can't hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
