"""RDF files: actor graph -> Turtle, TriG, N-Quads, N-Triples; nothing of the graph's meaning is lost.

Turtle and N-Triples have no named graphs: there the three layers lie in one. Written block by block, so
that memory doesn't grow with the file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.graph.schema import ActorGraph
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import PREFIXES

__all__ = ["FORMATS", "write_rdf"]

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
}


def write_rdf(graph: ActorGraph, path: Path, form: str) -> None:
    """Write `graph` to `path`, in an order that depends on the graph alone.

    Parameters
    ----------
    form
        ``ttl``, ``trig``, ``nq`` or ``nt``.
    """
    kind = FORMATS[form]
    prefixes = PREFIXES if form in ("ttl", "trig") else {}
    items = iter_quads(graph) if kind.supports_datasets else _triples(graph)
    with path.open("wb") as file:
        for name in sorted(prefixes):
            file.write(f"@prefix {name}: <{prefixes[name]}> .\n".encode())
        body = cast("IO[bytes]", _Body(file, len(prefixes)))
        ox.serialize(items, body, kind, prefixes=prefixes)


def _triples(graph: ActorGraph) -> Iterator[ox.Triple]:
    return (quad.triple for quad in iter_quads(graph))


class _Body:
    """Writes to a file all but the first lines: Oxigraph puts prefixes in an order of its own."""

    def __init__(self, file: IO[bytes], lines: int) -> None:
        self.file = file
        self.lines = lines

    def write(self, data: bytes) -> int:
        rest = data
        while self.lines and rest:
            _, newline, rest = rest.partition(b"\n")
            self.lines -= len(newline)
        self.file.write(rest)
        return len(data)

    def flush(self) -> None:
        self.file.flush()
