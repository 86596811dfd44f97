"""One build per directory: a lock that the system gives back when its holder dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import BuildError

__all__ = ["STATE_FOLDER", "lock_directory"]

STATE_FOLDER = ".kg"
"""Folder within a build's directory for what builds need from one to the next."""


@contextmanager
def lock_directory(directory: Path) -> Iterator[None]:
    """Hold a build's directory; make it first if it isn't there.

    Notes
    -----
    SQLite's own file lock is used: it works alike on Linux, macOS and Windows, and ends with the process,
    however that ends.

    Raises
    ------
    BuildError
        If another build holds it, or if it can't be written.
    """
    state = directory / STATE_FOLDER
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BuildError(f"{directory}: can't be written: {error.strerror}") from error
    try:
        lock = sqlite3.connect(state / "lock", timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise BuildError(f"{directory}: can't be written: {error}") from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if "locked" in str(error):
                message = (
                    f"{directory}: another build is at work in it; wait, or choose another with -o"
                )
                raise BuildError(message) from None
            raise BuildError(f"{directory}: can't be written: {error}") from error
        yield
