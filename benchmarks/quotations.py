"""Who said what, measured: builds each set with `kg` and prints figures, bars and errors by cause.

Usage: ``python benchmarks/quotations.py [SET …]`` with sets out of seeds, dev, polnear. Needs the folder ``../shared``
with gold annotations and public data; says so and ends with 0 where it is absent.

The figures are those of the scorers of the gold data. States of mind (believes, wants) are in a build
as quotations with an act of their own; every figure is printed with and without them.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
POLNEAR = SHARED / "data/polnear_dev.jsonl"
GOLD = {"seeds": ("seeds", "gold/seeds.json"), "dev": ("gold/dev", "gold/dev.json")}
INTERNAL = frozenset({"believes", "wants"})
BARS = {
    ("seeds", "quotes_speaker"): 0.95,
    ("dev", "quotes_speaker"): 0.88,
    ("polnear", "content_chars"): 0.79,
    ("polnear", "content_exact"): 0.54,
    ("polnear", "source_right"): 0.93,
    ("polnear", "recall_direct"): 0.93,
    ("polnear", "recall_mixed"): 0.93,
}
Row = dict[str, Any]
Bounds = tuple[int, int]


def run(*command: str | Path) -> str:
    """Run a command from the project's folder and return what it prints."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def read_rows(path: Path) -> list[Row]:
    """Return the records of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def build(name: str, folder: Path) -> Path:
    """Build the graph of a set and return its folder."""
    source = SHARED / GOLD[name][0] if name in GOLD else folder / f"{name}.jsonl"
    if name not in GOLD:
        scorer = SHARED / "gold/score_public.py"
        source.write_text(run(sys.executable, scorer, "inputs", name, POLNEAR), encoding="utf-8")
    out = folder / name
    run(sys.executable, "-m", "kg", "build", source, "-o", out, "--language", "any")
    return out


def without_internal(out: Path) -> Path:
    """Return a copy of a build that lacks the quotations of states of mind."""
    copy = out.with_name(f"{out.name}-speech")
    copy.mkdir()
    for table in ("entities.jsonl", "assertions.jsonl"):
        (copy / table).write_bytes((out / table).read_bytes())
    kept = [q for q in read_rows(out / "quotations.jsonl") if q["act"] not in INTERNAL]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in kept]
    (copy / "quotations.jsonl").write_text("".join(lines), encoding="utf-8")
    return copy


def score(name: str, out: Path) -> Row:
    """Return what the scorer of a set says of a build."""
    if name in GOLD:
        scored = run(
            sys.executable, SHARED / "gold/score.py", SHARED / GOLD[name][1], out, "--json"
        )
    else:
        scorer = SHARED / "gold/score_public.py"
        scored = run(sys.executable, scorer, "score", name, POLNEAR, out, "--json")
    return dict(json.loads(scored))


def describe(name: str, all_kinds: Row, speech: Row) -> Iterator[str]:
    """Yield a line per figure: with states of mind, without them, and the bar."""
    for figure, values in all_kinds.items():
        if not figure.startswith(("quotes", "content", "source", "recall")):
            continue
        measure = "f1" if "f1" in values else "share"
        line = f"  {figure:16s} {measure:5s} {values[measure]:.3f}"
        if "f1" in values:
            line += f"  (P {values['precision']:.3f} R {values['recall']:.3f})"
        line += f"  speech alone {speech[figure][measure]:.3f}"
        if (name, figure) in BARS:
            bar = BARS[name, figure]
            line += f"  bar {bar:.2f} {'held' if values[measure] >= bar else 'MISSED'}"
        yield line


def overlap(one: Bounds, two: Bounds) -> float:
    """Return intersection over union."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, shared) / (max(one[1], two[1]) - min(one[0], two[0]))


