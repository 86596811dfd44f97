"""Training: annotated articles -> the models that ship with the package, and their card.

Usage: ``python -m training.train [FOLDER]``, a folder in the format of ``gold/README.md``. The last model and the threshold
come from what models read of articles that they had not seen; the others are fitted on all articles.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import kg.learned
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.models import SHIPPED
from training.articles import FOLDS, SHARED
from training.heldout import HeldOut, best_threshold, hold_out, keep_anew, probabilities_of
from training.material import Material, load_material
from training.quotes import fit_certainty, fit_quotes
from training.relate.heldout import read_held_out
from training.relate.invented import load_sentences
from training.relate.judged import load_judged
from training.relate.readings import load_readings
from training.relate.train import train_relations

__all__ = ["describe_mentions", "train_quotes", "write_model"]

DATA = Path(kg.learned.__file__).parent / "data"


def train_quotes(material: Material, held: HeldOut) -> tuple[Bundle, dict[str, Any]]:
    """Return the models of quotations and what their card says of them."""
    bundle = fit_certainty(
        fit_quotes(list(material.lessons.values())), held.rows, held.right, held.folds
    )
    wanted = sum(len(one.gold["quotes"]) for one in material.articles.values())
    least, measure = best_threshold(probabilities_of(bundle, held.rows), held.right, wanted)
    for share in (0.3, 0.4, 0.5, 0.6):
        kept = probabilities_of(bundle, held.rows) >= share
        hits = int(held.right[kept].sum())
        print(f"from {share}: P {hits / kept.sum():.3f}, R {hits / wanted:.3f}")
    bundle = replace(bundle, numbers={"threshold": least})
    bundle = read_bundle(pack_bundle(bundle))
    card = {
        "name": "quote",
        "digest": bundle.digest,
        "learned_from": f"{len(material.articles)} annotated news articles with {wanted} quotations, "
        f"{len(material.lessons) - len(material.articles)} invented texts",
        "candidates": sum(len(one.drafts) for one in material.lessons.values()),
        "folds": FOLDS,
        "threshold": least,
        "speaker_f1_at_threshold": round(measure, 4),
        "features": {name: len(one.index) for name, one in sorted(bundle.linear.items())},
        "trees": {name: len(one.roots) for name, one in sorted(bundle.trees.items())},
    }
    return bundle, card


def describe_mentions(material: Material, bundle: Bundle) -> dict[str, Any]:
    """Return what the card of the models of mentions says of them."""
    return {
        "name": "mention",
        "digest": bundle.digest,
        "learned_from": f"{len(material.articles)} annotated news articles with "
        f"{sum(len(one.gold['entities']) for one in material.articles.values())} entities",
        "folds": FOLDS,
        "numbers": dict(sorted(bundle.numbers.items())),
        "features": {name: len(one.index) for name, one in sorted(bundle.linear.items())},
        "trees": {name: len(one.roots) for name, one in sorted(bundle.trees.items())},
    }


def write_model(bundle: Bundle, card: dict[str, Any]) -> None:
    """Write models and their card into the package."""
    DATA.mkdir(exist_ok=True)
    name = card["name"]
    (DATA / f"{name}.npz").write_bytes(pack_bundle(bundle))
    (DATA / f"{name}.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card))


def main() -> None:
    """Train and write the models, in the order in which they read: each learns from what those before make of unseen articles."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "gold"
    material = load_material(folder)
    held = hold_out(material)
    invented = load_sentences(SHIPPED | held.shipped)
    reads = [*load_readings(material, held), *load_judged(SHIPPED | held.shipped)]
    relations = read_held_out(reads, held.models, invented)
    keep_anew(held, relations.extractions, material)
    write_model(held.shipped["mention"], describe_mentions(material, held.shipped["mention"]))
    write_model(held.shipped["resolve"], held.ties)
    write_model(*train_quotes(material, held))
    write_model(*train_relations(material, relations, invented))


if __name__ == "__main__":
    main()
