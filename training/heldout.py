"""Articles read by models that have not seen them: what certainty, thresholds and other readers are learned from."""

import hashlib
import multiprocessing
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.config import Settings
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import sigmoid
from kg.pipeline import load_knowledge, read_by_rules
from kg.quote.certainty import describe_certainty
from kg.quote.decide import decide
from kg.quote.mentions import MentionTable
from kg.quote.reading import Reading
from kg.records import Extraction
from kg.store.fingerprint import digest_code
from training.articles import FOLDS, fold_of
from training.material import Material
from training.parses import CACHE
from training.quotes import fit_certainty, fit_quotes
from training.scoring import score_articles

__all__ = [
    "HeldOut",
    "best_threshold",
    "fold_bundles",
    "judge_quotations",
    "probabilities_of",
    "read_held_out",
]

Key = tuple[str, int, int]
_TIE = 0.001
_READING = (
    "actors", "annotate", "detect", "names", "ontology", "quote", "read", "records", "resolve",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """What models read in articles that they had not seen.

    Attributes
    ----------
    extractions
        One per article, all candidates that stand as quotations.
    keys, rows, right, folds
        Of each quotation: document and hull, numbers of `kg.quote.certainty`, whether words and speaker are
        right, and the fold of its article.
    """

    extractions: list[Extraction]
    keys: list[Key]
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    folds: NDArray[np.int64]


_SHARED: list[Material] = []
"""What processes see of their parent: parses are too large to be sent."""


def read_held_out(material: Material) -> HeldOut:
    """Return each article as read by models that were fitted on the other folds; scores are plain products."""
    _SHARED[:] = [material]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = [one for part in pool.map(_read_fold, range(FOLDS), 1) for one in part]
    found.sort(key=lambda one: one[0].document.id)
    extractions = [extraction for extraction, _ in found]
    articles = [material.articles[one.document.id] for one in extractions]
    _, each = score_articles(extractions, articles)
    right = judge_quotations(
        extractions, [line for one in each.values() for line in one["errors"]]
    )
    rows = {key: row for _, described in found for key, row in described.items()}
    keys = [key for key in right if key in rows]
    return HeldOut(
        extractions=extractions,
        keys=keys,
        rows=np.array([rows[key] for key in keys], dtype=float),
        right=np.array([right[key] for key in keys]),
        folds=np.array([fold_of(key[0]) for key in keys]),
    )


def _read_fold(fold: int) -> list[tuple[Extraction, dict[Key, list[float]]]]:
    material = _SHARED[0]
    bundle = _fold_bundle(material, fold)
    held = [name for name in material.articles if fold_of(name) == fold]
    return [_read(material, name, bundle) for name in held]


def _read(
    material: Material, name: str, bundle: Bundle
) -> tuple[Extraction, dict[Key, list[float]]]:
    knowledge, parsed = load_knowledge(Settings()), material.parses[name]
    one = parsed.annotated
    reading = Reading.of(one.doc, one.quoted, parsed.mentions, knowledge.reporting)
    decisions = decide(reading, MentionTable(reading, parsed.mentions, ""), bundle)
    rows = {
        (name, d.draft.hull.start, d.draft.hull.end): describe_certainty(d, reading)
        for d in decisions
    }
    read = one.taken_out.restore(read_by_rules(one, knowledge, quotes=bundle))
    return replace(read, document=one.document), rows


def judge_quotations(extractions: Sequence[Extraction], errors: Iterable[str]) -> dict[Key, bool]:
    """Return whether each quotation is right in words and speaker, by what the scorer complains of."""
    wrong = {
        (found[1], int(found[2]), int(found[3]))
        for line in errors
        if (found := re.match(r"(\S+): quote (?:spurious|speaker).*\[(\d+), (\d+)\]$", line))
    }
    keys = (
        (one.document.id, quotation.hull.start, quotation.hull.end)
        for one in extractions
        for quotation in one.quotations
    )
    return {key: key not in wrong for key in keys}


def best_threshold(
    scores: NDArray[np.float64], right: NDArray[np.bool_], wanted: int
) -> tuple[float, float]:
    """Return the score from which F1 is best, and that F1; of scores that are as good within a thousandth, the highest.

    Parameters
    ----------
    wanted
        How many quotations the annotation has.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    measure = 2 * hits / (np.arange(1, len(order) + 1) + wanted)
    best = int(np.flatnonzero(measure >= measure.max() - _TIE)[0])
    return float(np.floor(scores[order][best] * 1000) / 1000), float(measure[best])


def probabilities_of(bundle: Bundle, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the last model of a bundle says of rows."""
    return bundle.curves["score"].probabilities(sigmoid(bundle.trees["score"].logits(rows)))


def _fold_bundle(material: Material, fold: int) -> Bundle:
    return fit_quotes([one for name, one in material.lessons.items() if fold_of(name) != fold])


def fold_bundles(material: Material) -> dict[int, Bundle]:
    """Return for each fold whole models of quotations that were fitted on the others; kept per state of the code."""
    own = ("entities", "fit", "invented", "material", "quotes", "scoring")
    code = b"".join(Path(__file__).with_name(f"{name}.py").read_bytes() for name in own)
    key = hashlib.sha256((digest_code(_READING) + repr(sorted(material.lessons))).encode() + code)
    places = {f: CACHE / f"quote-{key.hexdigest()[:16]}-{f}.npz" for f in range(FOLDS)}
    if not all(place.exists() for place in places.values()):
        held = read_held_out(material)
        with multiprocessing.get_context("fork").Pool(2) as pool:
            fitted = dict(enumerate(pool.map(_packed_fold, range(FOLDS), 1)))
        for fold, place in places.items():
            place.write_bytes(_certain(read_bundle(fitted[fold]), held, material, fold))
    return {fold: read_bundle(place.read_bytes()) for fold, place in places.items()}


def _packed_fold(fold: int) -> bytes:
    return pack_bundle(_fold_bundle(_SHARED[0], fold))


def _certain(bundle: Bundle, held: HeldOut, material: Material, fold: int) -> bytes:
    other = held.folds != fold
    whole = fit_certainty(bundle, held.rows[other], held.right[other], held.folds[other])
    wanted = sum(len(a.gold["quotes"]) for n, a in material.articles.items() if fold_of(n) != fold)
    said = probabilities_of(whole, held.rows[other])
    least, _ = best_threshold(said, held.right[other], wanted)
    return pack_bundle(replace(whole, numbers={"threshold": least}))