def trim(text: str, start: int, end: int) -> Bounds:
    """Return the bounds without what is no letter or digit at the ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def nearest(one: Bounds, others: Iterable[Bounds]) -> float:
    """Return the best overlap of a span with others."""
    return max((overlap(one, other) for other in others), default=0.0)


def gold_errors(name: str, out: Path) -> Counter[str]:
    """Count spans that a gold set and a build do not share, by cause."""
    counts: Counter[str] = Counter()
    gold = json.loads((SHARED / GOLD[name][1]).read_text(encoding="utf-8"))
    predicted = read_rows(out / "quotations.jsonl")
    for document in gold["documents"]:
        here = [q for q in predicted if q["doc"] == document["doc"]]
        found = [(q["content_start"], q["content_end"]) for q in here]
        wanted = [tuple(q["content"]) for q in document["quotes"]]
        for quotation, span in zip(here, found, strict=True):
            if nearest(span, wanted) < 0.5:
                counts[f"spurious: {_why_spurious(quotation, span, wanted)}"] += 1
        for quote, span in zip(document["quotes"], wanted, strict=True):
            best = nearest(span, found)
            if best < 0.5:
                counts[f"missed: {quote['kind']}, {'other bounds' if best else 'not found'}"] += 1
    return counts


def _why_spurious(quotation: Row, span: Bounds, wanted: Iterable[Bounds]) -> str:
    """Return the likely cause of a quotation that the gold lacks."""
    if quotation["act"] in INTERNAL:
        return "state of mind"
    if len(quotation.get("content", [])) > 1 and nearest(span, wanted) > 0:
        return "parts that gold keeps apart"
    if nearest(span, wanted) > 0:
        return "other bounds, or nested"
    return f"no quotation in gold ({quotation['act']})"


def polnear_errors(out: Path) -> Counter[str]:
    """Count contents of PolNeAR that the build has not to the letter, by kind and cause."""
    counts: Counter[str] = Counter()
    lexicon = tomllib.loads((ROOT / "kg/ontology/reporting.toml").read_text(encoding="utf-8"))
    verbs = {word for entry in lexicon["verbs"] for word in entry["words"].split()}
    by_document: dict[str, list[Row]] = {}
    for quotation in read_rows(out / "quotations.jsonl"):
        by_document.setdefault(quotation["doc"], []).append(quotation)
    for row in read_rows(POLNEAR):
        text, here = row["text"], by_document.get(row["id"], [])
        found = [trim(text, q["content_start"], q["content_end"]) for q in here]
        wanted = []
        for attribution in (one for one in row["gold"]["attributions"] if one["content"]):
            spans = attribution["content"]
            hull = trim(text, min(s for s, _ in spans), max(e for _, e in spans))
            wanted.append(hull)
            if hull not in found:
                cause = _why_missed(attribution, hull, found, verbs)
                counts[f"missed: {attribution['kind']}, {cause}"] += 1
        for quotation, span in zip(here, found, strict=True):
            group = "state of mind" if quotation["act"] in INTERNAL else "speech"
            share = nearest(span, wanted)
            right = "exact" if span in wanted else "other bounds" if share >= 0.5 else "spurious"
            counts[f"predicted: {group}, {right}"] += 1
    return counts


def _why_missed(attribution: Row, hull: Bounds, found: list[Bounds], verbs: set[str]) -> str:
    """Return the likely cause of a gold content that the build lacks."""
    best = nearest(hull, found)
    if best >= 0.5:
        return "other bounds"
    if best > 0:
        return "less than half found"
    words = re.findall(r"[a-z]+", attribution["cue_text"].lower())
    stems = {
        stem
        for word in words
        for stem in (word, word[:-1], word[:-2], word[:-3], word[:-2] + "e", word[:-3] + "e")
    }
    return "cue known, content a phrase" if stems & verbs else "cue not in the lexicon"


def main() -> None:
    """Print the tables of the sets named on the command line, of all by default."""
    if not SHARED.exists():
        print(f"No gold data: expected the folder {SHARED.name} beside the project.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or [*GOLD, "polnear"]:
            out = build(name, Path(folder))
            print(f"== {name}")
            for line in describe(name, score(name, out), score(name, without_internal(out))):
                print(line)
            errors = gold_errors(name, out) if name in GOLD else polnear_errors(out)
            for cause, number in sorted(errors.items()):
                print(f"  {number:5d}  {cause}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
