"""Annotated texts as they are read: articles by models that have not seen them, GUM by those of the package."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.assemble.certainty import keep_sure
from kg.config import Settings
from kg.learned.bundle import load_bundle
from kg.pipeline import extract_documents, load_reader
from kg.records import Document, Extraction
from kg.store.fingerprint import READING, digest_code
from training.antecedents import Answers, answers_of
from training.articles import SHARED, fold_of
from training.crossval import read_held_out, rescore, with_scores
from training.gum import answers_of_gum, load_gum
from training.material import load_material
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


def held_out() -> tuple[list[Extraction], Mapping[str, Any]]:
    """Return annotated articles as read by models that have not seen them, kept in a file, and their annotation."""
    kept = CACHE / f"held-{digest_code(_READING)[:16]}.pickle"
    if not kept.exists():
        material = load_material()
        held = read_held_out(material)
        scores, thresholds = rescore(held, material.articles)
        sure = [
            keep_sure(with_scores(one, scores), thresholds[fold_of(one.document.id)])
            for one in held.extractions
        ]
        gold = {name: one.gold for name, one in material.articles.items()}
        CACHE.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps((sure, gold)))
    found: tuple[list[Extraction], Mapping[str, Any]] = pickle.loads(kept.read_bytes())
    return found


def load_texts() -> list[Text]:
    """Return annotated articles and texts of GUM, read."""
    held, gold = held_out()
    texts = [
        Text(
            name=one.document.id,
            extraction=one,
            answers=answers_of(one.mentions, gold[one.document.id]),
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
