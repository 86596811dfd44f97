"""Inputs made to be slow: sizes doubled -> CPU time per character, which must not grow.

Usage: ``python benchmarks/pathological.py [LARGEST]``, by default 64,000 characters. Each input is read and made into a graph as a
build would; the last column is the time per character of the largest over that of the smallest size.
"""

import gzip
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

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
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "lines of nothing, packed": ("a.jsonl.gz", lambda: gzip.compress(b"y\n" * 20_000_000)),
    "one line without end, packed": ("a.csv.gz", lambda: gzip.compress(b"id,text\n1," + b"a" * 50_000_000)),
    "a cell that never closes, packed": ("b.csv.gz", lambda: gzip.compress(b'id,text\n1,"' + b"a,\n" * 9_000_000)),
    "text without end, packed": ("a.txt.gz", lambda: gzip.compress(b"a " * 20_000_000)),
    "attributes of one tag": ("a.html", lambda: b"<p " + b" ".join(b"a%d=b" % n for n in range(80_000)) + b">"),
    "the same in a feed": (
        "a.rss",
        lambda: b"<rss version='2.0'><channel><item><description>&lt;p "
        + b" ".join(b"a%d=b" % n for n in range(80_000))
        + b"&gt;</description></item></channel></rss>",
    ),
    "one text of 40 MB in 256 rows": ("a.parquet", lambda: _parquet("a " * 20_000_000, 256)),
    "one text of 200 MB in one row": ("b.parquet", lambda: _parquet("a " * 100_000_000, 1)),
}  # fmt: skip
"""Names and bytes of files that unpack or nest without end."""

CHILD = """
import resource, sys
from kg.read.documents import read_documents
from kg.read.options import ReadOptions
count = sum(1 for _ in read_documents([sys.argv[1]], options=ReadOptions(language="any")))
used = resource.getrusage(resource.RUSAGE_SELF)
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(f"{used.ru_utime + used.ru_stime:.1f} | {int(most.split()[1]) // 1024} | {count}")
"""


def _parquet(text: str, rows: int) -> bytes:
    """Return a file that holds a text once and refers to it in each row."""
    buffer = io.BytesIO()
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows), pa.array([text]))
    parquet.write_table(pa.table({"text": column}), buffer, compression="zstd", store_schema=False)
    return buffer.getvalue()


def measure_files() -> None:
    """Print what files cost that unpack or nest without end, each read by a process of its own."""
    print("\n| file | bytes | CPU seconds | MB | documents and reasons |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, make) in FILES.items():
            path = Path(folder, file)
            path.write_bytes(make())
            run = [sys.executable, "-c", CHILD, str(path)]
            told = subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip()
            print(f"| {name} | {path.stat().st_size:,} | {told} |", flush=True)
            path.unlink()


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
    measure_files()


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
