"""Datasets to ask: build directories, graph.json and RDF files -> a loaded engine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.place import READY, find_file
from kg.query.datasets import fill_default, in_both, names_graphs
from kg.query.engines import Engine, Oxigraph
from kg.query.stored import GRAPHS, LARGE, find_stored, is_stored, open_stored
from kg.rdf.infer import add_inferred, infer
from kg.rdf.load import load_graph
from kg.rdf.telling import EVERYTHING, Seen

__all__ = ["RDF_FILES", "keep_store", "lacks_store", "load_engine", "load_store", "store_apart"]

_QUICK = 200_000_000
"""Bytes of ``graph.json`` up to which what a few queries can see is loaded into memory, a gigabyte of it for 70 MB."""

RDF_FILES = {
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".n3": ox.RdfFormat.N3,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
"""Format by the ending of a file's name."""


def load_engine(
    sources: Path | str | Sequence[Path | str],
    *,
    engine: str = "oxigraph",
    only: Sequence[str] = (),
    all_mentions: bool = False,
) -> Engine:
    """Return an engine over the union of `sources`.

    Parameters
    ----------
    sources
        One or several of: a build's directory, ``graph.json``, or a Turtle, TriG, N-Quads, N-Triples,
        JSON-LD or RDF/XML file.
    engine
        ``oxigraph``, or ``rdflib`` for rdflib's own (slow) implementation.
    only
        Queries, if no others will be asked: of a large graph without a store, what they can see is loaded, and no store made.
    all_mentions
        Whether builds have unknown actors, too, that are mentioned once and do nothing, which their files leave out; no store is kept with these.

    Raises
    ------
    QueryError
        If a source isn't there or can't be read, or the engine is unknown.
    GraphError
        If a ``graph.json`` is not of this version.
    """
    paths = [Path(sources)] if isinstance(sources, str | Path) else [Path(one) for one in sources]
    if engine not in ("oxigraph", "rdflib"):
        raise QueryError(f"no engine {engine!r}: use oxigraph or rdflib")
    if all_mentions:
        return _load_whole(paths, engine, only)
    if engine == "oxigraph":
        if (quick := _load_seen(paths, only)) is not None:
            return Oxigraph(quick)
        if only and all(map(names_graphs, only)):
            return Oxigraph(_graphs(paths))
        stored = _open(paths, named=False)
        if stored is None:
            builds = any(path.is_dir() or _graph_file(path) for path in paths)
            return Oxigraph(_gather(paths) if builds else _load_files(paths))
        return Oxigraph(stored, cache(partial(_graphs, paths)))
    return _load_plain(_gather(paths))


def _load_whole(paths: Sequence[Path], engine: str, only: Sequence[str]) -> Engine:
    """Return an engine over what no store keeps: builds with all of their actors."""
    if engine == "oxigraph" and len(paths) == 1 and only and _graph_file(paths[0]) is not None:
        store = ox.Store()
        seen = import_module("kg.query.seen").see(only)
        named = any(map(names_graphs, only))
        _fill(paths[0], store, named=named, seen=seen, all_mentions=True)
        return Oxigraph(store)
    store = _gather(paths, all_mentions=True)
    return Oxigraph(store) if engine == "oxigraph" else _load_plain(store)


def _load_plain(store: ox.Store) -> Engine:
    module = import_module("kg.query.plain_rdflib")
    return cast("Engine", module.load_plain(store))


def load_store(paths: Sequence[Path]) -> ox.Store:
    """Return a store whose default graph holds the triples of all `paths`; that of one large graph is kept on disk beside it, without named graphs.

    Raises
    ------
    QueryError
        If a source isn't there or can't be read.
    """
    stored = _open(paths, named=False)
    return _gather(paths) if stored is None else stored


def lacks_store(source: Path | str, query: str) -> bool:
    """Tell whether `source` is so large that a store should be kept for `query`, and none is."""
    graph = _large(Path(source))
    if graph is None or not graph.exists() or graph.stat().st_size < LARGE:
        return False
    return not is_stored(graph, named=names_graphs(query))


def store_apart(source: Path) -> None:
    """Make the store of one large graph unless it is there or another process makes it."""
    graph = _large(source)
    if graph is not None:
        find_stored(graph, partial(_fill, graph, named=False), patience=0)


