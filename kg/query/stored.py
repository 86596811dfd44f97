"""Stores on disk beside large graphs, so that the second query doesn't load again: graph.json -> store.

A store belongs to the bytes of its ``graph.json``: if these change it is made anew.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.version import __version__

__all__ = ["LARGE", "find_stored", "open_stored"]

LARGE = 2_000_000
"""Bytes of ``graph.json`` from which on loading takes more than a second, so that keeping a store pays."""

_FOLDER = "graph.oxigraph"
_STAMP = "kg-store.json"
_LAYOUT = 2
"""Version of what lies in which graph: 2 holds all triples in the default graph too."""


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
    except OSError:
        return None


def find_stored(
    graph: Path, quads: Callable[[], Iterable[ox.Quad]], *, large: int = LARGE
) -> Path | None:
    """Return the folder of the store that `open_stored` opens."""
    if not graph.exists() or graph.stat().st_size < large:
        return None
    folder, stamp = graph.parent / _FOLDER, _stamp(graph)
    if _read_stamp(folder) != stamp:
        try:
            _make(folder, stamp, quads())
        except OSError:
            return None
    return folder


def _make(folder: Path, stamp: dict[str, str | int], quads: Iterable[ox.Quad]) -> None:
    """Write the store beside its place and move it there, so that nobody meets half of one."""
    fresh = Path(tempfile.mkdtemp(prefix=f".{_FOLDER}-", dir=folder.parent))
    try:
        store = ox.Store(str(fresh))
        store.bulk_extend(quads)
        store.optimize()
        store.flush()
        del store
        (fresh / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _stamp(graph: Path) -> dict[str, str | int]:
    """Return what a store must have been made from: version, and size and digest of the file."""
    with graph.open("rb") as file:
        digest = hashlib.file_digest(file, "blake2b").hexdigest()
    return {"kg": __version__, "layout": _LAYOUT, "size": graph.stat().st_size, "blake2b": digest}


def _read_stamp(folder: Path) -> object:
    try:
        return json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
