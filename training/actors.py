"""Which actors are missed, and which are none: annotated articles and what was read of them -> counts by type and cause.

Usage: ``python -m training.actors [--examples NUMBER] [--untouched]``. The shipped models read the articles; figures of
what they read unseen are those of ``python -m training.crossval``.
"""

import argparse
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.config import Settings
from kg.pipeline import load_knowledge, read_document
from kg.records import Extraction
from training.articles import SHARED, Article, load_articles
from training.parses import load_parses
from training.scoring import load_scorer, score_folder, write_build

__all__ = ["Complaint", "find_complaints"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Complaint:
    """An actor that is missed, split off or none.

    Attributes
    ----------
    doc
        Name of the article.
    fault
        ``missed``, ``split`` or ``spurious``.
    type
        Of the annotated actor; of the one that is none, as it was read.
    cause
        Why, as far as words tell.
    name
        Of the annotated actor; of the one that is none, as it was read.
    context
        Words round its first mention.
    """

    doc: str
    fault: str
    type: str
    cause: str
    name: str
    context: str = ""


def find_complaints(
    extractions: Sequence[Extraction], articles: Sequence[Article]
) -> tuple[Row, list[Complaint]]:
    """Return the figures of what was read, and what is wrong with its actors."""
    scorer = load_scorer()
    read = {one.document.id: one for one in extractions}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_build(extractions, out)
        entities = scorer.load_jsonl(out / "entities.jsonl")
        figures, each = score_folder(out, articles, load_scorer())
    found = []
    for article in articles:
        document = _Document(article, read[article.name], entities, scorer)
        for line in each[article.name]["errors"]:
            found += document.explain(line)
    return figures, found


class _Document:
    """What one article's annotation and reading say of who is mentioned where."""

    def __init__(
        self, article: Article, read: Extraction, entities: Iterable[Row], scorer: Any
    ) -> None:
        self.article, self.scorer = article, scorer
        self.gold = {one["id"]: one for one in article.gold["entities"]}
        here = [one for one in entities if any(m["doc"] == article.name for m in one["mentions"])]
        self.mapping, _, self.entities = scorer.map_entities(article.gold, here)
        self.entity_at = {
            (m["start"], m["end"]): one
            for one in here
            for m in one["mentions"]
            if m["doc"] == article.name
        }
        self.mentions = read.mentions

    def explain(self, line: str) -> Iterator[Complaint]:
        """Yield what a line of the scorer's complaints means."""
        if ": entity missed: " in line:
            yield self._missed(self.gold[line.split(": entity missed: ")[1]])
        elif found := re.search(r": entity (split|spurious): (['\"])(.*)\2$", line):
            yield self._extra(found[1], found[3])

    def _missed(self, gold: Row) -> Complaint:
        wordings = {self.scorer.norm(text) for text in (gold["name"], *gold["aliases"])}
        exact = [one for one in self.mentions if self.scorer.norm(one.text) in wordings]
        held = [self.entity_at.get((one.span.start, one.span.end)) for one in exact]
        cause = "no mention"
        start = -1
        if any(held):
            entity = next(one for one in held if one)
            cause = "place" if entity["type"] == "place" else "in another"
        elif exact:
            cause = f"not kept: {exact[0].kind}"
        else:
            places = [
                found.span()
                for text in (gold["name"], *gold["aliases"])
                for found in re.finditer(rf"\b{re.escape(text)}\b", self.article.text)
            ]
            start = min(places)[0] if places else -1
            if not places:
                cause = "words not in the text"
            elif any(
                m.span.start < e and s < m.span.end for m in self.mentions for s, e in places
            ):
                cause = "other bounds"
        if exact:
            start = exact[0].span.start
        return Complaint(
            self.article.name, "missed", gold["type"], cause, gold["name"], self._context(start)
        )

    def _extra(self, fault: str, name: str) -> Complaint:
        entity = next(one for one in self.entities.values() if repr(one["name"])[1:-1] == name)
        own = [m for m in entity["mentions"] if m["doc"] == self.article.name]
        kinds = Counter(m["kind"] for m in own)
        cause = "name" if kinds["name"] else "nominal" if kinds["nominal"] else "pronoun"
        return Complaint(
            self.article.name, fault, entity["type"], cause, name, self._context(own[0]["start"])
        )

    def _context(self, start: int) -> str:
        if start < 0:
            return ""
        return " ".join(self.article.text[max(0, start - 50) : start + 90].split())


def _print(
    figures: Row, found: Sequence[Complaint], articles: Sequence[Article], many: int
) -> None:
    one = figures["entities"]
    print(f"entities: P {one['precision']:.3f}  R {one['recall']:.3f}  F1 {one['f1']:.3f}")
    wanted = Counter(e["type"] for a in articles for e in a.gold["entities"] if not e["optional"])
    for fault in ("missed", "split", "spurious"):
        table: dict[str, Counter[str]] = defaultdict(Counter)
        chosen = [one for one in found if one.fault == fault]
        for each in chosen:
            table[each.type][each.cause] += 1
        print(f"== {fault}: {len(chosen)}")
        for kind, causes in sorted(table.items()):
            of = f" of {wanted[kind]}" if fault == "missed" else ""
            print(f"  {kind:13s} {sum(causes.values())}{of}: {dict(causes.most_common())}")
        draw = random.Random(20)  # no secret
        for each in draw.sample(chosen, min(many, len(chosen))):
            print(f"    [{each.type}; {each.cause}] {each.name} | {each.context}")


def main() -> None:
    """Read the annotated articles with the shipped models and print what is wrong with their actors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=0, help="how many of each fault to show")
    parser.add_argument("--untouched", action="store_true", help="read the untouched tenth")
    given = parser.parse_args()
    articles = load_articles(untouched=given.untouched)
    parses = load_parses(SHARED / "gold/train", tuple(one.name for one in articles))
    knowledge = load_knowledge(Settings())
    read = [read_document(parses[one.name].annotated, knowledge) for one in articles]
    figures, found = find_complaints(read, articles)
    _print(figures, found, articles, 0 if given.untouched else given.examples)


if __name__ == "__main__":
    main()
