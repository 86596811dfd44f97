"""How kg reads: documents -> explanations; an ontology's examples -> those that are read otherwise."""

from collections.abc import Iterator, Sequence

from kg.annotate.documents import Annotated, annotate_documents
from kg.detect.mentions import detect_mentions
from kg.extract.assertions import extract_assertions
from kg.extract.explain import SentenceExplanation, explain_document
from kg.extract.quotations import extract_quotations
from kg.ontology.check import Failure, Statement, check_examples
from kg.ontology.schema import Ontology
from kg.pipeline import Reader, extract_documents
from kg.records import Document, Extraction, Mention

__all__ = ["check_ontology", "explain"]


def explain(document: Document, reader: Reader) -> Iterator[SentenceExplanation]:
    """Yield for each sentence of `document` its mentions, candidates, status, and why any was refused."""
    knowledge = reader.knowledge
    (annotated,) = annotate_documents([document], nlp=reader.nlp, actors=knowledge.actors)
    mentions = _mentions(annotated, reader)
    quotations, _ = extract_quotations(
        annotated.doc, annotated.quoted, mentions, reporting=knowledge.reporting
    )
    published = document.published
    assertions = extract_assertions(
        annotated.doc, mentions, quotations, ontology=knowledge.ontology, published=published
    )
    yield from explain_document(
        annotated.doc, mentions, assertions, ontology=knowledge.ontology, published=published
    )


def check_ontology(ontology: Ontology, reader: Reader) -> tuple[Failure, ...]:
    """Return the examples of `ontology` that `reader` reads otherwise than they say."""

    def read(texts: Sequence[str]) -> Iterator[list[Statement]]:
        documents = [
            Document(id=f"example-{number}", text=text) for number, text in enumerate(texts)
        ]
        for extraction in extract_documents(documents, reader):
            yield _statements(extraction)

    return check_examples(ontology.relations.values(), read)


def _mentions(annotated: Annotated, reader: Reader) -> tuple[Mention, ...]:
    actors = reader.knowledge.actors
    return detect_mentions(annotated.doc, annotated.quoted, annotated.known, actors=actors)[0]


def _statements(extraction: Extraction) -> list[Statement]:
    words = {mention.id: mention.text for mention in extraction.mentions}
    found = []
    for one in extraction.assertions:
        status = [str(one.polarity), str(one.modality)]
        shown = " ".join(word for word in status if word not in ("positive", "actual"))
        target = words[one.object] if one.object is not None else ""
        found.append(Statement(one.predicate, words[one.subject], target, shown))
    return found
