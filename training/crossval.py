"""Cross-validation: each article read by models that have not seen it -> figures of the whole build.

Usage: ``python -m training.crossval [--without FEATURE] [--part K/N] [--untouched]``. Prints tables and, last, one JSON line; with
``--untouched`` the shipped models read the tenth of the articles that nobody trains on.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors.load import load_known_actors
from kg.assemble.certainty import keep_sure
from kg.config import Settings
from kg.learned.models import SHIPPED, Models
from kg.pipeline import load_knowledge, read_document
from kg.records import Extraction
from kg.resolve.within import tie_mentions
from training.antecedents import Tally, answers_of, judge_ties
from training.articles import Article
from training.heldout import hold_out, judge_quotations, keep_anew
from training.material import Material, load_material
from training.relate.heldout import read_held_out
from training.relate.invented import load_sentences
from training.relate.judged import load_judged
from training.relate.lessons import judge
from training.relate.readings import Read, load_readings
from training.scoring import FIGURES, intervals, score_articles

__all__ = ["cross_validate"]

Row = dict[str, Any]
_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.001)


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


def by_cue_words(reads: Iterable[Read]) -> dict[str, Row]:
    """Return how each relation is read by its cue words alone, as one of the user's own is: what models don't know.

    Precision over the statements of articles, recall over the assertions asked for.
    """
    counts: dict[str, Counter[str]] = {}
    for read in reads:
        said = {
            (read.denotes.get(one.subject), one.predicate, read.denotes.get(one.object or ""))
            for one in read.extraction.assertions
        }
        for source, relation, target in said:
            right = judge(read.article.gold, None, source, relation, target) > 0
            counts.setdefault(relation, Counter())["right" if right else "wrong"] += 1
        for item in read.article.gold["assertions"]:
            if not item["optional"]:
                count = counts.setdefault(item["relations"][0], Counter())
                alone = {"assertions": [item]}
                count["number"] += 1
                count["found"] += any(judge(alone, None, *one) for one in said)
    return {
        relation: {
            "precision": round(one["right"] / max(1, one["right"] + one["wrong"]), 3),
            "recall": round(one["found"] / max(1, one["number"]), 3),
        }
        for relation, one in sorted(counts.items())
    }


def report(
    extractions: Sequence[Extraction],
    articles: Sequence[Article],
    title: str,
    models: Mapping[str, Models] = MappingProxyType({}),
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
    held = hold_out(material)
    reads = load_readings(material, held)
    whole = SHIPPED | held.shipped
    relations = read_held_out([*reads, *load_judged(whole)], held.models, load_sentences(whole))
    keep_anew(held, relations.extractions, material)
    for fold, bundle in relations.bundles.items():
        held.models[fold] |= {"relate": bundle}
    articles, models = [one.article for one in reads], held.by_document()
    measured = [one for one in articles if one.measured]
    figures, _ = report(relations.extractions, measured, "cross-validated", models)
    cued = by_cue_words(one for one in reads if one.article.measured)
    print(f"  relations by cue words alone: {json.dumps(cued)}")
    found = {
        "figures": figures,
        "quotations": judge_all_quotations(relations.extractions, articles, models),
        "ties": judge_all_ties(relations.extractions, articles, models),
    }
    shares, right = relations.judged()
    found["relations"] = describe_shares("what documents say", shares, right)
    found["thresholds"] = {
        str(fold): one.numbers["threshold"] for fold, one in relations.bundles.items()
    }
    print(f"  thresholds of relations {found['thresholds']}")
    return found


def judge_all_ties(
    extractions: Sequence[Extraction],
    articles: Sequence[Article],
    models: Mapping[str, Models],
) -> Row:
    """Print and return how often pronouns and descriptions are tied to whom they mean."""
    actors, tally = load_known_actors(()), Tally()
    for one, article in zip(extractions, articles, strict=True):
        state = tie_mentions(one, actors, models[article.name])
        judge_ties(state, answers_of(one.mentions, article.gold), tally)
    for kind, row in tally.table().items():
        print(f"  ties {kind:12s} {row}")
    return tally.table()


def judge_all_quotations(
    extractions: Sequence[Extraction],
    articles: Sequence[Article],
    models: Mapping[str, Models],
) -> Row:
    """Print and return how the scores of all candidate quotations hold."""
    every = [replace(keep_sure(one, 0.0), assertions=(), unsure=()) for one in extractions]
    _, each = score_articles(every, articles, models)
    lines = [line for one in each.values() for line in one["errors"]]
    judged = judge_quotations(every, lines)
    scores = {
        (one.document.id, q.hull.start, q.hull.end): q.score
        for one in every
        for q in one.quotations
    }
    said = np.array([scores[key] for key in judged])
    return describe_shares("quotations", said, np.array(list(judged.values())))


def describe_shares(title: str, said: NDArray[np.float64], right: NDArray[np.bool_]) -> Row:
    """Print and return how often what was said to be so likely is right."""
    brier = round(float(((said - right) ** 2).mean()), 4)
    table = reliability(said, right)
    print(f"  {title}: Brier score {brier}")
    for row in table:
        print(
            f"  score from {row['from']}: {row['number']}, mean {row['mean']}, right {row['right']}"
        )
    return {"brier": brier, "reliability": table}


def main() -> None:
    """Cross-validate, or measure the shipped models on the untouched tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--without", default="", help="start of the names of features to leave out"
    )
    parser.add_argument("--untouched", action="store_true", help="read the untouched tenth")
    parser.add_argument(
        "--part", default="1/1", help="only these articles, e.g. 2/4, for learning curves"
    )
    given = parser.parse_args()
    first, _, last = given.part.partition("/")
    material = load_material(
        untouched=given.untouched, without=given.without, part=(int(first), int(last))
    )
    if given.untouched:
        knowledge = load_knowledge(Settings())
        read = [read_document(one.annotated, knowledge) for one in material.parses.values()]
        articles = [material.articles[one.document.id] for one in read]
        figures, _ = report(read, articles, "untouched tenth, shipped models")
        print(json.dumps({"untouched": figures}))
        return
    found = cross_validate(material)
    print(json.dumps({"without": given.without, "part": given.part, **found}))


if __name__ == "__main__":
    main()
