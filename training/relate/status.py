"""What annotated articles teach about status: readings -> labelled predicates, and the models that judge them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from kg.learned.bundle import Bundle
from kg.ontology.load import load_ontology
from kg.records import Extraction, Polarity, Span
from kg.relate.status import describe_status
from kg.relate.verdicts import head_of
from kg.status.complete import STANDING
from kg.status.signatures import Lexicon, index_signatures
from kg.status.timing import status_and_time
from kg.when.times import dates_of
from training.fit import fit_linear
from training.relate.judgements import SIGNED, Judged
from training.relate.readings import Read

__all__ = ["StatusLesson", "list_example_statuses", "list_statuses", "with_status"]

StatusLesson = tuple[Mapping[str, float], str, bool]
"""Features, modality, whether negative."""


def list_statuses(read: Read) -> Iterator[StatusLesson]:
    """Yield the places of events with their status; offices have that of their title."""
    doc, lexicon = read.parsed.annotated.doc, index_signatures(load_ontology())
    if read.judged is not None:
        yield from _list_judged(read, read.judged)
    for item in read.article.gold["assertions"]:
        relation = item["relations"][0]
        if item["optional"] or relation in STANDING:
            continue
        for place in item["places"]:
            word = head_of(doc, Span(*place["cue"])) if place.get("cue") else None
            if word is not None:
                features = _described(word, relation, lexicon, read.article.published)
                yield features, _first(item["modality_six"]), item["polarity"] == "negative"


def _list_judged(read: Read, judged: Judged) -> Iterator[StatusLesson]:
    doc, lexicon = read.parsed.annotated.doc, index_signatures(load_ontology())
    for one in judged.every:
        word = head_of(doc, Span(*one.cue))
        if word is not None and one.verdict in SIGNED and one.relation not in STANDING:
            features = _described(word, one.relation, lexicon, read.article.published)
            yield features, one.modality, one.negative


def _described(word: Token, relation: str, lexicon: Lexicon, published: str) -> dict[str, float]:
    status, _ = status_and_time(word, lexicon, dates_of(word.sent), published)
    return describe_status(word, relation, (status.negative, status.modality), status.cues)


def list_example_statuses(doc: Doc, read: Extraction) -> Iterator[StatusLesson]:
    """Yield the status of what rules read in a made-up sentence, which they read as it is meant."""
    lexicon = index_signatures(load_ontology())
    for one in read.assertions:
        word = head_of(doc, one.cue)
        if word is not None and one.predicate not in STANDING:
            features = _described(word, one.predicate, lexicon, "")
            yield features, one.modality.value, one.polarity is Polarity.NEGATIVE


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)


def with_status(bundle: Bundle, lessons: Sequence[StatusLesson]) -> Bundle:
    """Return a bundle with models of modality and polarity."""
    rows = [features for features, _, _ in lessons]
    modality = fit_linear(rows, [one for _, one, _ in lessons], strength=0.2)
    negative = fit_linear(rows, [one for _, _, one in lessons], strength=1.0)
    return replace(bundle, linear={**bundle.linear, "modality": modality, "negative": negative})
