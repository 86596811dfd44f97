"""Stores on disk beside large graphs, so that the second query doesn't load again: graph.json -> store.

A store belongs to the bytes of its ``graph.json`` and lies in a folder named by them, so that a new one never takes the place
of one that somebody reads. One process makes it, the others wait; what a killed one left goes when the next is made.
"""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BuildError
from kg.store.lock import lock_directory
from kg.version import __version__

__all__ = ["LARGE", "find_stored", "open_stored"]

LARGE = 2_000_000
"""Bytes of ``graph.json`` from which on loading takes more than a second, so that keeping a store pays."""

_FOLDER = "graph.oxigraph"
_NEW = "new-"
_LAYOUT = 3
"""Version of what lies in which graph: 3 holds what follows from the vocabulary, too."""

_PATIENCE = 3600
"""Seconds to wait for another process that makes the same store; it gives the lock back when it dies."""

_KEPT = 2
"""Stores that stay: the present one, and the one before, which somebody may just be opening."""


def open_stored(
    graph: Path, quads: Callable[[], Iterable[ox.Quad]], *, large: int = LARGE
) -> ox.Store | None:
    """Return the read-only store of `graph`, made if it's missing or out of date.

    Parameters
    ----------
    graph
        A ``graph.json``.
    quads
        Gives its quads; called only if a store must be made.
    large
        Smallest size in bytes that is worth a store.

    Returns
    -------
    store
        None for a small graph, and where the folder can't be written to.
    """
    folder = find_stored(graph, quads, large=large)
    try:
        return None if folder is None else ox.Store.read_only(str(folder))
    except (OSError, RuntimeError):
        return None


def find_stored(
    graph: Path, quads: Callable[[], Iterable[ox.Quad]], *, large: int = LARGE
) -> Path | None:
    """Return the folder of the store that `open_stored` opens."""
    if not graph.exists() or graph.stat().st_size < large:
        return None
    folder = graph.parent / _FOLDER / _name(graph)
    with suppress(OSError, RuntimeError, BuildError):
        deadline = time.monotonic() + _PATIENCE
        while not folder.is_dir():
            try:
                with lock_directory(folder.parent):
                    if not folder.is_dir():
                        folder = _make(graph, folder.parent, quads)
            except BuildError:  # another process is making it
                if time.monotonic() > deadline or not _is_writable(folder.parent):
                    raise
                time.sleep(0.1)
        return folder
    return None


def _make(graph: Path, place: Path, quads: Callable[[], Iterable[ox.Quad]]) -> Path:
    """Write a store beside its place and move it there, so that nobody meets half of one."""
    for stale in (*place.glob(f"{_NEW}*"), *place.parent.glob(f".{_FOLDER}-*")):
        shutil.rmtree(stale, ignore_errors=True)
    for file in place.iterdir():  # a store as versions before kept it
        if file.is_file():
            file.unlink()
    fresh = Path(tempfile.mkdtemp(prefix=_NEW, dir=place))
    try:
        before = ""
        while (name := _name(graph)) != before:  # a build may replace the graph while it is read
            before = name
            shutil.rmtree(fresh, ignore_errors=True)
            store = ox.Store(str(fresh))
            store.bulk_extend(quads())
            store.optimize()
            store.flush()
            del store
        if not (place / name).is_dir():
            fresh.replace(place / name)
        _forget(place)
        return place / name
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _forget(place: Path) -> None:
    """Delete stores of older graphs."""
    stores = [one for one in place.iterdir() if one.is_dir() and not one.name.startswith(".")]
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
