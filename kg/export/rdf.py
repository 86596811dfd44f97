"""RDF files: actor graph -> Turtle, TriG, N-Quads, N-Triples; nothing of the graph's meaning is lost.

Turtle and N-Triples have no named graphs: there the four layers lie in one. Written block by block, so
that memory doesn't grow with the file.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import chain, groupby
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.events.gather import EventData
from kg.graph.schema import ActorGraph
from kg.rdf.annotations import iter_annotations
from kg.rdf.mapping import Block, Mentions, iter_blocks, iter_quads
from kg.rdf.pieces import Pieces
from kg.rdf.rebase import move_prefixes, move_quads
from kg.rdf.vocabulary import PREFIXES

__all__ = ["FORMATS", "write_rdf", "write_turtle"]

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
}


def write_rdf(
    graph: ActorGraph,
    path: Path,
    form: str,
    *,
    rdf12: bool = False,
    base: str = "",
    mentions: Mentions = "none",
) -> None:
    """Write `graph` to `path`, in an order that depends on the graph alone.

    Parameters
    ----------
    form
        ``ttl``, ``trig``, ``nq`` or ``nt``.
    rdf12
        Whether plain triples are also reified by their assertions, which only tools for RDF 1.2 read.
    base
        A web address under which all IRIs of ours shall lie; by default they begin with ``urn:kg:``.
    mentions
        Which mentions it holds: ``none``, those that a statement or quotation hangs on (``linked``), or ``all``.
    """
    if form in ("ttl", "trig") and not rdf12 and not base:
        trig, ttl = (path if form == one else None for one in ("trig", "ttl"))
        write_turtle(graph, trig=trig, ttl=ttl, mentions=mentions)
        return
    all_prefixes = move_prefixes(base) if base else PREFIXES
    prefixes = dict(all_prefixes) if form in ("ttl", "trig") else {}
    quads: Iterable[ox.Quad] = chain(
        iter_quads(graph, mentions=mentions), iter_annotations(graph) if rdf12 else ()
    )
    quads = move_quads(quads, base) if base else quads
    _serialize(quads, path, form, prefixes)


def write_turtle(
    graph: ActorGraph,
    *,
    trig: Path | None = None,
    ttl: Path | None = None,
    mentions: Mentions = "none",
    short: bool = False,
    events: Sequence[EventData] | None = None,
    pieces: Pieces | None = None,
) -> None:
    """Write TriG, Turtle or both at once, as the mapping makes them: Turtle has the lines without graphs around them.

    Parameters
    ----------
    short
        Whether Turtle leaves to TriG what most of it would be: assertions, passages, mentions and judgements.
    events
        Those of the graph, if they are known already.
    pieces
        Those of the TriG of the build before; where those of this one lie is noted there.
    """
    with ExitStack() as files:
        named, plain = (
            files.enter_context(path.open("wb")) if path else None for path in (trig, ttl)
        )
        head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(PREFIXES))
        for file in filter(None, (named, plain)):
            file.write(head.encode())
        blocks = iter_blocks(graph, mentions=mentions, events=events, pieces=pieces)
        for (context, _), group in groupby(blocks, key=lambda one: (one.context, one.doc)):
            inside = list(group)
            prefixes = inside[0].prefixes.encode()
            if named:
                named.write(prefixes + f"{context} {{\n".encode())
                for block in inside:
                    _write_block(block, named, pieces)
                named.write(b"}\n")
            told = [block.text for block in inside if block.short or not short]
            if plain and told:
                plain.write(prefixes + "\n".join([*told, ""]).encode())


def _write_block(block: Block, file: IO[bytes], pieces: Pieces | None) -> None:
    text = block.text.encode()
    if pieces is not None and block.digest:
        pieces.note(block.digest, file.tell(), len(text))
    file.write(text + b"\n")


def _serialize(quads: Iterable[ox.Quad], path: Path, form: str, prefixes: dict[str, str]) -> None:
    kind = FORMATS[form]
    items = quads if kind.supports_datasets else (quad.triple for quad in quads)
    with path.open("wb") as file:
        for name in sorted(prefixes):
            file.write(f"@prefix {name}: <{prefixes[name]}> .\n".encode())
        body = cast("IO[bytes]", _Body(file, len(prefixes)))
        ox.serialize(items, body, kind, prefixes=prefixes)


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
