"""The generation of a build that a server shows: store and page, its own as long as it runs, whatever is built meanwhile."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.util import get_temp_dir
from pathlib import Path

from kg.errors import BuildError
from kg.graph.place import find_file
from kg.query.sources import keep_store
from kg.query.stored import GRAPHS
from kg.store.lock import lock_directory

__all__ = ["keep_generation", "own_folder"]

_PREFIX = "kg-serve-"
_SOCKETS = "sockets"
"""A link to the folder that multiprocessing has for this process."""


@contextmanager
def own_folder() -> Iterator[Path]:
    """Give a temporary folder; those that killed servers have left are deleted first, and those of multiprocessing in them."""
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(BuildError, OSError):
            is_ours = not hasattr(os, "getuid") or old.lstat().st_uid == os.getuid()
            if is_ours and old.is_dir() and not old.is_symlink():
                with lock_directory(old):  # a server that runs holds it
                    shutil.rmtree((old / _SOCKETS).resolve(), ignore_errors=True)
                    shutil.rmtree(old, ignore_errors=True)
    folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    with folder as name, lock_directory(Path(name)):
        Path(name, _SOCKETS).symlink_to(get_temp_dir())
        yield Path(name)


def keep_generation(source: Path, folder: Path) -> Path:
    """Return the folder of a store in `folder` with what `source` says now; the page, if there is one, lies beside it.

    The page is looked for before and after: if a build took the place of another meanwhile, all is taken again.
    """
    while True:
        before = _mark(source)
        store = keep_store(source, folder)
        for end in ("", GRAPHS) if store.parent != folder else ():
            kept = store.with_name(f"{store.name}{end}")
            shutil.copytree(kept, folder / f"store{end}", copy_function=_link, dirs_exist_ok=True)
        page = find_file(source if source.is_dir() else source.parent, "graph.html")
        with suppress(FileNotFoundError):
            shutil.copy(page, folder / "graph.html")
        if _mark(source) == before:
            return folder / "store"
        for end in ("", GRAPHS):
            shutil.rmtree(folder / f"store{end}", ignore_errors=True)


def _mark(source: Path) -> object:
    """Return what tells one graph from the next."""
    file = find_file(source, "graph.json") if source.is_dir() else source
    with suppress(OSError):
        status = file.stat()
        return status.st_ino, status.st_size, status.st_mtime_ns
    return None


def _link(old: str, new: str) -> None:
    """Give a file of a store, which nobody changes, a second name, or copy it to another disk."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
