"""What a build costs beside the bare spaCy pipeline: CPU, wall, memory, and what a rebuild costs.

Every figure is measured in a process of its own. Usage: ``python benchmarks/scale.py [ARTICLES.jsonl]
[NUMBER]``; without a file the news of ``../shared`` are taken, or the seeds.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
NEWS = HERE.parent / "shared" / "data" / "news_2000.jsonl"

FLOOR = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import spacy
from kg.annotate.model import DEFAULT_MODEL
nlp = spacy.load(DEFAULT_MODEL)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
print(sum(len(list(doc.sents)) for doc in nlp.pipe(texts, batch_size=64)))
"""
TEXTACY = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import spacy
from kg.annotate.model import DEFAULT_MODEL
from textacy.extract import direct_quotations, subject_verb_object_triples
nlp = spacy.load(DEFAULT_MODEL)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
triples = quotes = 0
for doc in nlp.pipe(texts, batch_size=64):
    triples += len(list(subject_verb_object_triples(doc)))
    try:
        quotes += len(list(direct_quotations(doc)))
    except ValueError:
        pass
print(triples, "triples,", quotes, "quotations")
"""


def measure(command: list[str]) -> tuple[float, float, float, str]:
    """Run a command; return CPU seconds and wall seconds with those of its children, peak MB, output."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command[:4])}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - start, usage.ru_maxrss / 1024, output.strip()


def build(articles: Path, output: Path, *options: str) -> tuple[float, float, float, str]:
    """Measure ``kg build``, with one process unless `options` say otherwise."""
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(output)]
    return measure([*command, *(options or ("--jobs", "1"))])


def show(name: str, figures: tuple[float, float, float, str], note: str = "") -> None:
    """Print one row of the table."""
    cpu, wall, memory, output = figures
    print(f"| {name} | {cpu:.1f} | {wall:.1f} | {memory:.0f} | {note or output} |", flush=True)


def write(lines: list[str], path: Path) -> Path:
    """Write articles and return where."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def change_one(lines: list[str]) -> list[str]:
    """Return the articles with one sentence more in the middle one."""
    record = json.loads(lines[len(lines) // 2])
    record["text"] += "\n\nThe minister left."
    return [*lines[: len(lines) // 2], json.dumps(record), *lines[len(lines) // 2 + 1 :]]


def run(lines: list[str], folder: Path) -> None:
    """Measure and print."""
    articles, fewer = (
        write(lines, folder / "all.jsonl"),
        write(lines[: len(lines) // 5], folder / "fifth.jsonl"),
    )
    print(
        f"{len(lines)} articles, {articles.stat().st_size / 1e6:.1f} MB, load {os.getloadavg()[0]:.1f}\n"
    )
    print("| work | CPU s | wall s | peak MB | |\n|---|---|---|---|---|")
    floor = measure([sys.executable, "-c", FLOOR, str(articles)])
    show("bare spaCy pipeline (floor)", floor, "1.00")
    first = build(articles, folder / "one")
    show("first build", first, f"{first[0] / floor[0]:.2f} of the floor")
    again = build(articles, folder / "one")
    show("unchanged", again, f"{again[0] / first[0]:.3f} of the first build")
    store = (folder / "one" / ".kg" / "extractions.db").stat().st_size
    changed = build(write(change_one(lines), articles), folder / "one")
    show("one document changed", changed, f"{changed[0] / first[0]:.3f} of the first build")
    two = build(write(lines, articles), folder / "two", "--jobs", "2")
    show("--jobs 2", two, f"wall {two[1] / first[1]:.2f} of one job")
    fifth = build(fewer, folder / "fifth")
    show("a fifth of the articles", fifth, f"memory of all: {first[2] / fifth[2]:.2f} of this")
    for name, text in (("spaCy and textacy: SVO, quotations", TEXTACY),):
        try:
            figures = measure([sys.executable, "-c", text, str(articles)])
        except SystemExit:
            print(f"| {name} | not installed | | | |")
        else:
            show(name, figures)
    print(f"\nStore: {store / len(lines) / 1024:.1f} KB per article.")


def main() -> None:
    """Measure on the file named, or the news, or the seeds."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS
    source = source if source.is_file() else HERE / "seeds" / "records.jsonl"
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    lines = source.read_text(encoding="utf-8").splitlines()[:number]
    with tempfile.TemporaryDirectory() as folder:
        run(lines, Path(folder))


if __name__ == "__main__":
    main()
