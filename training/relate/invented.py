"""Invented sentences -> lessons for relations and constructions that articles have too rarely (`training.sentences`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotate.documents import annotate_documents
from kg.config import Settings
from kg.learned.models import Models
from kg.ontology.load import load_ontology
from kg.pipeline import load_reader, read_by_rules
from kg.records import Document, Extraction, Span
from kg.relate.candidates import find_roles, list_asked
from kg.relate.features import list_words
from kg.relate.triples import Role
from kg.relate.verdicts import Verdicts, head_of
from training.relate.lessons import WordLesson
from training.relate.status import StatusLesson, list_example_statuses
from training.sentences import Sentence, write_sentences

__all__ = ["Sentences", "load_sentences"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What invented sentences teach: of words, and of the status of what they say."""

    words: list[WordLesson]
    statuses: list[StatusLesson]


def load_sentences(models: Models) -> Sentences:
    """Return the words of all sentences, labelled, and those of the ontology's examples as rules read them.

    Actors and quotations are those that `models` read.
    Rules have their say in every second text, so that neither they nor their silence is needed.
    """
    reader, ontology = load_reader(Settings()), load_ontology()
    sentences = write_sentences()
    examples = [
        text
        for _, relation in sorted(ontology.relations.items())
        for text in (*(one.text for one in relation.examples), *relation.counterexamples)
    ]
    documents = [
        Document(id=f"s{number}", text=text)
        for number, text in enumerate([*(one.text for one in sentences), *examples])
    ]
    annotated = annotate_documents(documents, nlp=reader.nlp, actors=reader.knowledge.actors)
    found = Sentences([], [])
    for number, one in enumerate(annotated):
        read = read_by_rules(one, reader.knowledge, models)
        verdicts = Verdicts(one.doc, read.assertions if number % 2 else ())
        invented = number < len(sentences)
        told = _told(sentences[number], one.doc) if invented else _read(one.doc, read)
        found.words.extend(_lessons(told, one.doc, read, verdicts))
        found.statuses.extend(list_example_statuses(one.doc, read))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What a word says: a relation, and where source and target stand, if there is one."""

    relation: str
    source: Span
    target: Span | None


def _told(sentence: Sentence, doc: Doc) -> dict[int, list[_Said]]:
    wanted: dict[int, list[_Said]] = {}
    for cue, relation, source, target in sentence.readings:
        head = head_of(doc, sentence.cues[cue])
        if head is not None:
            said = _Said(relation, sentence.actors[source], sentence.actors.get(target))
            wanted.setdefault(head.i, []).append(said)
    return wanted


def _read(doc: Doc, read: Extraction) -> dict[int, list[_Said]]:
    spans = {mention.id: mention.span for mention in read.mentions}
    wanted: dict[int, list[_Said]] = {}
    for one in read.assertions:
        head = head_of(doc, one.cue)
        if head is not None:
            said = _Said(one.predicate, spans[one.subject], spans.get(one.object or ""))
            wanted.setdefault(head.i, []).append(said)
    return wanted


def _lessons(
    wanted: Mapping[int, list[_Said]], doc: Doc, read: Extraction, verdicts: Verdicts
) -> Iterator[WordLesson]:
    listed = list_words(load_ontology())
    for asked in list_asked(doc, read.mentions, verdicts, listed):
        said = wanted.get(asked.word.i, [])
        yield WordLesson(
            asked=asked,
            relations=tuple(sorted({one.relation for one in said})),
            targetless=any(one.target is None for one in said),
            roles=[
                (
                    features,
                    any(_stands(role, one.source) for one in said),
                    any(one.target is not None and _stands(role, one.target) for one in said),
                )
                for role, features in find_roles(asked, listed)
            ]
            if said
            else [],
        )


def _stands(role: Role, span: Span) -> bool:
    return span.start <= role.actor.token.idx < span.end
