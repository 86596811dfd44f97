"""Readings of annotated articles that models of relations learn from: by rules, quotations by models that have not seen them."""

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.actors.load import load_known_actors
from kg.annotate.documents import Annotated
from kg.config import Settings
from kg.learned.models import Models
from kg.pipeline import load_knowledge, read_by_rules
from kg.records import Extraction
from kg.resolve.mentions import resolve_mentions
from kg.store.fingerprint import digest_code
from training.articles import Article, fold_of
from training.heldout import HeldOut
from training.material import Material
from training.parallel import each
from training.parses import CACHE, RULES, Parsed
from training.relate.judgements import Judged
from training.scoring import denote

__all__ = ["Read", "extract", "load_readings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An annotated article as the rules read it.

    Attributes
    ----------
    article, parsed, extraction
        The annotation, the parse and what rules found.
    denotes
        Id of the annotated actor by mention id, for those that the scorer would tell; unknown ones begin with ``?``.
    judged
        Judgements of single readings, where they stand in an annotation's place.
    """

    article: Article
    parsed: Parsed
    extraction: Extraction
    denotes: Mapping[str, str]
    judged: Judged | None = None

    @property
    def fold(self) -> int:
        """Of the article."""
        return fold_of(self.article.name)


def load_readings(material: Material, held: HeldOut) -> list[Read]:
    """Return the articles as read by rules, sorted by name, with whom each mention denotes; kept per state of the code."""
    names = sorted(material.articles)
    digests = "".join(held.models[fold].of("quote").digest for fold in sorted(held.models))
    key = hashlib.sha256((digest_code(RULES) + digests + repr(names)).encode()).hexdigest()
    kept = CACHE / f"readings-{key[:16]}.pickle"
    if not kept.exists():
        annotated = {name: material.parses[name].annotated for name in names}
        extractions = extract(annotated, held.by_document())
        articles = [material.articles[name] for name in names]
        actors, models = load_known_actors(()), held.by_document()
        resolution = resolve_mentions(extractions, actors=actors, models=models)
        meant = denote(extractions, articles, resolution)
        kept.write_bytes(pickle.dumps((extractions, meant)))
    extractions, denoted = pickle.loads(kept.read_bytes())
    return [
        Read(
            article=material.articles[name],
            parsed=material.parses[name],
            extraction=extraction,
            denotes=whom,
        )
        for name, extraction, whom in zip(names, extractions, denoted, strict=True)
    ]


def extract(annotated: Mapping[str, Annotated], models: Mapping[str, Models]) -> list[Extraction]:
    """Return articles as rules read them, in their order.

    Parameters
    ----------
    annotated, models
        By name of the article.
    """
    knowledge = load_knowledge(Settings())

    def read(name: str) -> Extraction:
        one = annotated[name]
        return replace(read_by_rules(one, knowledge, models[name]), document=one.document)

    return each(list(annotated), read, 8)
