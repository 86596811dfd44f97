"""Shards: what several documents were read to, as one file in a folder that many machines share.

A shard is written whole or not at all, and its name tells what it holds: the same documents read again give the same file, so
a worker that is lost leaves nothing to clean up and its work can be done twice. The folder may lie in an object store; fsspec
finds it by its address (https://filesystem-spec.readthedocs.io).
"""

import hashlib
import json
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from uuid import uuid4

from kg.errors import MissingDependencyError, StoreError
from kg.records import Document
from kg.store.packing import PackedExtraction, digest_document, extraction_key

__all__ = ["ShardFolder", "ShardPlace"]

_MAGIC = b"kgshard1"
_SUFFIX = ".kgs"
_KEPT = 4
"""Shards held in memory: documents are asked for in the order in which shards hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardPlace:
    """Where a document's extraction lies.

    Attributes
    ----------
    key
        Digest of the document and of what read it.
    stamp
        Digest of what told who appears in it.
    shard
        Address of the file.
    start, sizes
        Offset of the first byte in the file, and bytes of each part, in the order of `PackedExtraction.parts`.
    """

    key: bytes
    stamp: str
    shard: str
    start: int
    sizes: tuple[int, ...]


@dataclass(slots=True)
class ShardFolder:
    """A folder of shards.

    Parameters
    ----------
    address
        A folder's path, or an address that fsspec knows: ``s3://bucket/kg``, ``gs://…``, ``file://…``.

    Raises
    ------
    MissingDependencyError
        Without fsspec, or without what it needs for this kind of address.

    Examples
    --------
    >>> import tempfile
    >>> one = PackedExtraction(id="a", content=b"", text=b"He left.", reading=b"{}", clusters=b"[]", members=b"[]")
    >>> with tempfile.TemporaryDirectory() as name:
    ...     folder = ShardFolder(name)
    ...     [place] = folder.write([one], "reader", "resolver")
    ...     folder.write([one], "reader", "resolver") == [place], folder.read(place)
    (True, (b'He left.', b'{}', b'[]', b'[]'))
    """

    address: str
    _system: Any = field(init=False)
    _path: str = field(init=False)
    _kept: dict[str, bytes] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        try:
            core = import_module("fsspec.core")
            self._system, self._path = core.url_to_fs(self.address)
        except ImportError as error:
            raise MissingDependencyError(
                f"--shards {self.address}: {error}; install it, and kg's own: pip install 'kg[cluster]'"
            ) from None
        except ValueError as error:
            raise StoreError(f"--shards {self.address}: {error}") from None

    def write(
        self, packed: Sequence[PackedExtraction], fingerprint: str, stamp: str
    ) -> list[ShardPlace]:
        """Write a shard of extractions, unless it is there; return where each lies.

        Parameters
        ----------
        fingerprint
            Of what read the documents.
        stamp
            Digest of what told who appears in them.
        """
        keys = [extraction_key(fingerprint, one.content) for one in packed]
        path = self._path_of(keys, stamp)
        index = [[key.hex(), *map(len, one.parts)] for key, one in zip(keys, packed, strict=True)]
        head = json.dumps({"stamp": stamp, "rows": index}).encode()
        body = b"".join(part for one in packed for part in one.parts)
        with self._errors():
            if not self._system.exists(path):
                self._put(path, _MAGIC + struct.pack("<I", len(head)) + head + body)
        return self._places(self._system.unstrip_protocol(path), head)

    def written(
        self, documents: Sequence[Document], fingerprint: str, stamp: str
    ) -> list[ShardPlace]:
        """Return where the extractions of `documents` lie if a shard of exactly these is there, else nothing."""
        keys = [extraction_key(fingerprint, digest_document(one)) for one in documents]
        path = self._path_of(keys, stamp)
        with self._errors():
            there = self._system.exists(path)
        shard = self._system.unstrip_protocol(path)
        return self._places(shard, self._head(shard)) if there else []

    def _path_of(self, keys: Sequence[bytes], stamp: str) -> str:
        name = hashlib.sha256(stamp.encode() + b"".join(keys)).hexdigest()[:32]
        return f"{self._path}/{name}{_SUFFIX}"

    def find(self, known: frozenset[str] = frozenset()) -> Iterator[ShardPlace]:
        """Yield where all extractions of the folder lie, but for the shards that are `known`, by address."""
        with self._errors():
            self._system.makedirs(self._path, exist_ok=True)
            paths = sorted(self._system.ls(self._path, detail=False))
        for path in paths:
            shard = self._system.unstrip_protocol(path)
            if path.endswith(_SUFFIX) and shard not in known:
                yield from self._places(shard, self._head(shard))

    def read(self, place: ShardPlace) -> tuple[bytes, ...]:
        """Return the parts of an extraction.

        Raises
        ------
        StoreError
            If the shard can't be read or is damaged.
        """
        if place.shard not in self._kept:
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            with self._errors():
                self._kept[place.shard] = self._system.cat_file(place.shard)
        data, start, parts = self._kept[place.shard], place.start, []
        for size in place.sizes:
            parts.append(data[start : start + size])
            start += size
        if len(data) < start:
            raise StoreError(f"{place.shard}: damaged: delete it, then build again")
        return tuple(parts)

    def _put(self, path: str, data: bytes) -> None:
        """Write a file so that nobody ever sees a part of it."""
        self._system.makedirs(self._path, exist_ok=True)
        if "file" not in self._system.protocol:
            self._system.pipe_file(path, data)  # object stores show an object when it is complete
            return
        unfinished = f"{path}.{uuid4().hex}"
        with self._system.open(unfinished, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self._system.mv(unfinished, path)

    def _head(self, shard: str) -> bytes:
        with self._errors():
            start = self._system.cat_file(shard, 0, len(_MAGIC) + 4)
            if not start.startswith(_MAGIC) or len(start) != len(_MAGIC) + 4:
                raise StoreError(
                    f"{shard}: no shard of this version of kg: delete it, then build again"
                )
            [size] = struct.unpack("<I", start[len(_MAGIC) :])
            return bytes(self._system.cat_file(shard, len(start), len(start) + size))

    def _places(self, shard: str, head: bytes) -> list[ShardPlace]:
        try:
            data = json.loads(head)
            stamp = str(data["stamp"])
            rows = [(bytes.fromhex(key), tuple(map(int, sizes))) for key, *sizes in data["rows"]]
        except (ValueError, TypeError, KeyError):
            raise StoreError(f"{shard}: damaged: delete it, then build again") from None
        places, start = [], len(_MAGIC) + 4 + len(head)
        for key, sizes in rows:
            places.append(ShardPlace(key=key, stamp=stamp, shard=shard, start=start, sizes=sizes))
            start += sum(sizes)
        return places

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(f"--shards {self.address}: {error.strerror or error}") from error
