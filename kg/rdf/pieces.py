"""Pieces of a file that are those of the file before: found by a digest of all that they are made of, and copied."""

import hashlib
import struct
import weakref
from pathlib import Path
from typing import Any

__all__ = ["Pieces"]

_PLACE = struct.Struct("<16sQI")


class Pieces:
    """Where the pieces of a file lie, and those of the file before it.

    Parameters
    ----------
    stamp
        What makes pieces: code and libraries.
    before
        The file before and the list of its pieces (see `write`); None if there is none, or it may have been changed.

    Examples
    --------
    >>> import tempfile
    >>> first = Pieces("1")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file, listed = Path(folder, "a.txt"), Path(folder, "a.pieces")
    ...     _ = file.write_bytes(b"Oslo, Quorland")
    ...     first.note(first.digest(["b"]), 6, 8)
    ...     first.write(listed)
    ...     [Pieces(stamp, (file, listed)).find(first.digest(["b"])) for stamp in ("1", "2")]
    ['Quorland', 'Quorland']
    >>> first.digest(["b"]) == Pieces("2").digest(["b"])
    False
    """

    def __init__(self, stamp: str, before: tuple[Path, Path] | None = None) -> None:
        self._key = hashlib.sha256(stamp.encode("utf-8", "surrogatepass")).digest()
        self._noted = bytearray()
        self._before: dict[bytes, tuple[int, int]] = {}
        if before is not None and all(path.is_file() for path in before):
            listed = before[1].read_bytes()
            places = _PLACE.iter_unpack(listed[: len(listed) // _PLACE.size * _PLACE.size])
            self._before = {digest: (start, length) for digest, start, length in places}
            self._file = before[0].open("rb")
            weakref.finalize(self, self._file.close)

    def digest(self, made_of: Any) -> bytes:
        """Return the digest of what a piece is made of: plain values, lists, tuples and dicts of them."""
        told = repr(made_of).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=16, key=self._key).digest()

    def find(self, digest: bytes) -> str | None:
        """Return the piece of the file before with such a digest."""
        if digest not in self._before:
            return None
        start, length = self._before[digest]
        self._file.seek(start)
        return self._file.read(length).decode()

    def note(self, digest: bytes, start: int, length: int) -> None:
        """Note where in the new file a piece lies, in bytes."""
        self._noted += _PLACE.pack(digest, start, length)

    def write(self, path: Path) -> None:
        """Write the list of the pieces of the new file."""
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self._noted)
