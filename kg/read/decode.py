"""Bytes -> text: UTF-8 first, then a guess; line ends as Python's text mode gives them."""

import codecs
import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from charset_normalizer import from_bytes

from kg.errors import InputError, UnreadableError

__all__ = ["MAX_BYTES", "check_printable", "decode", "open_bytes", "open_lines", "read_bytes"]

MAX_BYTES = 512 * 1024 * 1024
"""No file that has to be read as a whole is read, or unpacked, beyond this."""

_SMALL = 16 * 1024 * 1024
_MAX_RATIO = 100
"""Beyond the first bytes a packed file unpacks to so many times its size at most; text does to four to twenty."""

_SIBLINGS = (
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
    "latin",
    "iso8859",
    "mac_",
    "cp437",
    "cp85",
    "hp_",
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 65536
_WESTERN = "kg-western"
_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")


class _Unpacked(gzip.GzipFile):
    """A packed file that ends where it unpacks to far more than any text does."""

    def __init__(self, packed: IO[bytes]) -> None:
        super().__init__(fileobj=packed)
        self._packed = packed
        self._given = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self._given += len(data)
        packed = self._packed.tell()
        if self._given > max(_SMALL, _MAX_RATIO * packed):
            raise InputError(f"over-long: unpacks to more than {_MAX_RATIO} times its size")
        return data


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, unpacked if its name ends in ``.gz``; ``-`` is standard input.

    Raises
    ------
    UnreadableError
        If it can't be opened or read on.
    InputError
        If it can't be unpacked.
    """
    try:
        if str(path) == "-":
            if sys.stdin is None:
                raise UnreadableError("can't be read: standard input is closed")
            yield sys.stdin.buffer
            return
        with path.open("rb") as raw:
            if path.suffix.lower() == ".gz":
                with _Unpacked(raw) as unpacked:
                    yield io.BufferedReader(unpacked)
            else:
                yield raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"can't be unpacked: {error}") from error
    except OSError as error:
        raise UnreadableError(f"can't be read: {error.strerror or error}") from error


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, unpacked if its name ends in ``.gz``.

    Raises
    ------
    InputError
        If it can't be read, or is larger than `limit` bytes (unpacked): no archive fills the memory.
    """
    with open_bytes(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"over-long: more than {limit:,} bytes")
    return data


def decode(data: bytes) -> str:
    r"""Return the text of `data`, without byte order mark, line ends as ``\n``.

    Raises
    ------
    InputError
        If it is binary or in no encoding that can be told.

    Examples
    --------
    >>> decode(b"a\r\nb"), decode(b"\xef\xbb\xbfcaf\xc3\xa9"), decode(b"caf\xe9 and na\xefve")
    ('a\nb', 'café', 'café and naïve')
    """
    text = _decode_marked(data)
    if text is None:
        if b"\x00" in data:
            raise InputError("binary, not text")
        text = data.decode(guess_encoding(data), "replace")
    check_printable(text)
    return io.IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)


def guess_encoding(data: bytes) -> str:
    """Return the encoding that `data` is most likely in.

    Raises
    ------
    InputError
        If none can be told.
    """
    best = from_bytes(data).best()
    if best is None:
        raise InputError("undecodable: in no encoding that can be told")
    return "cp1252" if _is_western(data, best.encoding) else best.encoding


def open_lines(stream: IO[bytes]) -> tuple[io.TextIOWrapper, str]:
    """Return a stream of bytes as text, line ends as they are, and its first characters.

    The encoding is told by the start; single bytes that are no UTF-8 after it are taken for Western ones.

    Raises
    ------
    InputError
        If it is binary.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    start = buffered.peek(_HEAD)[:_HEAD]
    encoding = "utf-16" if start.startswith(_MARKS_16) else "utf-8-sig"
    if encoding != "utf-16" and b"\x00" in start:
        raise InputError("binary, not text")
    try:
        head = codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        encoding = guess_encoding(start)
        head = start.decode(encoding, "replace")
    return io.TextIOWrapper(buffered, encoding, _WESTERN, newline=""), head


def _read_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WESTERN, _read_western)


def check_printable(text: str) -> None:
    """Raise InputError if `text` is none: it holds NULs, or many control characters.

    Examples
    --------
    >>> check_printable("a\\x00b")
    Traceback (most recent call last):
        ...
    kg.errors.InputError: binary, not text
    """
    sample = text[:20000]
    if "\x00" in text or len(_CONTROLS.findall(sample)) > len(sample) / 20:
        raise InputError("binary, not text")


def _is_western(data: bytes, guess: str) -> bool:
    """Tell whether `data` is Windows-1252 where a sibling was guessed: few bytes can't tell, and it's the likeliest."""
    if not guess.startswith(_SIBLINGS):
        return False
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True


def _decode_marked(data: bytes) -> str | None:
    """Decode UTF-8, and UTF-16 where its mark says so; None if it's neither."""
    encoding = "utf-16" if data.startswith(_MARKS_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
