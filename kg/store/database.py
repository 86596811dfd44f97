"""The store's file: SQLite in WAL mode, its tables, and errors in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

__all__ = ["SCHEMA", "StoreDatabase"]

SCHEMA = 2
"""Version of the tables; an older one is brought up to it, a later one must be built anew."""

_STEPS = {
    1: """
CREATE TABLE extraction (key BLOB PRIMARY KEY, text BLOB NOT NULL, reading BLOB NOT NULL);
CREATE TABLE document (id TEXT PRIMARY KEY, key BLOB NOT NULL, facts TEXT NOT NULL);
CREATE TABLE made_by (part TEXT PRIMARY KEY, value TEXT NOT NULL);
""",
    2: """
CREATE TABLE cast (
    key BLOB, variant TEXT, stamp TEXT NOT NULL, clusters BLOB NOT NULL, members BLOB NOT NULL,
    PRIMARY KEY (key, variant)
);
CREATE TABLE article (digest BLOB PRIMARY KEY, facts TEXT NOT NULL);
CREATE TABLE sharded (
    key BLOB PRIMARY KEY, stamp TEXT NOT NULL, shard TEXT NOT NULL, start INTEGER NOT NULL, sizes TEXT NOT NULL
);
""",
}
"""What brings the tables from the version before to each version."""


class StoreDatabase:
    """A connection to the file.

    Parameters
    ----------
    path
        The file; it is made, with its folder, if it isn't there. None keeps all in memory.

    Raises
    ------
    StoreError
        If the file can't be opened, is damaged, or was written by a later version of kg.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path or "extractions in memory"
        with self.errors():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None)
            self._prepare()

    def _prepare(self) -> None:
        [version] = self.connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA:
            raise StoreError(
                f"{self._path}: written by another version of kg (tables {version}, needed {SCHEMA}): "
                "rebuild needed: delete the file, then build again"
            )
        self.connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=NORMAL")
        if version < SCHEMA:
            with self.transaction():
                for step in range(version + 1, SCHEMA + 1):
                    for statement in filter(str.strip, _STEPS[step].split(";")):
                        self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version={SCHEMA}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is done within, or nothing of it."""
        with self.errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what SQLite and the file system say into one line."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._path}: damaged, or no store of kg ({error}): delete the file, then build again"
            ) from error
        except OSError as error:
            raise StoreError(f"{self._path}: {error.strerror or error}") from error