def keep_store(source: Path, folder: Path) -> Path:
    """Return the folder of a store on disk with the triples of `source`, for processes that share it.

    Its named graphs are in it, or in a store beside it, whose name has `GRAPHS` at its end.

    Parameters
    ----------
    source
        As for `load_engine`.
    folder
        An empty folder, used where the graph is too small to be kept beside its ``graph.json``.
    """
    graph = _large(source)
    if graph is not None:
        graphs = find_stored(graph, partial(_fill, graph, named=True), named=True)
        stored = find_stored(graph, partial(_fill, graph, named=False))
        if stored is not None and graphs == stored.with_name(f"{stored.name}{GRAPHS}"):
            return stored
    store = ox.Store(str(folder / "store"))
    _fill_store(store, source)
    store.flush()
    return folder / "store"


def _graphs(paths: Sequence[Path]) -> ox.Store:
    """Return a store with the named graphs of `paths`: the one on disk that a server has made, or that of a graph too large for memory."""
    graph = _large(paths[0]) if len(paths) == 1 else None
    if graph is not None and not is_stored(graph, named=True) and graph.stat().st_size <= _QUICK:
        store = ox.Store()
        _fill(paths[0], store, named=True)
        return store
    stored = _open(paths, named=True)
    return _gather(paths) if stored is None else stored


def _load_seen(paths: Sequence[Path], queries: Sequence[str]) -> ox.Store | None:
    """Return a store in memory with what `queries` can see, in named graphs if one names some; None if there is a store on disk, or needs to be one."""
    if len(paths) != 1 or not any(lacks_store(paths[0], query) for query in queries):
        return None
    graph = _large(paths[0])
    if graph is None or graph.stat().st_size > _QUICK:
        return None
    seen = import_module("kg.query.seen").see(queries)
    store = ox.Store()
    _fill(paths[0], store, named=any(map(names_graphs, queries)), seen=seen)
    return store


def _open(paths: Sequence[Path], *, named: bool) -> ox.Store | None:
    """Return the store kept beside one large graph."""
    graph = _large(paths[0]) if len(paths) == 1 else None
    if graph is None:
        return None
    return open_stored(graph, partial(_fill, graph, named=named), named=named)


def _gather(paths: Sequence[Path], *, all_mentions: bool = False) -> ox.Store:
    """Return a store in memory with the named graphs of `paths`, and all their triples in the default graph."""
    store = ox.Store()
    for path in paths:
        _fill_store(store, path, all_mentions=all_mentions)
    return store


def _large(path: Path) -> Path | None:
    """Return the graph.json beside which a store may be kept."""
    graph = _graph_file(path)
    return graph if graph is not None and READY.name != graph.parent.name else None


def _graph_file(path: Path) -> Path | None:
    """Return the graph.json that `path` is or holds."""
    if path.is_dir():
        file = find_file(path, "graph.json")
        return file if file.exists() else None
    return path if path.suffix == ".json" else None


def _fill_store(store: ox.Store, path: Path, *, all_mentions: bool = False) -> None:
    if _graph_file(path) is not None or path.is_dir():
        _fill(path, store, named=True, all_mentions=all_mentions)
        _fill(path, store, named=False, all_mentions=all_mentions)
        return
    with _readable(path) as kind:
        store.bulk_extend(in_both(infer(ox.parse(path=str(path), format=kind))))


def _load_files(paths: Sequence[Path]) -> ox.Store:
    """Return a store in memory with the quads of RDF files, which no object of Python is made of, and what follows from them."""
    store = ox.Store()
    for path in paths:
        with _readable(path) as kind:
            store.bulk_load(path=str(path), format=kind)
    add_inferred(store)
    fill_default(store)
    return store


@contextmanager
def _readable(path: Path) -> Iterator[ox.RdfFormat]:
    """Give the format of an RDF file, and tell in one line why it can't be read."""
    kind = RDF_FILES.get(path.suffix.lower())
    if kind is None:
        raise QueryError(f"{path}: a build, graph.json or one of {', '.join(RDF_FILES)} is needed")
    try:
        yield kind
    except FileNotFoundError as error:
        raise QueryError(f"{path}: no such file") from error
    except (SyntaxError, OSError, ValueError) as error:
        raise QueryError(f"{path}: not readable as {kind.name}: {error}") from error


def _fill(
    path: Path,
    store: ox.Store,
    *,
    named: bool,
    seen: Seen = EVERYTHING,
    all_mentions: bool = False,
) -> None:
    """Load a graph.json, with the actors that the files of a build have; NetworkX is loaded only if one must be read."""
    graph = import_module("kg.graph.node_link").read_graph(path)
    if not all_mentions:
        graph = import_module("kg.analyze.lone").leave_out_lone(graph)
    load_graph(store, graph, named=named, seen=seen)
