"""Documents, mentions and the run as RDF, and how mentions were resolved."""

import re
from collections.abc import Iterator

from kg.graph.schema import ActorGraph, DocumentData, JudgementData, MentionData
from kg.graph.statements import text_between
from kg.rdf.turtle import (
    OWN_DOCUMENT,
    Name,
    Triple,
    actor_name,
    date,
    decimal,
    document_graph_name,
    document_name,
    integer,
    mention_name,
    own_mention,
    part_name,
    text,
    web_address,
)
from kg.records import digest_text

__all__ = [
    "describe_bundle",
    "describe_document",
    "describe_judgement",
    "describe_mention",
    "describe_run",
    "explain_mention",
]

_AGENT = part_name("software", "kg")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def describe_document(graph: ActorGraph, doc: str) -> Iterator[Triple]:
    """Yield what is known of an article."""
    for predicate, value in _properties(doc, graph.graph["documents"][doc]):
        yield OWN_DOCUMENT, predicate, value


def describe_bundle(graph: ActorGraph, doc: str) -> Iterator[Triple]:
    """Yield of which article a named graph is, and which run made it."""
    context = document_graph_name(doc)
    yield context, "a", "prov:Bundle"
    yield context, "prov:wasDerivedFrom", OWN_DOCUMENT
    yield context, "prov:wasGeneratedBy", _run(graph)
    yield _run(graph), "prov:used", OWN_DOCUMENT


def describe_run(graph: ActorGraph) -> Iterator[Triple]:
    """Yield the run that read all articles, and the software that did."""
    run = _run(graph)
    yield run, "a", "prov:Activity"
    yield run, "prov:wasAssociatedWith", _AGENT
    yield _AGENT, "a", "prov:SoftwareAgent"
    yield _AGENT, "rdfs:label", text("kg", "en")
    for name, version in sorted(graph.graph["made_by"].items()):
        yield run, "rdfs:comment", text(f"{name} {version}", "en")


def _run(graph: ActorGraph) -> Name:
    """Return the IRI of the run: the same versions make the same graph, so they are the same run."""
    made_by = repr(sorted(graph.graph["made_by"].items()))
    return part_name("run", digest_text(made_by)[:12])


def _properties(doc: str, document: DocumentData) -> Iterator[tuple[Name, str]]:
    yield "a", "schema:NewsArticle"
    yield "a", "kgo:Document"
    yield "dcterms:identifier", text(doc)
    yield "kgo:length", integer(document["length"])
    yield "kgo:sha256", text(document["sha256"])
    if document["title"]:
        yield "schema:headline", text(document["title"], document["language"])
    fields = (
        ("publisher", document["publisher"]),
        ("author", document["author"]),
        ("inLanguage", document["language"]),
    )
    for name, value in fields:
        if value:
            yield f"schema:{name}", text(value)
    yield from _issued(document["published"])
    address = web_address(document["url"])
    if address:
        yield "schema:url", address
    if document["duplicate_of"]:
        yield "prov:wasDerivedFrom", document_name(document["duplicate_of"])


def _issued(published: str) -> Iterator[tuple[Name, str]]:
    """Yield the day of publication, always of one type so that filters find it, and what else is known: hour, or month alone."""
    if day := date(published[:10]):
        yield "schema:datePublished", day
    if _MONTH.fullmatch(published):
        yield "dcterms:issued", f'"{published}"^^xsd:gYearMonth'
    elif moment := date(published):
        yield "dcterms:issued", moment


def describe_mention(mention: MentionData, document: DocumentData) -> Iterator[Triple]:
    """Yield where a mention stands and how it refers.

    Its words are the document's where the graph keeps the sentence, so that one place has one wording.
    """
    start, end = mention["start"], mention["end"]
    kept = text_between(document, start, end)
    words = text(kept if len(kept) == end - start else mention["text"])
    told = f"kgo:Mention ;\n\tkgo:end {end} ;\n\tkgo:kind {text(mention['kind'])} ;\n\tkgo:start {start}"
    yield (
        own_mention(start, end),
        "a",
        f"{told} ;\n\tkgo:words {words} ;\n\toa:hasSource {OWN_DOCUMENT}",
    )


def explain_mention(node: str, mention: MentionData) -> Iterator[Triple]:
    """Yield whom a mention denotes, how sure that is and why."""
    place = own_mention(mention["start"], mention["end"])
    told = f"{actor_name(node)} ;\n\tkgo:reason {text(mention['reason'])}"
    denoted = told if mention["reason"] else actor_name(node)
    yield place, "kgo:denotes", f"{denoted} ;\n\tkgo:score {decimal(mention['score'])}"


def describe_judgement(judgement: JudgementData) -> Iterator[Triple]:
    """Yield a merge across documents that was made, refused or left to a person."""
    name = digest_text(f"{judgement['left']}\n{judgement['right']}")[:12]
    subject = part_name("judgement", name)
    verdict = {True: "Same", False: "Distinct", None: "Unsure"}[judgement["same"]]
    pairs: list[tuple[Name, str]] = [
        ("a", "kgo:Judgement"),
        ("kgo:compares", _compared(judgement["left"])),
        ("kgo:compares", _compared(judgement["right"])),
        ("kgo:verdict", f"kgo:{verdict}"),
        ("kgo:score", decimal(judgement["score"])),
        *(("kgo:reason", text(reason)) for reason in judgement["reasons"]),
    ]
    for predicate, value in pairs:
        yield subject, predicate, value


def _compared(key: str) -> Name:
    """Return the mention or the actor that a judgement's key names."""
    doc, mark, mention = key.rpartition("#m")
    start, _, end = mention.partition("-")
    if mark and start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal():
        return mention_name(doc, int(start), int(end))
    return actor_name(key)
