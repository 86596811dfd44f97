"""Bytes -> text: UTF-8 first, then a guess; line ends as Python's text mode gives them."""

import gzip
import io
import zlib
from pathlib import Path

from charset_normalizer import from_bytes

from kg.errors import InputError

__all__ = ["decode", "read_bytes"]

MAX_BYTES = 512 * 1024 * 1024
"""No file is read, or unpacked, beyond this."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, unpacked if its name ends in ``.gz``.

    Raises
    ------
    InputError
        If it can't be read, or is larger than `MAX_BYTES` (unpacked): no archive fills the memory.
    """
    try:
        with path.open("rb") as raw:
            stream = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"can't be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 1024 // 1024} MB")
    return data


def decode(data: bytes) -> str:
    r"""Return the text of `data`, line ends as ``\n``.

    Raises
    ------
    InputError
        If it is binary or in no encoding that can be told.

    Examples
    --------
    >>> decode(b"a\r\nb"), decode(b"\xef\xbb\xbfcaf\xc3\xa9")
    ('a\nb', 'café')
    """
    if b"\x00" in data[:65536] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("binary, not text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = None if data.startswith((b"\xff\xfe\x00", b"\x7fELF")) else from_bytes(data).best()
        if best is None:
            raise InputError("in no encoding that can be told") from None
        text = str(best)
    if _is_binary(text):
        raise InputError("binary, not text")
    return io.IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)


def _is_binary(text: str) -> bool:
    sample = text[:20000]
    control = sum(char < " " and char not in "\n\r\t\f\x1b" for char in sample)
    return bool(sample) and control > len(sample) / 20
