"""Quality of assertions: builds each set with `kg` and prints pair, triple and full F1, and what the scores are worth.

Usage: ``python benchmarks/assertions.py [SET …]`` with sets out of seeds, dev, plv, dse, re3d. Needs the folder
``../shared`` with gold annotations and public data; says so and ends with 0 where it is absent.
"""

import itertools
import json
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from gold import GOLD, ROOT, SHARED, measure_gold, measure_public

SETS = ("seeds", "dev", "plv", "dse", "re3d")
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
BARS = {
    "seeds": "pair 0.85, triple 0.80, full 0.70",
    "dev": "pair 0.70, triple 0.62 (precision 0.80), full 0.50",
    "plv": "found 0.60, direction 0.95, root 0.75, quad 0.86",
    "dse": "false_signed <= 0.06, found 0.40, direction 0.92, sign 0.90",
    "re3d": "recall reported",
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def judge(name: str, out: Path) -> list[tuple[dict[str, Any], bool]]:
    """Return each assertion about mapped actors with whether the gold file has its triple, optional items included."""
    sys.path.insert(0, str(SHARED / "gold"))
    import score  # noqa: PLC0415 - lies outside the project

    gold = json.loads((SHARED / GOLD[name][1]).read_text(encoding="utf-8"))
    entities, assertions = read_lines(out / "entities.jsonl"), read_lines(out / "assertions.jsonl")
    judged = []
    for doc in gold["documents"]:
        actor, _, _ = score.map_entities(doc, entities)
        for one in assertions:
            if one["doc"] != doc["doc"] or one["predicate"] == "says":
                continue
            subject = actor.get(one["subject"], "?")
            target = None if one["object"] is None else actor.get(one["object"], "?")
            key = (subject, one["predicate"], target, "", "", None)
            right = any(score.gold_match(key, item, "triple") for item in doc["assertions"])
            judged.append((one, right))
    return judged


def print_reliability(judged: list[tuple[dict[str, Any], bool]]) -> None:
    """Print, for each band of scores, how many assertions are right."""
    print("score        right    of   share")
    for low, high in itertools.pairwise(BINS):
        band = [right for one, right in judged if low <= one["score"] < high]
        share = f"{sum(band) / len(band):.2f}" if band else "-"
        print(f"{low:.1f} - {min(high, 1):.1f}  {sum(band):7d} {len(band):5d}   {share}")
    sure = [right for one, right in judged if one["score"] >= 0.8]
    if sure:
        print(f">= 0.8     {sum(sure):7d} {len(sure):5d}   {sum(sure) / len(sure):.2f}")


def print_by(judged: list[tuple[dict[str, Any], bool]], field: str) -> None:
    """Print how many assertions are right by predicate, or by another field."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for one, right in judged:
        counts[str(one.get(field, ""))][right] += 1
    for value, count in sorted(counts.items(), key=lambda item: -sum(item[1].values())):
        print(f"  {value:34s} {count[True]:4d} of {sum(count.values()):4d}")


def main() -> None:
    """Print the tables of the sets named on the command line, of all by default."""
    if not SHARED.exists():
        print(f"no {SHARED}: nothing to measure against")
        return
    judged: list[tuple[dict[str, Any], bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or SETS:
            measure = measure_gold if name in GOLD else measure_public
            print(f"== {name} (bars: {BARS[name]})\n{measure(name, Path(folder))}")
            if name in GOLD:
                judged += judge(name, Path(folder) / name)
    if judged:
        print(
            "== reliability, seeds and dev together (triple in the gold file, optional items too)"
        )
        print_reliability(judged)
        print_by(judged, "predicate")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "benchmarks"))
    main()
