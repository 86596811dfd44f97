"""A graph in a store: actor graph -> its triples and what follows from them, in an Oxigraph store.

They go there as text: no object of Python is made of a triple, of which 2,000 articles have three million.
"""

from collections.abc import Iterator
from typing import IO, cast

import pyoxigraph as ox

from kg.graph.schema import ActorGraph
from kg.rdf.infer import infer
from kg.rdf.mapping import Block, iter_blocks
from kg.rdf.vocabulary import PREFIXES

__all__ = ["load_graph"]

_HEAD = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())


class _Stream:
    """Pieces of text as a file that Oxigraph reads."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most `size`."""
        while len(self._rest) < size and (piece := next(self._pieces, None)) is not None:
            self._rest += piece.encode()
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


def load_graph(store: ox.Store, graph: ActorGraph, *, named: bool) -> None:
    """Load all triples of `graph`, and what follows from the vocabulary.

    Parameters
    ----------
    named
        Whether each triple stands in its named graphs, or all in the default graph, each once.
    """
    blocks = iter_blocks(graph, inferred=True)
    words = next(blocks)
    quads = infer(ox.parse(f"{_HEAD}{words.context} {{\n{words.text}\n}}", ox.RdfFormat.TRIG))
    store.bulk_extend(quad if named else ox.Quad(*quad.triple) for quad in quads)
    kind = ox.RdfFormat.TRIG if named else ox.RdfFormat.TURTLE
    store.bulk_load(cast(IO[bytes], _Stream(_pieces(blocks, named=named))), kind)


def _pieces(blocks: Iterator[Block], *, named: bool) -> Iterator[str]:
    yield _HEAD
    for block in blocks:
        text = f"{block.context} {{\n{block.text}\n}}" if named else block.text
        yield f"{block.prefixes}{text}\n"
