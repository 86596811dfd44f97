"""The models of relations that ship: annotated articles -> bundle and card."""

from typing import Any

from kg.learned.bundle import Bundle
from training.articles import FOLDS
from training.material import Material
from training.relate.fit import fit_documents, fit_readings, fit_words
from training.relate.heldout import HeldOutRelations, with_curve
from training.relate.invented import Sentences
from training.relate.status import with_status
from training.sentences import write_sentences

__all__ = ["train_relations"]


def train_relations(
    material: Material, held: HeldOutRelations, invented: Sentences
) -> tuple[Bundle, dict[str, Any]]:
    """Return the models of relations and what their card says of them."""
    words = fit_words([one for own in held.lessons.values() for one in own] + invented.words)
    words = with_status(words, held.statuses + invented.statuses)
    readings = fit_readings(words, held.candidates, held.right, held.folds)
    bundle = fit_documents(
        with_curve(readings, held.winners, held.won), held.rows, held.said, held.row_folds
    )
    card = {
        "name": "relate",
        "digest": bundle.digest,
        "learned_from": f"{len(material.articles)} annotated news articles, {held.judgements} readings of further ones that were judged or listed, {len(write_sentences())} invented sentences",
        "words": sum(map(len, held.lessons.values())),
        "readings": len(held.candidates),
        "statements": len(held.rows),
        "folds": FOLDS,
        "threshold": bundle.numbers["threshold"],
        "features": {name: len(one.index) for name, one in sorted(bundle.linear.items())},
        "trees": {name: len(one.roots) for name, one in sorted(bundle.trees.items())},
    }
    return bundle, card
