"""Extractions on disk: one per document, found by content and by what made it; SQLite in WAL mode.

One process writes (`kg.store.lock` keeps others away), any number reads meanwhile.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Self

from kg.errors import StoreError
from kg.records import Document, Extraction
from kg.records.jsonl import from_json, to_json
from kg.store.fingerprint import join_fingerprint
from kg.store.packing import (
    PackedExtraction,
    digest_document,
    pack_extraction,
    unpack_extraction,
    unpack_text,
)

__all__ = ["SCHEMA", "ExtractionStore"]

SCHEMA = 1
"""Version of the tables; a store of another version must be built anew."""

_TABLES = """
CREATE TABLE extraction (key BLOB PRIMARY KEY, text BLOB NOT NULL, reading BLOB NOT NULL);
CREATE TABLE document (id TEXT PRIMARY KEY, key BLOB NOT NULL, facts TEXT NOT NULL);
CREATE TABLE made_by (part TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_AT_ONCE = 500
_NOTE = " "


class ExtractionStore:
    """The extractions of a build's documents.

    Rows of interrupted builds stay until a build finishes, so that the next one goes on where it was.

    Parameters
    ----------
    path
        The file; it is made, with its folder, if it isn't there. None keeps all in memory.
    made_by
        Named parts of what reads: model, code, ontology … (see `kg.store.fingerprint`). Extractions made
        by anything else count as missing.

    Raises
    ------
    StoreError
        If the file can't be opened, is damaged, or was written by another version of kg.

    Examples
    --------
    >>> import tempfile
    >>> story = Document(id="a.txt", text="He left.")
    >>> with tempfile.TemporaryDirectory() as folder, ExtractionStore(Path(folder, "s.db"), {}) as store:
    ...     store.put([Extraction(document=story)])
    ...     [one.document.id for one in store.read([story])], store.missing([story])
    (['a.txt'], [])
    """

    def __init__(self, path: Path | None, made_by: Mapping[str, str]) -> None:
        self._path = path or "extractions in memory"
        self.made_by = dict(made_by)
        self._fingerprint = join_fingerprint(made_by).encode()
        with self._errors():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path or ":memory:", timeout=30, isolation_level=None)
            self._prepare()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put stays."""
        self._database.close()

    def missing(self, documents: Iterable[Document]) -> list[Document]:
        """Return those of `documents` that have to be read."""
        return [one for one, row in self._look_up(documents, "1") if row is None]

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield the extractions of `documents` in their order, those that are missing apart.

        `Extraction.document` is the document as given, so that a new title or path costs no reading.
        """
        for document, row in self._look_up(documents, "reading"):
            if row is not None:
                yield unpack_extraction(row[0], document)

    def put(self, extractions: Iterable[Extraction | PackedExtraction]) -> None:
        """Keep extractions, all or none: one transaction."""
        packed = [
            one if isinstance(one, PackedExtraction) else pack_extraction(one)
            for one in extractions
        ]
        rows = [(self._key(one.content), one.text, one.reading) for one in packed]
        with self._transaction():
            self._database.executemany("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", rows)

    def finish(
        self, documents: Sequence[Document], *, notes: Mapping[str, str] | None = None
    ) -> int:
        """Make `documents` those of the last finished build; return how many extractions went.

        Extractions that belong to none of them are deleted, in the same transaction.

        Parameters
        ----------
        notes
            What the build wants to know of it later, by name, as digests of what its files depend on.
        """
        rows = [(one.id, self._key(digest_document(one)), _facts(one)) for one in documents]
        noted = {f"{_NOTE}{name}": value for name, value in (notes or {}).items()}
        with self._transaction():
            self._database.execute("DELETE FROM document")
            self._database.executemany("INSERT INTO document VALUES (?, ?, ?)", rows)
            self._database.execute("DELETE FROM made_by")
            self._database.executemany(
                "INSERT INTO made_by VALUES (?, ?)", (self.made_by | noted).items()
            )
            gone = self._database.execute(
                "DELETE FROM extraction WHERE key NOT IN (SELECT key FROM document)"
            ).rowcount
        with self._errors():
            self._database.execute("PRAGMA incremental_vacuum")
        return gone

    def documents(self) -> list[Document]:
        """Return the documents of the last finished build, by id."""
        with self._errors():
            rows = self._database.execute(
                "SELECT facts, text FROM document JOIN extraction USING (key) ORDER BY id"
            ).fetchall()
        return [
            replace(from_json(Document, json.loads(facts)), text=unpack_text(text))
            for facts, text in rows
        ]

    def note(self, name: str) -> str:
        """Return what the last finished build noted under `name`, or nothing."""
        with self._errors():
            row = self._database.execute(
                "SELECT value FROM made_by WHERE part = ?", (f"{_NOTE}{name}",)
            ).fetchone()
        return str(row[0]) if row else ""

    def changed_parts(self) -> tuple[str, ...]:
        """Return what reads differently from the last finished build, by name: ``("ontology",)``.

        Empty if nothing does, or if there was no build.
        """
        with self._errors():
            before = dict(self._database.execute("SELECT part, value FROM made_by").fetchall())
        if not before:
            return ()
        names = sorted(before.keys() | self.made_by.keys())
        return tuple(
            name
            for name in names
            if not name.startswith(_NOTE) and before.get(name) != self.made_by.get(name)
        )

    def _look_up(
        self, documents: Iterable[Document], column: str
    ) -> Iterator[tuple[Document, tuple[bytes] | None]]:
        statement = f"SELECT {column} FROM extraction WHERE key = ?"
        remaining = iter(documents)
        while batch := list(islice(remaining, _AT_ONCE)):
            with self._errors():
                rows = [
                    self._database.execute(
                        statement, (self._key(digest_document(one)),)
                    ).fetchone()
                    for one in batch
                ]
            yield from zip(batch, rows, strict=True)

    def _key(self, content: bytes) -> bytes:
        return hashlib.sha256(self._fingerprint + content).digest()

    def _prepare(self) -> None:
        [version] = self._database.execute("PRAGMA user_version").fetchone()
        if version not in (0, SCHEMA):
            raise StoreError(
                f"{self._path}: written by another version of kg (tables {version}, needed {SCHEMA}): "
                "rebuild needed: delete the file, then build again"
            )
        self._database.execute("PRAGMA auto_vacuum=INCREMENTAL")
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        if version == 0:
            with self._transaction():
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version={SCHEMA}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextmanager
    def _errors(self) -> Iterator[None]:
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


def _facts(document: Document) -> str:
    return json.dumps(to_json(replace(document, text="")))
