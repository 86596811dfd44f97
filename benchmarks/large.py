"""Memory and time of what comes after reading, on more articles than there are.

The extractions of real articles are taken again and again as other documents, their unknown names changed, so that actors grow
as documents do. Usage: ``python benchmarks/large.py [ARTICLES] [COPIES]``, by default 2,000 articles ten times.
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from resolution import alter, read_news

from kg.built import open_store
from kg.config import load_settings
from kg.export.build_files import PARTS, FilesWanted, write_build_files
from kg.graph.garbage import collect_rarely
from kg.graph.spill import Spill
from kg.output import fit_page
from kg.pipeline import load_knowledge, make_kept_graph
from kg.reading import KeptReadings
from kg.records import Document
from kg.resolve.cast import read_cast
from kg.store.packing import pack_extraction


def fill(path: Path, articles: int, copies: int) -> list[Document]:
    """Put the extractions of all copies into a store; return their documents."""
    settings = load_settings()
    actors = load_knowledge(settings).actors
    documents = []
    with open_store(path, settings) as store:
        base = read_news(articles)
        for copy in range(copies):
            packed = []
            for extraction in base:
                altered = alter(extraction, copy)
                # Another text, so that it is another document for the store.
                document = replace(altered.document, text=f"{altered.document.text}\n{copy}")
                altered = replace(altered, document=document)
                packed.append(pack_extraction(altered, read_cast(altered, actors)))
                documents.append(document)
            store.put(packed)
        store.finish(documents)
    return documents


def say(name: str, start: float) -> None:
    """Print one row of the table."""
    lines = Path("/proc/self/status").read_text().splitlines()
    sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines if " kB" in line}
    now, peak = sizes["VmRSS:"], sizes["VmHWM:"]
    print(f"| {name} | {time.process_time() - start:.0f} | {now:.0f} | {peak:.0f} |", flush=True)


def measure(path: Path, folder: Path) -> None:
    """Make graph and files of what a store holds; print CPU seconds and memory after each step."""
    collect_rarely()
    start = time.process_time()
    settings = load_settings()
    print("| after | CPU s | MB now | peak MB |\n|---|---|---|---|")
    with open_store(path, settings) as store:
        documents = store.documents()
        say(f"{len(documents)} documents", start)
        knowledge = load_knowledge(settings)
        readings = KeptReadings(store, documents, knowledge.actors)
        graph, _ = make_kept_graph(readings, knowledge, made_by={}, spill=Spill(folder))
        say(f"graph: {len(graph)} actors, {graph.number_of_edges()} edges", start)
    wanted = FilesWanted(folder=folder)
    for part in PARTS:
        if part != "page":  # of an excerpt only
            write_build_files(graph, wanted, [part])
            say(part, start)
    print(f"\nThe page would hold actors of at least {fit_page(graph)} documents.")


def main() -> None:
    """Fill a store in this process, measure in another."""
    if sys.argv[1:2] == ["measure"]:
        measure(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    copies = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as name:
        store, folder = Path(name, "extractions.db"), Path(name, "files")
        folder.mkdir()
        fill(store, articles, copies)
        command = [sys.executable, "-W", "ignore", __file__, "measure", str(store), str(folder)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
