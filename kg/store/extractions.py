"""Extractions on disk: one per document, found by content and by what made it; SQLite in WAL mode.

One process writes (`kg.store.lock` keeps others away), any number reads meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Self, TypeVar

from kg.records import Document, Extraction
from kg.records.jsonl import from_json, to_json
from kg.resolve.cast import Cast, Members
from kg.store.database import ROWS, StoreDatabase, checksum
from kg.store.fingerprint import join_fingerprint
from kg.store.packing import (
    PackedExtraction,
    digest_document,
    extraction_key,
    pack_cast,
    unpack_cast,
    unpack_extraction,
    unpack_members,
    unpack_text,
)
from kg.store.shards import ShardFolder, ShardPlace

__all__ = ["ExtractionStore"]

Found = TypeVar("Found")

_AT_ONCE = 500
_NOTE = " "
_PARTS = ("text", "reading", "clusters", "members")


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
    cast_by
        Digest of what tells who appears in a document; casts made by anything else have to be made anew.

    Raises
    ------
    StoreError
        If the file can't be opened, is damaged, or was written by a later version of kg.

    Examples
    --------
    >>> import tempfile
    >>> from kg.store.packing import pack_extraction
    >>> story = Document(id="a.txt", text="He left.")
    >>> packed = pack_extraction(Extraction(document=story), Cast(doc="a.txt"))
    >>> with tempfile.TemporaryDirectory() as folder, ExtractionStore(Path(folder, "s.db"), {}) as store:
    ...     store.put([packed])
    ...     [one.document.id for one in store.read([story])], store.missing([story])
    (['a.txt'], [])
    """

    def __init__(
        self, path: Path | None, made_by: Mapping[str, str], *, cast_by: str = ""
    ) -> None:
        self.folder = path.parent if path is not None else None
        self.made_by = dict(made_by)
        self.fingerprint = join_fingerprint(made_by)
        self.cast_by = cast_by
        self._folders: dict[str, ShardFolder] = {}
        self.database = StoreDatabase(path)
        self._execute = self.database.connection.execute

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put stays."""
        self.database.connection.close()

    def scrub(self) -> int:
        """Forget what isn't as it was written, so that it is read again; return how many rows that were."""
        return self.database.scrub()

    def missing(self, documents: Iterable[Document]) -> list[Document]:
        """Return those of `documents` that have to be read."""
        found = self._each(documents, self._has)
        return [document for document, there in found if not there]

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Yield the extractions of `documents` in their order, those that are missing apart.

        `Extraction.document` is the document as given, so that a new title or path costs no reading.
        """
        for document, reading in self._each(documents, lambda key: self._part(key, "reading")):
            if reading is not None:
                yield unpack_extraction(reading, document)

    def casts(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Cast | None]]:
        """Yield each of `documents` with its cast, without members; None where it has to be made."""
        for document, clusters in self._each(documents, lambda key: self._cast(key, "clusters")):
            yield document, None if clusters is None else unpack_cast(clusters, document.id)

    def cast(self, document: Document, variant: str) -> Cast | None:
        """Return another cast of a document whole, None where it has to be made.

        Parameters
        ----------
        variant
            What makes it another than the document alone tells.
        """
        key = self.key_of(document)
        with self.database.errors():
            clusters = self._cast(key, "clusters", variant)
            members = self._cast(key, "members", variant)
        if clusters is None or members is None:
            return None
        return replace(unpack_cast(clusters, document.id), members=unpack_members(members))

    def members(self, document: Document) -> Members:
        """Return the members of a document's cast, which must be there."""
        members = self._cast(self.key_of(document), "members")
        return unpack_members(members) if members is not None else ()

    def put(self, packed: Iterable[PackedExtraction]) -> None:
        """Keep extractions and casts, all or none: one transaction."""
        rows = [(self._key(one.content), one) for one in packed]
        readings = [(key, one.text, one.reading) for key, one in rows]
        casts = [(key, "", self.cast_by, one.clusters, one.members) for key, one in rows]
        with self.database.transaction():
            self.database.insert("extraction", readings)
            self.database.insert("cast", casts)

    def put_cast(self, document: Document, cast: Cast, variant: str = "") -> None:
        """Keep a cast of a document that was read before."""
        row = (self.key_of(document), variant, self.cast_by, *pack_cast(cast))
        with self.database.errors():
            self.database.insert("cast", [row])

    def articles(self) -> dict[bytes, str]:
        """Return what articles were found to be in the last build, by digest (`kg.read.memory`)."""
        with self.database.errors():
            return dict(self._execute("SELECT digest, facts FROM article").fetchall())

    def put_articles(self, articles: Mapping[bytes, str]) -> None:
        """Keep what articles were found to be, in place of what was kept before."""
        with self.database.transaction():
            self._execute("DELETE FROM article")
            self.database.insert("article", articles.items())

    def put_places(self, places: Iterable[ShardPlace]) -> None:
        """Remember extractions that lie in shards."""
        rows = [
            (one.key, one.stamp, one.shard, one.start, json.dumps(one.sizes)) for one in places
        ]
        with self.database.transaction():
            self.database.insert("sharded", rows)

    def shards(self) -> frozenset[str]:
        """Return the addresses of the shards that are remembered."""
        with self.database.errors():
            rows = self._execute("SELECT DISTINCT shard FROM sharded").fetchall()
        return frozenset(shard for [shard] in rows)

    def key_of(self, document: Document) -> bytes:
        """Return the key under which a document's extraction is kept."""
        return self._key(digest_document(document))

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
        rows = [
            (one.id, self.key_of(one), json.dumps(to_json(replace(one, text=""))))
            for one in documents
        ]
        noted = {f"{_NOTE}{name}": value for name, value in (notes or {}).items()}
        with self.database.transaction():
            self._execute("DELETE FROM document")
            self.database.insert("document", rows)
            self._execute("DELETE FROM made_by")
            self.database.insert("made_by", (self.made_by | noted).items())
            gone = sum(
                self._execute(
                    f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM document)"
                ).rowcount
                for table in ("extraction", "sharded")
            )
            self._execute("DELETE FROM cast WHERE key NOT IN (SELECT key FROM document)")
            self._execute("DELETE FROM contribution WHERE id NOT IN (SELECT id FROM document)")
        with self.database.errors():
            self._execute("PRAGMA incremental_vacuum")
        return gone

    def documents(self) -> list[Document]:
        """Return the documents of the last finished build, by id."""
        found = []
        for _, facts, key in self.database.sound("document", "id, facts, key"):
            with self.database.errors():
                text = self._part(key, "text")
            if text is None:
                raise self.database.damage()
            document = from_json(Document, json.loads(facts))
            found.append(replace(document, text=unpack_text(text)))
        return found

    def ids(self) -> frozenset[str]:
        """Return the ids of the documents of the last finished build."""
        return frozenset(name for [name] in self.database.sound("document", "id"))

    def note(self, name: str) -> str:
        """Return what the last finished build noted under `name`, or nothing."""
        with self.database.errors():
            row = self._execute(
                f"SELECT value FROM made_by WHERE part = ? AND sum IS {checksum(ROWS['made_by'])}",
                (f"{_NOTE}{name}",),
            ).fetchone()
        return str(row[0]) if row else ""

    def changed_parts(self) -> tuple[str, ...]:
        """Return what reads differently from the last finished build, by name: ``("ontology",)``.

        Empty if nothing does, or if there was no build.
        """
        with self.database.errors():
            before = dict(self._execute("SELECT part, value FROM made_by").fetchall())
        if not before:
            return ()
        return tuple(
            name
            for name in sorted(before.keys() | self.made_by.keys())
            if not name.startswith(_NOTE) and before.get(name) != self.made_by.get(name)
        )

    def _each(
        self, documents: Iterable[Document], look_up: Callable[[bytes], Found]
    ) -> Iterator[tuple[Document, Found]]:
        """Yield each document with what is found under its key; a batch at a time, so that others may write."""
        remaining = iter(documents)
        while batch := list(islice(remaining, _AT_ONCE)):
            with self.database.errors():
                found = [look_up(self.key_of(one)) for one in batch]
            yield from zip(batch, found, strict=True)

    def _has(self, key: bytes) -> bool:
        tables = ("extraction", "sharded")
        queries = (f"SELECT 1 FROM {table} WHERE key = ?" for table in tables)
        return any(self._execute(query, (key,)).fetchone() for query in queries)

    def _part(self, key: bytes, column: str) -> bytes | None:
        """Return the text or the reading kept under `key`, wherever it lies."""
        row = self._execute(f"SELECT {column} FROM extraction WHERE key = ?", (key,)).fetchone()
        return row[0] if row else self._fetch(self._place(key), column)

    def _cast(self, key: bytes, column: str, variant: str = "") -> bytes | None:
        query = f"SELECT {column} FROM cast WHERE key = ? AND variant = ? AND stamp = ?"
        row = self._execute(query, (key, variant, self.cast_by)).fetchone()
        if row or variant:  # shards hold what documents alone tell
            return row[0] if row else None
        place = self._place(key)
        return self._fetch(place, column) if place and place.stamp == self.cast_by else None

    def _place(self, key: bytes) -> ShardPlace | None:
        query = "SELECT stamp, shard, start, sizes FROM sharded WHERE key = ?"
        row = self._execute(query, (key,)).fetchone()
        if row is None:
            return None
        stamp, shard, start, sizes = row
        sizes = tuple(json.loads(sizes))
        return ShardPlace(key=key, stamp=stamp, shard=shard, start=start, sizes=sizes)

    def _fetch(self, place: ShardPlace | None, column: str) -> bytes | None:
        if place is None:
            return None
        address = place.shard.rpartition("/")[0]
        if address not in self._folders:
            self._folders[address] = ShardFolder(address)
        return self._folders[address].read(place)[_PARTS.index(column)]

    def _key(self, content: bytes) -> bytes:
        return extraction_key(self.fingerprint, content)
