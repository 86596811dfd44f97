"""Speed of the measures: a generated graph -> a table of CPU seconds per measure.

Usage: ``python benchmarks/analysis.py [EDGES]``, by default 100,000 edges among a tenth as many actors, with a long tail. CPU
time of this process is counted, not the clock; the graph is made before.
"""

import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "tests"), str(Path(__file__).parents[1])]

from page_graphs import generated_graph  # noqa: E402

from kg.analyze.actors import rank_actors  # noqa: E402
from kg.analyze.agenda import list_agenda  # noqa: E402
from kg.analyze.brokers import find_brokers, find_mediators  # noqa: E402
from kg.analyze.camps import find_camps, find_communities, find_strained_triangles  # noqa: E402
from kg.analyze.contested import find_contested  # noqa: E402
from kg.analyze.corroboration import list_corroboration  # noqa: E402
from kg.analyze.dyads import balance_dyads  # noqa: E402
from kg.analyze.influence import measure_influence  # noqa: E402
from kg.analyze.mediations import list_mediations  # noqa: E402
from kg.analyze.paths import find_path  # noqa: E402
from kg.analyze.selection import Selection, select  # noqa: E402
from kg.analyze.speakers import list_silent, list_speakers  # noqa: E402
from kg.analyze.timeline import list_events  # noqa: E402


def main(edges: int) -> None:
    """Print the table."""
    graph = generated_graph(edges // 10, edges)
    everything = Selection(status="all")
    first, *_, last = sorted(graph)
    measures = {
        "actors": lambda: rank_actors(graph),
        "mediators": lambda: find_mediators(graph),
        "mediations": lambda: list_mediations(graph),
        "influence": lambda: measure_influence(graph),
        "agenda": lambda: list_agenda(graph, period="month"),
        "a window": lambda: list(select(graph, Selection(since="2022", until="2022-06"))),
        "brokers": lambda: find_brokers(graph),
        "dyads": lambda: balance_dyads(graph, period="month"),
        "communities": lambda: find_communities(graph),
        "camps": lambda: find_camps(graph),
        "strained": lambda: find_strained_triangles(graph),
        "speakers": lambda: list_speakers(graph),
        "silent": lambda: list_silent(graph),
        "contested": lambda: find_contested(graph, everything),
        "corroboration": lambda: list_corroboration(graph),
        "paths": lambda: find_path(graph, first, last, everything),
        "timeline": lambda: list_events(graph),
    }
    print(f"{len(graph)} actors, {graph.number_of_edges()} edges")
    print("| measure | CPU s | rows | |\n|---|---|---|---|")
    for name, measure in measures.items():
        start = time.process_time()
        rows = measure()
        seconds = time.process_time() - start
        estimated = any(
            isinstance(row, dict) and row.get("betweenness_estimated") for row in rows[:1]
        )
        note = "betweenness estimated" if estimated else ""
        print(f"| {name} | {seconds:.1f} | {len(rows)} | {note} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
