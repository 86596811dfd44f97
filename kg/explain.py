"""How kg reads: documents -> explanations; an ontology's examples -> those that are read otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.documents import Annotated, annotate_documents
from kg.detect.mentions import detect_mentions
from kg.extract.explain import SentenceExplanation, explain_document
from kg.ontology.check import Failure, Statement, check_examples
from kg.ontology.schema import Ontology
from kg.pipeline import Reader, extract_documents, read_by_rules
from kg.quote.explain import QuotationExplanation, explain_quotations
from kg.quote.mentions import MentionTable
from kg.quote.reading import Reading
from kg.records import Document, Extraction, Mention
from kg.relate.explain import PredicateExplanation, explain_relations

__all__ = ["Explanation", "check_ontology", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a sentence was read.

    Attributes
    ----------
    rules
        Its mentions, and what rules make of it.
    predicates
        Words that may say what actors do to one another, with the learned readings.
    quotations
        Candidates, refused ones too.
    """

    rules: SentenceExplanation
    predicates: tuple[PredicateExplanation, ...]
    quotations: tuple[QuotationExplanation, ...]


def explain(document: Document, reader: Reader) -> Iterator[Explanation]:
    """Yield for each sentence of `document` its mentions, candidate relations and candidate quotations.

    Both with their status and score, and with why any was refused.
    """
    knowledge = reader.knowledge
    (annotated,) = annotate_documents([document], nlp=reader.nlp, actors=knowledge.actors)
    extraction = read_by_rules(annotated, knowledge)
    doc, mentions = annotated.doc, _mentions(annotated, reader)
    reading = Reading.of(doc, annotated.quoted, mentions, knowledge.reporting)
    table = MentionTable(reading, mentions, document.published)
    quotations = list(explain_quotations(reading, table))
    read = (extraction.mentions, extraction.assertions)
    predicates = list(explain_relations(doc, *read, knowledge.ontology))
    for sentence in explain_document(
        doc,
        extraction.mentions,
        extraction.assertions,
        ontology=knowledge.ontology,
        published=document.published,
    ):
        span = sentence.span
        yield Explanation(
            rules=sentence,
            predicates=tuple(one for one in predicates if span.contains(one.span)),
            quotations=tuple(one for one in quotations if span.start <= one.span.start < span.end),
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
