"""Cross-validation: each article read by models that have not seen it -> figures of the whole build.

Usage: ``python -m training.crossval [--without FEATURE] [--untouched]``. Prints tables and, last, one JSON line; with
``--untouched`` the shipped models read the tenth of the articles that nobody trains on.
"""

import argparse
import json
import multiprocessing
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors.load import load_known_actors
from kg.assemble.certainty import keep_sure
from kg.config import Settings
from kg.learned.bundle import Bundle, load_bundle
from kg.learned.linear import sigmoid
from kg.pipeline import load_knowledge, read_document
from kg.quote.certainty import describe_certainty
from kg.quote.decide import decide
from kg.quote.mentions import MentionTable
from kg.quote.reading import Reading
from kg.records import Extraction, Quotation
from training.articles import FOLDS, Article, fold_of
from training.material import Material, load_material
from training.mentions import Casting, fit_keep, prepare_casting
from training.quotes import fit_certainty, fit_quotes
from training.scoring import FIGURES, intervals, score_articles

__all__ = ["HeldOut", "best_threshold", "probabilities_of", "read_held_out"]

Row = dict[str, Any]
Key = tuple[str, int, int]
_TIE = 0.001
_LIKELY = 0.3
_SHIPPED: Mapping[str, Bundle] = MappingProxyType({})
_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.001)


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
    mentions
        Model of who is kept in the graph, on top of that of who is an actor.
    models
        By article, the same from models that have not seen it.
    """

    extractions: list[Extraction]
    keys: list[Key]
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    folds: NDArray[np.int64]
    mentions: Bundle
    models: Mapping[str, Bundle]


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
    mentions, by_fold = fit_keep(material.actors, _castings(extractions, material))
    models = {one.name: by_fold[fold_of(one.name)] for one in articles}
    _, each = score_articles(extractions, articles, models)
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
        mentions=mentions,
        models=models,
    )


def _castings(extractions: Sequence[Extraction], material: Material) -> dict[str, Casting]:
    """Return what articles teach of who is kept, by name; of quotations those count that are likely."""
    actors = load_known_actors(())
    return {
        one.document.id: prepare_casting(
            keep_sure(one, _LIKELY), material.articles[one.document.id], actors
        )
        for one in extractions
    }


def _read_fold(fold: int) -> list[tuple[Extraction, dict[Key, list[float]]]]:
    material = _SHARED[0]
    bundle = fit_quotes([one for name, one in material.lessons.items() if fold_of(name) != fold])
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
    mentions = material.held_out[fold_of(name)]
    return read_document(one, knowledge, mentions=mentions, quotes=bundle), rows


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


def rescore(
    held: HeldOut, articles: Mapping[str, Article]
) -> tuple[dict[Key, float], dict[int, float]]:
    """Return scores of quotations and thresholds of folds, both learned on the other folds."""
    scores: dict[Key, float] = {}
    thresholds: dict[int, float] = {}
    empty = Bundle(linear={}, trees={}, curves={}, numbers={})
    for fold in range(FOLDS):
        other, own = held.folds != fold, held.folds == fold
        bundle = fit_certainty(empty, held.rows[other], held.right[other], held.folds[other])
        said = probabilities_of(bundle, held.rows)
        wanted = sum(len(a.gold["quotes"]) for n, a in articles.items() if fold_of(n) != fold)
        thresholds[fold], _ = best_threshold(said[other], held.right[other], wanted)
        places = np.flatnonzero(own)
        scores.update({held.keys[n]: float(said[n]) for n in places})
    return scores, thresholds


def probabilities_of(bundle: Bundle, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the last model of a bundle says of rows."""
    return bundle.curves["score"].probabilities(sigmoid(bundle.trees["score"].logits(rows)))


def with_scores(extraction: Extraction, scores: Mapping[Key, float]) -> Extraction:
    """Return an extraction whose quotations have other scores."""

    def scored(one: Quotation) -> Quotation:
        key = (extraction.document.id, one.hull.start, one.hull.end)
        return replace(one, score=scores.get(key, 0.0))

    return replace(extraction, quotations=tuple(map(scored, extraction.quotations)))


def reliability(scores: NDArray[np.float64], right: NDArray[np.bool_]) -> list[Row]:
    """Return, for each band of scores, how many there are, their mean, and the share that is right."""
    rows = []
    for low, high in pairwise(_BANDS):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            rows.append(
                {
                    "from": low,
                    "number": int(inside.sum()),
                    "mean": round(float(scores[inside].mean()), 3),
                    "right": round(float(right[inside].mean()), 3),
                }
            )
    return rows


