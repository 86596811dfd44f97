"""The store's file: SQLite in WAL mode, its tables, and errors in one line."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import StoreError

__all__ = ["ROWS", "SCHEMA", "StoreDatabase", "checksum"]

SCHEMA = 4
"""Version of the tables; an older one is brought up to it, a later one must be built anew."""

ROWS = {
    "extraction": ("key", "text", "reading"),
    "document": ("id", "key", "facts"),
    "made_by": ("part", "value"),
    "cast": ("key", "variant", "stamp", "clusters", "members"),
    "article": ("digest", "facts"),
    "sharded": ("key", "stamp", "shard", "start", "sizes"),
    "contribution": ("id", "digest", "facts"),
}
"""The columns of each table, whose checksum stands in ``sum``: SQLite has none, and a byte may flip on the disk."""


def checksum(values: Iterable[str]) -> str:
    """Return the SQL for the checksum of columns or parameters; damaged text is told from what was written, not decoded.

    Examples
    --------
    >>> checksum(["id"])
    'checksum(typeof(id), CAST(id AS BLOB))'
    """
    return f"checksum({', '.join(f'typeof({one}), CAST({one} AS BLOB)' for one in values)})"


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
_STEPS[3] = "".join(
    f"ALTER TABLE {table} ADD COLUMN sum BLOB;\nUPDATE {table} SET sum = {checksum(columns)};\n"
    for table, columns in ROWS.items()
    if table != "contribution"
)
_STEPS[4] = """
CREATE TABLE contribution (id TEXT PRIMARY KEY, digest BLOB NOT NULL, facts BLOB NOT NULL, sum BLOB);
"""
"""What brings the tables from the version before to each version."""


def _digest(*values: str | bytes | None) -> bytes:
    digest = hashlib.blake2b(digest_size=8)
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode()
        digest.update(f"{len(data)} ".encode() + data)
    return digest.digest()


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
            # Damaged text is to be found by its checksum, not by whoever decodes it.
            self.connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            self.connection.create_function("checksum", -1, _digest, deterministic=True)
            try:
                self._prepare()
            except BaseException:
                self.connection.close()  # else it would hold the file as long as the error is kept
                raise

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

    def insert(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Add rows with their checksums, in place of those with the same key."""
        places = [f"?{number}" for number, _ in enumerate(ROWS[table], start=1)]
        values = ", ".join([*places, checksum(places)])
        self.connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({values})", rows)

    def sound(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        """Return columns of all rows of `table`, which can't be read again and must be as they were written."""
        with self.errors():
            query = f"SELECT sum IS {checksum(ROWS[table])}, {columns} FROM {table} ORDER BY 2"
            rows = self.connection.execute(query).fetchall()
        if not all(row[0] for row in rows):
            raise self.damage()
        return [row[1:] for row in rows]

    def damage(self) -> StoreError:
        """Return what is said where something can't be read again."""
        return StoreError(f"{self._path}: damaged: delete the file, then build again")

    def scrub(self) -> int:
        """Delete the rows of what can be read again that aren't as they were written; return how many."""
        with self.errors():
            return sum(
                self.connection.execute(
                    f"DELETE FROM {table} WHERE sum IS NOT {checksum(columns)}"
                ).rowcount
                for table, columns in ROWS.items()
                if table != "document"
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is done within, or nothing of it."""
        with self.errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what SQLite and the file system say into one line."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self._path}: {error}") from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # of a damaged message
            raise StoreError(
                f"{self._path}: damaged, or no store of kg ({error}): delete the file, then build again"
            ) from error
        except OSError as error:
            raise StoreError(f"{self._path}: {error.strerror or error}") from error
