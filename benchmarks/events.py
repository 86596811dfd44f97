"""How well reports are joined to events: pairs of passages of different outlets and one week, judged by a reader, against a build.

Usage: ``python benchmarks/events.py BUILD [fit]``, where BUILD was made of ``../shared/data/news_2000.jsonl``; says so and ends with 0
where it is absent. ``events.tsv`` has the pairs: relation, place of each cue, the story (articles that pairs connect; halves and folds are
of stories) and the verdict; *misread* is what no reader finds in the text.

Without ``fit``: precision and recall of the events of the build as it is. With it: the weights that `kg.events.likeness` holds, fitted
anew, and what each story's pairs score with the weights of all others.
"""

import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from kg.events.gather import JOINED, gather_events
from kg.events.likeness import compare, signs_of, weigh_words
from kg.events.reports import Report, group_reports
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph

PAIRS = Path(__file__).with_name("events.tsv")
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages and what a reader says of them."""

    first: Place
    second: Place
    story: str
    verdict: str

    @property
    def half(self) -> str:
        """Return the half that its story belongs to."""
        return (
            "test" if hashlib.sha256(f"events{self.story}".encode()).digest()[-1] % 2 else "tune"
        )


def read_pairs() -> Iterator[Pair]:
    """Yield the judged pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            first = (row["kind"], row["first"], int(row["start"]))
            second = (row["kind"], row["second"], int(row["start2"]))
            yield Pair(first, second, row["story"], row["verdict"])


def place_of(report: Report) -> Place:
    """Return how a pair names a report."""
    cue = report.evidence["cue"]
    return (
        report.data["predicate"],
        report.evidence["doc"],
        cue[0] if cue else report.evidence["start"],
    )


def tell(name: str, pairs: Iterable[Pair], joined: set[Pair]) -> None:
    """Print precision, with and without what is misread, and recall."""
    counts = {
        verdict: [one in joined for one in pairs if one.verdict == verdict]
        for verdict in ("same", "other", "misread")
    }
    same, other, misread = (sum(found) for found in counts.values())
    print(
        f"{name:6} {len(counts['same']):5} {same:7} {other:6} {misread:8}"
        f" {same / max(1, same + other):10.2f} {same / max(1, same + other + misread):12.2f}"
        f" {same / max(1, len(counts['same'])):7.2f}"
    )


def measure(graph: ActorGraph, pairs: list[Pair]) -> None:
    """Print how the events of a graph join the pairs."""
    places = {one.evidence["id"]: place_of(one) for group in group_reports(graph) for one in group}
    events = [{places[one] for one in event["reports"]} for event in gather_events(graph)]
    joined = {one for one in pairs if any({one.first, one.second} <= event for event in events)}
    print("stories  same  joined  other  misread  precision  with misread  recall")
    for half in ("tune", "test"):
        tell(half, [one for one in pairs if one.half == half], joined)
    tell("all", pairs, joined)


def fit(graph: ActorGraph, pairs: list[Pair]) -> None:
    """Print the weights, and what they do to stories that they weren't fitted on."""
    groups = group_reports(graph)
    weights = weigh_words(one for group in groups for one in group)
    found: dict[tuple[Place, Place], list[float]] = {}
    for group in groups:
        for one in group:
            for other in group:
                if one.target is not None and compare(one, other, weights) is not None:
                    deed, words, days = signs_of(one, other, weights)
                    found[place_of(one), place_of(other)] = [deed, log(1 + 20 * words), days]
    known = [one for one in pairs if (one.first, one.second) in found and one.verdict != "unclear"]
    signs = {one: found[one.first, one.second] for one in known}
    learn = [one for one in known if one.verdict != "misread"]

    def model(some: list[Pair]) -> LogisticRegression:
        return LogisticRegression().fit(
            np.array([signs[one] for one in some]), [one.verdict == "same" for one in some]
        )

    whole = model(learn)
    print("OFFSET, DEED, WORDS, GAP =", *np.round([whole.intercept_[0], *whole.coef_[0]], 2))
    joined = set()
    for story in {one.story for one in known}:
        others = model([one for one in learn if one.story != story])
        joined |= {
            one
            for one in known
            if one.story == story and others.predict_proba([signs[one]])[0, 1] >= JOINED
        }
    print("pairs    same  joined  other  misread  precision  with misread  recall")
    tell("folds", pairs, joined)


def main() -> None:
    """Measure or fit."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).exists():
        print("give a build of ../shared/data/news_2000.jsonl: nothing measured")
        return
    run = fit if "fit" in sys.argv[2:] else measure
    run(read_graph(Path(sys.argv[1])), list(read_pairs()))


if __name__ == "__main__":
    main()
