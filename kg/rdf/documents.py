"""Documents, mentions and the run as RDF, and how mentions were resolved."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.schema import ActorGraph, DocumentData, JudgementData, MentionData
from kg.graph.statements import text_between
from kg.rdf.places import describe_place
from kg.rdf.terms import date, decimal, integer, is_web_address, text
from kg.rdf.vocabulary import (
    DCTERMS,
    KGO,
    PROV,
    RDF,
    RDFS,
    RESOLUTION,
    SCHEMA,
    actor_iri,
    document_graph,
    document_iri,
    mention_iri,
    part_iri,
)
from kg.records import digest_text

__all__ = ["describe_document", "describe_judgement", "describe_mention", "explain_mention"]

Node = ox.NamedNode | ox.Literal


def describe_document(graph: ActorGraph, doc: str) -> Iterator[ox.Quad]:
    """Yield what is known of an article, and the run that read it."""
    context = document_graph(doc)
    subject, run = document_iri(doc), _run(graph)
    for predicate, value in _properties(doc, graph.graph["documents"][doc]):
        yield ox.Quad(subject, predicate, value, context)
    yield ox.Quad(context, RDF["type"], PROV["Bundle"], context)
    yield ox.Quad(context, PROV["wasDerivedFrom"], subject, context)
    yield ox.Quad(context, PROV["wasGeneratedBy"], run, context)
    yield ox.Quad(run, RDF["type"], PROV["Activity"], context)
    yield ox.Quad(run, PROV["used"], subject, context)
    for name, version in sorted(graph.graph["made_by"].items()):
        yield ox.Quad(run, RDFS["comment"], text(f"{name} {version}"), context)


def _run(graph: ActorGraph) -> ox.NamedNode:
    """Return the IRI of the run: the same versions make the same graph, so they are the same run."""
    made_by = repr(sorted(graph.graph["made_by"].items()))
    return part_iri("run", digest_text(made_by)[:12])


def _properties(doc: str, document: DocumentData) -> Iterator[tuple[ox.NamedNode, Node]]:
    yield RDF["type"], SCHEMA["NewsArticle"]
    yield RDF["type"], KGO["Document"]
    yield DCTERMS["identifier"], text(doc)
    yield KGO["length"], integer(document["length"])
    yield KGO["sha256"], text(document["sha256"])
    fields = (
        ("headline", document["title"]),
        ("publisher", document["publisher"]),
        ("author", document["author"]),
        ("inLanguage", document["language"]),
    )
    for name, value in fields:
        if value:
            yield SCHEMA[name], text(value)
    published = date(document["published"])
    if published is not None:
        yield SCHEMA["datePublished"], published
    if is_web_address(document["url"]):
        yield SCHEMA["url"], ox.NamedNode(document["url"])
    if document["duplicate_of"]:
        yield PROV["wasDerivedFrom"], document_iri(document["duplicate_of"])


def describe_mention(mention: MentionData, document: DocumentData) -> Iterator[ox.Quad]:
    """Yield where a mention stands and how it refers.

    Its words are the document's where the graph keeps the sentence, so that one place has one wording.
    """
    doc, start, end = mention["doc"], mention["start"], mention["end"]
    place, context = mention_iri(doc, start, end), document_graph(doc)
    yield ox.Quad(place, RDF["type"], KGO["Mention"], context)
    yield ox.Quad(place, KGO["kind"], text(mention["kind"]), context)
    kept = text_between(document, start, end)
    exact = kept if len(kept) == end - start else mention["text"]
    yield from describe_place(place, doc, start, end, exact=exact)


def explain_mention(node: str, mention: MentionData) -> Iterator[ox.Quad]:
    """Yield whom a mention denotes, how sure that is and why."""
    place = mention_iri(mention["doc"], mention["start"], mention["end"])
    yield ox.Quad(place, KGO["denotes"], actor_iri(node), RESOLUTION)
    yield ox.Quad(place, KGO["score"], decimal(mention["score"]), RESOLUTION)
    if mention["reason"]:
        yield ox.Quad(place, KGO["reason"], text(mention["reason"]), RESOLUTION)


def describe_judgement(judgement: JudgementData) -> Iterator[ox.Quad]:
    """Yield a merge across documents that was made, refused or left to a person."""
    name = digest_text(f"{judgement['left']}\n{judgement['right']}")[:12]
    subject = part_iri("judgement", name)
    verdict = {True: "Same", False: "Distinct", None: "Unsure"}[judgement["same"]]
    pairs: list[tuple[ox.NamedNode, Node]] = [
        (RDF["type"], KGO["Judgement"]),
        (KGO["compares"], _compared(judgement["left"])),
        (KGO["compares"], _compared(judgement["right"])),
        (KGO["verdict"], KGO[verdict]),
        (KGO["score"], decimal(judgement["score"])),
        *((KGO["reason"], text(reason)) for reason in judgement["reasons"]),
    ]
    for predicate, value in pairs:
        yield ox.Quad(subject, predicate, value, RESOLUTION)


def _compared(key: str) -> ox.NamedNode:
    """Return the mention or the actor that a judgement's key names."""
    doc, mark, mention = key.rpartition("#m")
    start, _, end = mention.partition("-")
    if mark and start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal():
        return mention_iri(doc, int(start), int(end))
    return actor_iri(key)
