"""Annotated texts as they are read: articles as given, GUM by the models of the package."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.config import Settings
from kg.learned.bundle import load_bundle
from kg.pipeline import extract_documents, load_reader
from kg.records import Document, Extraction
from kg.store.fingerprint import READING, digest_code
from training.antecedents import Answers, answers_of
from training.articles import SHARED, Article
from training.gum import answers_of_gum, load_gum
from training.parses import CACHE

__all__ = ["Text", "load_texts"]

_READING = tuple(one for one in READING if one != "learned")
"""What readings depend on, models apart: those are fitted anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An annotated text as it was read, with whom its pronouns mean."""

    name: str
    extraction: Extraction
    answers: Answers
    whole: bool = False


def load_texts(held: Sequence[Extraction], articles: Mapping[str, Article]) -> list[Text]:
    """Return annotated articles, as models that have not seen them read them, and texts of GUM."""
    texts = [
        Text(
            name=one.document.id,
            extraction=one,
            answers=answers_of(one.mentions, articles[one.document.id].gold),
        )
        for one in held
    ]
    return texts + gum_texts()


def gum_texts() -> list[Text]:
    """Return the texts of GUM that may be learned from, read by the models of the package."""
    rows = {row["id"]: row for row in load_gum(SHARED / "data/gum_rest.jsonl")}
    kept = CACHE / f"gum-{load_bundle('quote').digest[:8]}-{digest_code(_READING)[:16]}.pickle"
    if not kept.exists():
        documents = [Document(id=name, text=row["text"]) for name, row in sorted(rows.items())]
        read = list(extract_documents(documents, load_reader(Settings())))
        CACHE.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(read))
    return [
        Text(
            name=one.document.id,
            extraction=one,
            answers=answers_of_gum(one.mentions, rows[one.document.id]["gold"]),
            whole=True,
        )
        for one in pickle.loads(kept.read_bytes())
    ]
