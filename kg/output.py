"""Output: actor graph -> the files of a build, made by several processes at once where that pays."""

from collections.abc import Sequence
from functools import partial

from kg.errors import BuildError
from kg.export.build_files import PARTS, FilesWanted, write_build_files
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph
from kg.run.map_batches import Failed, map_batches

__all__ = ["write_output"]

_MANY = 2000
"""Edges from which files take longer than processes to start and to read the graph."""


def write_output(
    graph: ActorGraph, wanted: FilesWanted, *, jobs: int = 1, many: int = _MANY
) -> None:
    """Write all files of a build; the bytes don't depend on the number of processes.

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
    if jobs == 1 or graph.number_of_edges() < many:
        write_build_files(graph, wanted)
        return
    first, *others = PARTS
    write_build_files(graph, wanted, [first])
    # The file just written brings the graph to the others: exact, and cheaper than pickling it.
    setup = partial(read_graph, wanted.folder / "graph.json")
    write = partial(_write_part, wanted)
    batches = [(part,) for part in others]
    for result in map_batches(write, batches, setup=setup, jobs=min(jobs, len(batches))):
        if isinstance(result, Failed):
            raise BuildError(f"{wanted.folder.parent.parent}: can't be written: {result.reason}")


def _write_part(wanted: FilesWanted, graph: ActorGraph, batch: Sequence[str]) -> None:
    write_build_files(graph, wanted, batch)