def by_kind(articles: Iterable[Article], each: Mapping[str, Row]) -> dict[str, Row]:
    """Return, for each kind of quotation, how many there are, how many were not found, how many have another speaker."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        errors = each[article.name]["errors"]
        missed = Counter(
            tuple(map(int, re.findall(r"\d+", line[line.rindex("[") :])))
            for line in errors
            if ": quote missed:" in line
        )
        for quote in article.gold["quotes"]:
            count = counts.setdefault(quote["kind"], Counter())
            count["number"] += 1
            count["missed"] += missed[tuple(quote["content"])] > 0
    return {kind: dict(count) for kind, count in sorted(counts.items())}


def causes(each: Mapping[str, Row]) -> dict[str, int]:
    """Count the scorer's complaints by kind."""
    found: Counter[str] = Counter()
    for one in each.values():
        for line in one["errors"]:
            words = line.split(": ")[1].split()
            found[" ".join(words[:2])] += 1
    return dict(sorted(found.items()))


def by_relation(articles: Iterable[Article], each: Mapping[str, Row]) -> dict[str, Row]:
    """Return, for each relation, how many required assertions there are and how many of its triples are spurious."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        for one in article.gold["assertions"]:
            if not one["optional"]:
                counts.setdefault(one["relations"][0], Counter())["number"] += 1
        for line in each[article.name]["errors"]:
            if ": assertion missed:" in line:
                relation = line.split(": assertion missed: ")[1].split()[1].split("|")[0]
                counts.setdefault(relation, Counter())["missed"] += 1
            elif ": assertion spurious:" in line:
                relation = line.split(": assertion spurious: ")[1].split()[1]
                counts.setdefault(relation, Counter())["spurious"] += 1
    return {relation: dict(count) for relation, count in sorted(counts.items())}


def report(
    extractions: Sequence[Extraction],
    articles: Sequence[Article],
    title: str,
    models: Mapping[str, Bundle] = _SHIPPED,
) -> tuple[Row, dict[str, Row]]:
    """Print the figures of a reading, with 95 % intervals by article; return them, and those of each article."""
    figures, each = score_articles(extractions, articles, models)
    bounds = intervals(each)
    print(f"== {title}: {len(articles)} articles")
    for name in FIGURES:
        one, (low, high) = figures[name], bounds[name]
        print(
            f"  {name:18s} P {one['precision']:.3f}  R {one['recall']:.3f}  F1 {one['f1']:.3f}  ({low:.3f}–{high:.3f})"
        )
    for heading, table in (
        ("quotations by kind", by_kind(articles, each)),
        ("relations", by_relation(articles, each)),
        ("complaints", causes(each)),
    ):
        print(f"  {heading}: {json.dumps(table)}")
    return figures, each


def cross_validate(material: Material) -> Row:
    """Print and return the cross-validated figures."""
    held = read_held_out(material)
    scores, thresholds = rescore(held, material.articles)
    kept = [
        keep_sure(with_scores(one, scores), thresholds[fold_of(one.document.id)])
        for one in held.extractions
    ]
    articles = [material.articles[one.document.id] for one in kept]
    figures, _ = report(kept, articles, "cross-validated", held.models)
    said = np.array([scores[key] for key in held.keys])
    table = reliability(said, held.right)
    brier = round(float(((said - held.right) ** 2).mean()), 4)
    print(f"  thresholds {thresholds}, Brier score {brier}")
    for row in table:
        print(
            f"  score from {row['from']}: {row['number']}, mean {row['mean']}, right {row['right']}"
        )
    return {"figures": figures, "brier": brier, "reliability": table}


def main() -> None:
    """Cross-validate, or measure the shipped models on the untouched tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--without", default="", help="start of the names of features to leave out"
    )
    parser.add_argument("--untouched", action="store_true", help="read the untouched tenth")
    given = parser.parse_args()
    material = load_material(untouched=given.untouched, without=given.without)
    if given.untouched:
        load_bundle("quote")
        knowledge = load_knowledge(Settings())
        read = [read_document(one.annotated, knowledge) for one in material.parses.values()]
        articles = [material.articles[one.document.id] for one in read]
        figures, _ = report(read, articles, "untouched tenth, shipped models")
        print(json.dumps({"untouched": figures}))
        return
    print(json.dumps({"without": given.without, **cross_validate(material)}))


if __name__ == "__main__":
    main()
