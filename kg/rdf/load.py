"""A graph in a store: actor graph -> its triples and what follows from them, in an Oxigraph store.

They go there as text: no object of Python is made of a triple, of which 2,000 articles have three million.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

from kg.graph.schema import ActorGraph
from kg.rdf.infer import infer
from kg.rdf.mapping import Block, iter_blocks
from kg.rdf.telling import EVERYTHING, Seen
from kg.rdf.vocabulary import PREFIXES

__all__ = ["load_graph"]

_PART = 8_000_000
"""Characters that are loaded while the next are written."""

_HEAD = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())


def load_graph(
    store: ox.Store, graph: ActorGraph, *, named: bool, seen: Seen = EVERYTHING
) -> None:
    """Load all triples of `graph`, and what follows from the vocabulary.

    Parameters
    ----------
    named
        Whether each triple stands in its named graphs, or all in the default graph, each once.
    seen
        What is needed of them.
    """
    blocks = iter_blocks(graph, seen=seen)
    words = next(blocks)
    quads = infer(ox.parse(f"{_HEAD}{words.context} {{\n{words.text}\n}}", ox.RdfFormat.TRIG))
    store.bulk_extend(quad if named else ox.Quad(*quad.triple) for quad in quads)
    kind = ox.RdfFormat.TRIG if named else ox.RdfFormat.TURTLE
    with ThreadPoolExecutor(1) as loader:  # Oxigraph needs no Python while it loads
        loading: list[Future[None]] = []
        for part in _parts(blocks, named=named):
            for before in loading:
                before.result()
            loading = [loader.submit(store.bulk_load, part, kind)]
        for last in loading:
            last.result()


def _parts(blocks: Iterator[Block], *, named: bool) -> Iterator[bytes]:
    """Yield texts of a size that is worth a load."""
    while True:
        size = 0
        texts = [_HEAD]
        for block in blocks:
            text = f"{block.context} {{\n{block.text}\n}}" if named else block.text
            texts.append(f"{block.prefixes}{text}\n")
            size += len(text)
            if size > _PART:
                break
        if not size:
            return
        yield "".join(texts).encode()
