"""What annotated articles teach about status: readings -> labelled predicates, and the models that judge them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from kg.learned.bundle import Bundle
from kg.ontology.load import load_ontology
from kg.records import Extraction, Polarity, Span
from kg.relate.status import describe_status
from kg.relate.verdicts import head_of
from kg.status.complete import STANDING
from kg.status.signatures import index_signatures
from kg.status.timing import status_and_time
from kg.when.times import dates_of
from training.fit import fit_linear
from training.relate.readings import Read

__all__ = ["StatusLesson", "list_example_statuses", "list_statuses", "with_status"]

StatusLesson = tuple[Mapping[str, float], str, bool]
"""Features, modality, whether negative."""


def list_statuses(read: Read) -> Iterator[StatusLesson]:
    """Yield the places of events with their status; offices have that of their title."""
    doc, lexicon = read.parsed.annotated.doc, index_signatures(load_ontology())
    for item in read.article.gold["assertions"]:
        relation = item["relations"][0]
        if item["optional"] or relation in STANDING:
            continue
        for place in item["places"]:
            word = head_of(doc, Span(*place["cue"])) if place.get("cue") else None
            if word is not None:
                status, _ = status_and_time(
                    word, lexicon, dates_of(word.sent), read.article.published
                )
                read_as = status.negative, status.modality
                features = describe_status(word, relation, read_as, status.cues)
                yield features, _first(item["modality_six"]), item["polarity"] == "negative"


def list_example_statuses(doc: Doc, read: Extraction) -> Iterator[StatusLesson]:
    """Yield the status of what rules read in a made-up sentence, which they read as it is meant."""
    lexicon = index_signatures(load_ontology())
    for one in read.assertions:
        word = head_of(doc, one.cue)
        if word is not None and one.predicate not in STANDING:
            status, _ = status_and_time(word, lexicon, dates_of(word.sent), "")
            read_as = status.negative, status.modality
            features = describe_status(word, one.predicate, read_as, status.cues)
            yield features, one.modality.value, one.polarity is Polarity.NEGATIVE


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)


def with_status(bundle: Bundle, lessons: Sequence[StatusLesson]) -> Bundle:
    """Return a bundle with models of modality and polarity."""
    rows = [features for features, _, _ in lessons]
    modality = fit_linear(rows, [one for _, one, _ in lessons], strength=0.2)
    negative = fit_linear(rows, [one for _, _, one in lessons], strength=1.0)
    return replace(bundle, linear={**bundle.linear, "modality": modality, "negative": negative})
