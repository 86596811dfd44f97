"""Inputs made to be slow: sizes doubled -> CPU time per character, which must not grow.

Usage: ``python benchmarks/pathological.py [LARGEST]``, by default 64,000 characters. Each input is read and made into a graph as a
build would; the last column is the time per character of the largest over that of the smallest size.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.config import load_settings
from kg.pipeline import extract_documents, load_reader, make_graph
from kg.read.documents import read_documents
from kg.read.options import ReadOptions
from kg.records import Document

SIZES = 4

INPUTS: dict[str, Callable[[int], str]] = {
    "quotation marks alone": lambda size: "\"“'”’" * (size // 5),
    "quotations of one word": lambda size: '"No," he said. ' * (size // 15),
    "nested quotations": lambda size: "“He said ‘she said “no”’” " * (size // 26),
    "one name again and again": lambda size: "Dana Reyes met Omar Vale. " * (size // 26),
    "names without verbs": lambda size: "Dana Reyes, Omar Vale, " * (size // 23),
    "one sentence without end": lambda size: (
        "Kenya attacked Somalia and " * (size // 27) + "left."
    ),
    "nested clauses": lambda size: "He said that " * (size // 13) + "Kenya left.",
    "capitals": lambda size: "KENYA ATTACKED SOMALIA " * (size // 23),
    "brackets and commas": lambda size: "((,[;, " * (size // 7),
    "line ends": lambda size: "a\n\n" * (size // 3),
    "different surnames": lambda size: " ".join(
        f"Ana Bo{n}ro met Cy Du{n}lo." for n in range(size // 26)
    ),
}
PAGES: dict[str, Callable[[int], str]] = {
    "tags that never close": lambda size: "<div><p>a" * (size // 9),
    "tags alone": lambda size: "<b></b>" * (size // 7),
}


def main(largest: int) -> None:
    """Print the table."""
    reader = load_reader(load_settings())
    extract = lambda text: list(extract_documents([Document(id="a", text=text)], reader))  # noqa: E731
    make_graph(extract("Kenya accused Norway of spying."), reader.knowledge)
    sizes = [largest >> step for step in reversed(range(SIZES))]
    print("| input | " + " | ".join(f"{size:,}" for size in sizes) + " | last ÷ first |")
    print("|---|" + "---|" * (SIZES + 1))
    for name, make in INPUTS.items():
        _print(
            name,
            [
                _time(lambda text: make_graph(extract(text), reader.knowledge), make(size)) / size
                for size in sizes
            ],
        )
    for name, make in PAGES.items():
        _print(name, [_time(_read_page, make(size)) / size for size in sizes])


def _read_page(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.html"
        file.write_text(text, encoding="utf-8")
        list(read_documents([file], options=ReadOptions(language="any")))


def _time(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def _print(name: str, seconds: list[float]) -> None:
    cells = " | ".join(f"{1e6 * one:.0f}" for one in seconds)
    print(f"| {name} | {cells} | {seconds[-1] / max(seconds[0], 1e-9):.2f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 64_000)
