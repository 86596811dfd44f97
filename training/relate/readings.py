"""Readings of annotated articles by rules, kept in a file: extraction, who is who, and whom of the annotation each mention denotes."""

import hashlib
import pickle
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.extract.assertions import extract_assertions
from kg.pipeline import load_knowledge
from kg.quote.quotations import extract_quotations
from kg.records import Extraction, Span
from kg.store.fingerprint import digest_code
from training.articles import SHARED, Article
from training.parses import CACHE, Parsed, load_parses
from training.scoring import load_scorer, write_build

__all__ = ["Read", "load_readings"]

_READING = (
    "actors",
    "annotate",
    "detect",
    "names",
    "ontology",
    "quote",
    "read",
    "records",
    "resolve",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An annotated article as the rules read it.

    Attributes
    ----------
    article, parsed, extraction
        The annotation, the parse and what rules found.
    denotes
        Id of the annotated actor by mention id, for those that the scorer would tell.
    """

    article: Article
    parsed: Parsed
    extraction: Extraction
    denotes: dict[str, str]


def load_readings(articles: Sequence[Article]) -> list[Read]:
    """Return the articles as read by rules, with whom each mention denotes; kept per state of kg's code."""
    parses = load_parses(SHARED / "gold/train", [one.name for one in articles])
    key = hashlib.sha256((digest_code(_READING) + repr([one.name for one in articles])).encode())
    kept = CACHE / f"readings-{key.hexdigest()[:16]}.pickle"
    if not kept.exists():
        extractions = [_extract(parses[one.name]) for one in articles]
        kept.write_bytes(pickle.dumps((extractions, _denoted(extractions, articles))))
    extractions, denoted = pickle.loads(kept.read_bytes())
    return [
        Read(
            article=article,
            parsed=parses[article.name],
            extraction=extraction,
            denotes=denoted[article.name],
        )
        for article, extraction in zip(articles, extractions, strict=True)
    ]


def _extract(parsed: Parsed) -> Extraction:
    knowledge = load_knowledge(Settings())
    annotated = parsed.annotated
    published = annotated.document.published
    speech = extract_quotations(
        annotated.doc,
        annotated.quoted,
        parsed.mentions,
        reporting=knowledge.reporting,
        published=published,
    )
    assertions = extract_assertions(
        annotated.doc,
        speech.mentions,
        speech.quotations,
        ontology=knowledge.ontology,
        published=published,
    )
    return Extraction(
        document=annotated.document,
        sentences=tuple(
            Span(one.start_char, one.end_char)
            for one in annotated.doc.sents
            if one.start_char < one.end_char
        ),
        mentions=speech.mentions,
        links=(*parsed.links, *speech.links),
        quotations=speech.quotations,
        assertions=assertions,
    )


def _denoted(
    extractions: Sequence[Extraction], articles: Sequence[Article]
) -> dict[str, dict[str, str]]:
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        write_build(extractions, Path(folder))
        entities = scorer.load_jsonl(Path(folder) / "entities.jsonl")
    found: dict[str, dict[str, str]] = {}
    for article, extraction in zip(articles, extractions, strict=True):
        mapping, _, _ = scorer.map_entities(article.gold, entities)
        by_span = {
            (mention["start"], mention["end"]): mapping.get(entity["id"], f"?{entity['id']}")
            for entity in entities
            for mention in entity["mentions"]
            if mention["doc"] == article.name
        }
        found[article.name] = {
            one.id: by_span[one.span.start, one.span.end]
            for one in extraction.mentions
            if (one.span.start, one.span.end) in by_span
        }
    return found
