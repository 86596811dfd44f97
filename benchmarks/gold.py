"""Quality on gold data: builds each set with `kg` and prints what the scorers say.

Usage: ``python benchmarks/gold.py [SET …]`` with sets out of seeds, dev, polnear, plv, dse, re3d, gum. Needs the folder
``../shared`` with gold annotations and public data; says so and ends with 0 where it is absent.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = {"seeds": ("seeds", "gold/seeds.json"), "dev": ("gold/dev", "gold/dev.json")}
PUBLIC = {
    "polnear": "polnear_train_150.jsonl",
    "plv": "plover_plv_train.jsonl",
    "dse": "dse_train_1500.jsonl",
    "re3d": "re3d_dev.jsonl",
    "gum": "gum_news_dev.jsonl",
}


def run(*command: str | Path, output: Path | None = None) -> str:
    """Run a command from the project's folder and return what it prints."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr[-2000:]}")
    if output is not None:
        output.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def build(source: Path, out: Path) -> None:
    """Build the graph of `source` into `out`."""
    run(sys.executable, "-m", "kg", "build", source, "-o", out, "--language", "any")


def measure_gold(name: str, folder: Path) -> str:
    """Return the scorer's table for a set of our gold articles."""
    source, gold = GOLD[name]
    build(SHARED / source, folder / name)
    return run(sys.executable, SHARED / "gold/score.py", SHARED / gold, folder / name)


def measure_public(name: str, folder: Path) -> str:
    """Return the scorer's table for a public set."""
    scorer, data = SHARED / "gold/score_public.py", SHARED / "data" / PUBLIC[name]
    articles = folder / f"{name}.jsonl"
    run(sys.executable, scorer, "inputs", name, data, output=articles)
    build(articles, folder / name)
    return run(sys.executable, scorer, "score", name, data, folder / name)


def main() -> None:
    """Print the tables of the sets named on the command line, of all by default."""
    if not SHARED.exists():
        print(f"No gold data: expected the folder {SHARED.name} beside the project.")
        return
    names = sys.argv[1:] or [*GOLD, *PUBLIC]
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            measure = measure_gold if name in GOLD else measure_public
            print(f"== {name}\n{measure(name, Path(folder))}", flush=True)
    print(json.dumps({"sets": names}))


if __name__ == "__main__":
    main()
