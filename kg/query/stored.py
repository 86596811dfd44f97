"""Stores on disk beside large graphs, so that the second query doesn't load again: graph.json -> store.

A store belongs to the bytes of its ``graph.json`` and lies in a folder named by them, so that a new one never takes the place
of one that somebody reads. One process makes it, the others wait; what a killed one left goes when the next is made.

What a query asks that names no graphs lies in a store of its own: it takes a third of the space of one that has named graphs too. That one is made when the
first query names some.
"""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError
from kg.store.lock import lock_directory
from kg.version import __version__

__all__ = ["GRAPHS", "LARGE", "find_stored", "is_stored", "open_stored"]

LARGE = 2_000_000
"""Bytes of ``graph.json`` from which on loading takes more than a second, so that keeping a store pays."""

_FOLDER = "graph.oxigraph"
_NEW = "new-"
_LAYOUT = 5
"""Version of what lies in which graph: 4 has the named graphs in a store of their own; 5 has the actors of a build's files, and times that texts state."""

GRAPHS = "-graphs"
"""What the name of a store with named graphs adds to that of the one without."""

_PATIENCE = 3600
"""Seconds to wait for another process that makes the same store; it gives the lock back when it dies."""

_KEPT = 2
"""Stores that stay: the present one, and the one before, which somebody may just be opening."""


def open_stored(
    graph: Path, fill: Callable[[ox.Store], None], *, named: bool = False, large: int = LARGE
) -> ox.Store | None:
    """Return the read-only store of `graph`, made if it's missing or out of date.

    Parameters
    ----------
    graph
        A ``graph.json``.
    fill
        Loads its quads; called only if a store must be made.
    named
        Whether it is the store of named graphs.
    large
        Smallest size in bytes that is worth a store.

    Returns
    -------
    store
        None for a small graph, and where the folder can't be written to.
    """
    folder = find_stored(graph, fill, named=named, large=large)
    try:
        return None if folder is None else ox.Store.read_only(str(folder))
    except (OSError, RuntimeError):
        return None


def find_stored(
    graph: Path,
    fill: Callable[[ox.Store], None],
    *,
    named: bool = False,
    large: int = LARGE,
    patience: float = _PATIENCE,
) -> Path | None:
    """Return the folder of the store that `open_stored` opens; None, too, if another process makes it for more than `patience` seconds."""
    if not graph.exists() or graph.stat().st_size < large:
        return None
    end = GRAPHS if named else ""
    folder = _folder(graph, end)
    with suppress(OSError, RuntimeError, BuildError):
        deadline = time.monotonic() + patience
        while not folder.is_dir():
            try:
                with lock_directory(folder.parent):
                    if not folder.is_dir():
                        folder = _make(graph, folder.parent, fill, end)
            except BuildError:  # another process is making it
                if time.monotonic() > deadline or not _is_writable(folder.parent):
                    raise
                time.sleep(0.1)
        return folder
    return None


def is_stored(graph: Path, *, named: bool) -> bool:
    """Tell whether there is a store of a graph."""
    return _folder(graph, GRAPHS if named else "").is_dir()


def _folder(graph: Path, end: str) -> Path:
    return graph.parent / _FOLDER / f"{_name(graph)}{end}"


def _make(graph: Path, place: Path, fill: Callable[[ox.Store], None], end: str) -> Path:
    """Write a store beside its place and move it there, so that nobody meets half of one."""
    for stale in (*place.glob(f"{_NEW}*"), *place.parent.glob(f".{_FOLDER}-*")):
        shutil.rmtree(stale, ignore_errors=True)
    for file in place.iterdir():  # a store as versions before kept it
        if file.is_file():
            file.unlink()
    fresh = Path(tempfile.mkdtemp(prefix=_NEW, dir=place))
    try:
        before = ""
        # A build may replace the graph while it is read.
        while (name := f"{_name(graph)}{end}") != before:
            before = name
            shutil.rmtree(fresh, ignore_errors=True)
            store = ox.Store(str(fresh))
            fill(store)
            if not end:  # half the time of queries; twice the space, of named graphs a gigabyte
                store.optimize()
            store.flush()
            del store
        if not (place / name).is_dir():
            fresh.replace(place / name)
        _forget(place, end)
        return place / name
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _forget(place: Path, end: str) -> None:
    """Delete stores of older graphs, those of the same kind."""
    stores = [one for one in place.iterdir() if one.is_dir() and not one.name.startswith(".")]
    stores = [one for one in stores if one.name.endswith(GRAPHS) == bool(end)]
    for old in sorted(stores, key=lambda one: -one.stat().st_mtime)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _is_writable(place: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def _name(graph: Path) -> str:
    """Return a digest of what a store is made from: version, layout and bytes of the graph."""
    with graph.open("rb") as file:
        digest = hashlib.file_digest(file, "blake2b").digest()
    made_by = json.dumps([__version__, _LAYOUT]).encode()
    return hashlib.blake2b(made_by + digest, digest_size=16).hexdigest()
