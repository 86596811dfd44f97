"""Read sentences by rules alone, for the tests of what each rule reads."""

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions
from kg.extract.assertions import extract_assertions
from kg.ontology.check import Statement
from kg.ontology.load import load_ontology
from kg.ontology.reporting import load_reporting
from kg.quote.quotations import extract_quotations
from kg.records import Document

PUBLISHED = "2024-02-28"


def read_texts(nlp, texts):
    """Yield parse, mentions, quotations and assertions of each text."""
    actors, reporting, ontology = load_known_actors(), load_reporting(), load_ontology()
    documents = [
        Document(id=str(n), text=text, published=PUBLISHED) for n, text in enumerate(texts)
    ]
    for annotated in annotate_documents(documents, nlp=nlp, actors=actors):
        doc, quoted = annotated.doc, annotated.quoted
        mentions, _ = detect_mentions(doc, quoted, annotated.known, actors=actors)
        speech = extract_quotations(doc, quoted, mentions, reporting=reporting)
        mentions, quotations = speech.mentions, speech.quotations
        found = extract_assertions(
            doc, mentions, quotations, ontology=ontology, published=PUBLISHED
        )
        yield doc, mentions, quotations, found


def statements(mentions, assertions):
    """Yield assertions as an ontology's examples are written."""
    words = {mention.id: mention.text for mention in mentions}
    for one in assertions:
        polarity = "" if one.polarity == "positive" else "negative"
        modality = "" if one.modality == "actual" else one.modality.value
        object_ = words[one.object] if one.object else ""
        yield Statement(
            one.predicate, words[one.subject], object_, f"{polarity} {modality}".strip()
        )


def read(nlp, text):
    """Return subject, predicate, object and status of the events in a text."""
    _, mentions, _, found = next(iter(read_texts(nlp, [text])))
    return [
        (s.subject, s.predicate, s.object, s.status)
        for s in statements(mentions, found)
        if s.predicate not in {"holds_role", "part_of"}
    ]
