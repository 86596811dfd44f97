"""Output: actor graph -> the files of a build, made by several processes at once where that pays."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, partial

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.analyze.lone import find_lone, leave_out_lone
from kg.errors import BuildError
from kg.events.gather import gather_events
from kg.export.build_files import PARTS, FilesWanted, write_build_files
from kg.graph.garbage import without_collection
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements
from kg.run.map_batches import Failed, map_batches

__all__ = ["fit_page", "write_output"]

_MANY = 5_000
"""Edges from which files take longer than processes to start and to read the graph."""

_ACTING = ("page", "rdf")
"""Files that leave out who is mentioned once and does nothing."""

PAGE_EVIDENCE = 300_000
"""Pieces of evidence that the page holds at most; browsers open no file of a gigabyte."""


def write_output(
    graph: ActorGraph, wanted: FilesWanted, *, jobs: int = 1, many: int = _MANY
) -> None:
    """Write all files of a build; the bytes don't depend on the number of processes.

    The page of a graph too large for a browser shows the actors of several documents alone, and says so.

    Parameters
    ----------
    jobs
        Processes at most.
    many
        Edges from which more than one is used.

    Raises
    ------
    BuildError
        If a process can't write its file: says why. In this process, `OSError` says so.
    """
    wanted = replace(wanted, lone=sum(1 for _ in find_lone(graph)))
    first, *others = PARTS
    if jobs == 1 or graph.number_of_edges() < many:
        _write_parts(wanted, graph, PARTS)
        return
    _write_parts(wanted, graph, [first])
    # The file just written brings the graph to the others: exact, and cheaper than pickling it.
    setup = partial(read_graph, wanted.folder / "graph.json")
    write = partial(_write_parts, wanted)
    batches = [(part,) for part in others]
    for result in map_batches(write, batches, setup=setup, jobs=min(jobs, len(batches))):
        if isinstance(result, Failed):
            raise BuildError(f"{wanted.folder.parent.parent}: can't be written: {result.reason}")


@without_collection()
def _write_parts(wanted: FilesWanted, graph: ActorGraph, parts: Iterable[str]) -> None:
    acting = graph if wanted.all_mentions else leave_out_lone(graph)
    events = cache(partial(gather_events, graph))  # who does nothing has part in none
    for part in parts:
        shown = acting if part in _ACTING else graph
        least = fit_page(shown) if part == "page" else 1
        if least > 1:
            excerpt = Excerpt(min_documents=least)
            titled = replace(wanted, title=f"{wanted.title} ({excerpt})")
            write_build_files(make_excerpt(shown, excerpt), titled, [part])
        else:
            write_build_files(shown, wanted, [part], events)


def fit_page(graph: ActorGraph, most: int = PAGE_EVIDENCE) -> int:
    """Return in how many documents actors must occur for the page to hold the evidence between them all.

    Parameters
    ----------
    most
        Pieces of evidence that the page may hold.
    """
    counts: Counter[int] = Counter()
    for subject, target, data in iter_statements(graph):
        known = (graph.nodes[node]["documents"] for node in (subject, target) if node is not None)
        counts[min(known)] += len(data["evidence"])
    held, least = sum(counts.values()), 1
    while held > most:
        held -= counts[least]
        least += 1
    return least
