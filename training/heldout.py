"""Articles read by models that have not seen them: what certainty, thresholds and later readers are learned from.

In the order in which a build reads: who is an actor, who said what, whom pronouns and descriptions mean, who is kept, how
certain quotations are. Each step learns from what the steps before it make of articles that they have not seen.
"""

import hashlib
import pickle
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors.load import load_known_actors
from kg.assemble.certainty import keep_sure
from kg.config import Settings
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import sigmoid
from kg.learned.models import SHIPPED, Models
from kg.pipeline import load_knowledge, read_by_rules
from kg.quote.certainty import describe_certainty
from kg.quote.decide import decide
from kg.quote.mentions import MentionTable
from kg.quote.reading import Reading
from kg.records import Extraction
from kg.store.fingerprint import digest_code
from training.articles import FOLDS, fold_of
from training.material import Material
from training.mentions import fit_keep, prepare_casting
from training.pairs import add_pairs, prepare_pairs
from training.parallel import each_fold
from training.parses import CACHE, RULES
from training.quotes import fit_certainty, fit_quotes
from training.scoring import score_articles
from training.tie_texts import load_texts
from training.ties import describe_ties, fit_folds, learn, train_ties

__all__ = [
    "HeldOut",
    "best_threshold",
    "hold_out",
    "judge_quotations",
    "keep_anew",
    "probabilities_of",
]

Key = tuple[str, int, int]
_TIE = 0.001
_LIKELY = 0.3
"""Plain scores from which quotations count where their certainty isn't learned yet."""


@dataclass(slots=True, kw_only=True)
class HeldOut:
    """What models read in articles that they had not seen.

    Attributes
    ----------
    extractions
        One per article, sorted by name: all candidates that stand as quotations, relations by rules.
    keys, rows, right, folds
        Of each quotation: document and hull, numbers of `kg.quote.certainty`, whether words and speaker are
        right, and the fold of its article.
    models
        By fold, those that have not seen its articles: mentions, quotations, ties.
    shipped
        Those of mentions and ties that are fitted on all articles.
    ties
        What the card of the models of ties says of them.
    """

    extractions: list[Extraction]
    models: dict[int, Models]
    shipped: dict[str, Bundle]
    ties: dict[str, Any]
    keys: list[Key] = field(default_factory=list)
    rows: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    right: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    folds: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def by_document(self) -> dict[str, Models]:
        """Return, for each article, the models that have not seen it."""
        return {
            name: self.models[fold_of(name)]
            for name in (one.document.id for one in self.extractions)
        }


def hold_out(material: Material) -> HeldOut:
    """Return each article as read by models that were fitted on the other folds; kept in a file per state of the code."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    code = b"".join(
        one.read_bytes() for one in sources if one.stem not in ("crossval", "train", "actors")
    )
    key = hashlib.sha256((digest_code(RULES) + repr(sorted(material.lessons))).encode() + code)
    kept = CACHE / f"held-{key.hexdigest()[:16]}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(_hold_out(material)))
    held: HeldOut = pickle.loads(kept.read_bytes())
    return held


def _hold_out(material: Material) -> HeldOut:
    read = each_fold(lambda fold: _read_fold(material, fold))
    found = sorted(
        (one for _, part in read.values() for one in part), key=lambda one: one[0].document.id
    )
    extractions = [extraction for extraction, _ in found]
    actors = load_known_actors(())
    texts = load_texts([keep_sure(one, _LIKELY) for one in extractions], material.articles)
    lessons = learn(texts, actors)
    tied = fit_folds(lessons)
    pairs = {
        one.name: prepare_pairs(one, actors, SHIPPED | {"resolve": tied[fold_of(one.name)]})
        for one in texts
        if not one.whole
    }
    whole, tied = add_pairs(train_ties(lessons), tied, pairs)
    models = {
        fold: Models(
            {
                "mention": material.held_out[fold],
                "quote": read_bundle(packed),
                "resolve": tied[fold],
            }
        )
        for fold, (packed, _) in read.items()
    }
    held = HeldOut(
        extractions=extractions,
        models=models,
        shipped={"mention": material.actors, "resolve": whole},
        ties=describe_ties(whole, lessons, texts),
    )
    keep_anew(held, [keep_sure(one, _LIKELY) for one in extractions], material)
    _judge(held, {key: row for _, rows in found for key, row in rows.items()}, material)
    for fold in range(FOLDS):
        held.models[fold] |= {"quote": _certain(held, material, fold)}
    return held


def keep_anew(held: HeldOut, extractions: Sequence[Extraction], material: Material) -> None:
    """Fit who is kept in the graph on what was read of articles, for each fold and for the package."""
    actors, models = load_known_actors(()), held.by_document()
    castings = {
        one.document.id: prepare_casting(
            one, material.articles[one.document.id], actors, models[one.document.id]
        )
        for one in extractions
    }
    held.shipped["mention"], folds = fit_keep(material.actors, castings)
    for fold, one in folds.items():
        own = replace(material.held_out[fold], trees=one.trees, numbers=one.numbers)
        held.models[fold] |= {"mention": own}


def _judge(held: HeldOut, rows: Mapping[Key, list[float]], material: Material) -> None:
    """Take in which quotations are right."""
    articles = [material.articles[one.document.id] for one in held.extractions]
    _, each = score_articles(held.extractions, articles, held.by_document())
    right = judge_quotations(
        held.extractions, [line for one in each.values() for line in one["errors"]]
    )
    held.keys = [key for key in right if key in rows]
    held.rows = np.array([rows[key] for key in held.keys], dtype=float)
    held.right = np.array([right[key] for key in held.keys])
    held.folds = np.array([fold_of(key[0]) for key in held.keys])


def _read_fold(
    material: Material, fold: int
) -> tuple[bytes, list[tuple[Extraction, dict[Key, list[float]]]]]:
    packed = pack_bundle(
        fit_quotes([one for name, one in material.lessons.items() if fold_of(name) != fold])
    )
    models = SHIPPED | {"mention": material.held_out[fold], "quote": read_bundle(packed)}
    held = [name for name in material.articles if fold_of(name) == fold]
    return packed, [_read(material, name, models) for name in held]


def _read(
    material: Material, name: str, models: Models
) -> tuple[Extraction, dict[Key, list[float]]]:
    knowledge, parsed = load_knowledge(Settings()), material.parses[name]
    one = parsed.annotated
    reading = Reading.of(one.doc, one.quoted, parsed.mentions, knowledge.reporting)
    decisions = decide(reading, MentionTable(reading, parsed.mentions, ""), models.of("quote"))
    rows = {
        (name, d.draft.hull.start, d.draft.hull.end): describe_certainty(d, reading)
        for d in decisions
    }
    read = one.taken_out.restore(read_by_rules(one, knowledge, models))
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


def _certain(held: HeldOut, material: Material, fold: int) -> Bundle:
    other = held.folds != fold
    bundle = held.models[fold].of("quote")
    whole = fit_certainty(bundle, held.rows[other], held.right[other], held.folds[other])
    wanted = sum(len(a.gold["quotes"]) for n, a in material.articles.items() if fold_of(n) != fold)
    said = probabilities_of(whole, held.rows[other])
    least, _ = best_threshold(said, held.right[other], wanted)
    return read_bundle(pack_bundle(replace(whole, numbers={"threshold": least})))
