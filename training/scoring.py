"""Scoring: extractions of annotated articles -> the figures of ``gold/score.py``, with intervals by article.

The graph of all articles is made from what the readers found, as a build does, so that figures hold for the product: a
speaker counts if who is who says so, not if a span is right.
"""

import importlib.util
import random
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from kg.assemble.graph import assemble_graph
from kg.config import Settings
from kg.export.tables import write_tables
from kg.learned.models import Models
from kg.pipeline import load_knowledge, make_graph
from kg.records import Extraction, Resolution
from training.articles import SHARED, Article

__all__ = [
    "FIGURES",
    "denote",
    "intervals",
    "load_scorer",
    "score_articles",
    "score_folder",
    "sum_figures",
    "write_build",
]

FIGURES = (
    "entities",
    "assertions_pair",
    "assertions_triple",
    "assertions_full",
    "quotes_span",
    "quotes_speaker",
)
Figures = dict[str, Any]


def load_scorer() -> ModuleType:
    """Return the scorer that lies beside the annotated articles."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_build(
    extractions: Sequence[Extraction],
    folder: Path,
    models: Mapping[str, Models] = MappingProxyType({}),
) -> None:
    """Write the tables of the graph of `extractions`, as a build would.

    Parameters
    ----------
    models
        By document, where they aren't those of the package.
    """
    graph, _ = make_graph(extractions, load_knowledge(Settings()), models=models)
    write_tables(graph, folder)


def score_articles(
    extractions: Sequence[Extraction],
    articles: Sequence[Article],
    models: Mapping[str, Models] = MappingProxyType({}),
) -> tuple[Figures, dict[str, Figures]]:
    """Return the figures of all articles together, and of each alone (made of one graph)."""
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_build(extractions, out, models)
        return score_folder(out, articles, scorer)


def denote(
    extractions: Sequence[Extraction], articles: Sequence[Article], resolution: Resolution
) -> list[dict[str, str]]:
    """Return for each article the annotated actor of each mention, as the scorer would tell; of others ``?`` and its node."""
    scorer, knowledge = load_scorer(), load_knowledge(Settings())
    ordered = sorted(extractions, key=lambda one: one.document.id)
    with tempfile.TemporaryDirectory() as folder:
        graph = assemble_graph(ordered, resolution, ontology=knowledge.ontology)
        write_tables(graph, Path(folder))
        entities = scorer.load_jsonl(Path(folder) / "entities.jsonl")
    found = []
    for article, extraction in zip(articles, extractions, strict=True):
        mapping, _, _ = scorer.map_entities(article.gold, entities)
        ties = resolution.ties[extraction.document.id].entity_of
        found.append({name: mapping.get(entity, f"?{entity}") for name, entity in ties.items()})
    return found


def score_folder(
    out: Path, articles: Sequence[Article], scorer: ModuleType
) -> tuple[Figures, dict[str, Figures]]:
    """Return the figures of a build's tables; the scorer reads them once, and each article's rows alone."""
    tables = {
        name: scorer.load_jsonl(out / f"{name}.jsonl")
        for name in ("entities", "assertions", "quotations")
    }
    by_name = {one.name: one.gold for one in articles}
    rows: dict[str, dict[str, list[Any]]] = {name: {t: [] for t in tables} for name in by_name}
    for entity in tables["entities"]:
        for name in {mention["doc"] for mention in entity["mentions"]}:
            if name in rows:
                rows[name]["entities"].append(entity)
    for table in ("assertions", "quotations"):
        for row in tables[table]:
            if row["doc"] in rows:
                rows[row["doc"]][table].append(row)
    each: dict[str, Figures] = {}
    for name, gold in by_name.items():
        scorer.load_jsonl = lambda path, own=rows[name]: own[path.stem]
        each[name] = scorer.score({"documents": [gold]}, out, errors=True)
    return sum_figures(each.values()), each


def sum_figures(parts: Iterable[Figures]) -> Figures:
    """Return figures from the counts of several articles."""
    parts = list(parts)
    total: Figures = {}
    for figure in FIGURES:
        counts = [
            sum(part.get(figure, {}).get(k, 0) for part in parts)
            for k in ("correct", "predicted", "found", "gold")
        ]
        precision = counts[0] / counts[1] if counts[1] else 0.0
        recall = counts[2] / counts[3] if counts[3] else 0.0
        both = precision + recall
        total[figure] = {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        }
    return total


def intervals(each: Mapping[str, Figures], *, times: int = 200) -> dict[str, tuple[float, float]]:
    """Return 95 % bootstrap intervals of F1, by drawing articles (Efron and Tibshirani 1993)."""
    draw = random.Random(20)  # no secret
    names = sorted(each)
    found: dict[str, list[float]] = {figure: [] for figure in FIGURES}
    for _ in range(times):
        drawn = [each[name] for name in draw.choices(names, k=len(names))]
        for figure, values in sum_figures(drawn).items():
            found[figure].append(values["f1"])
    low, high = int(0.025 * times), int(0.975 * times) - 1
    return {figure: (sorted(v)[low], sorted(v)[high]) for figure, v in found.items()}
