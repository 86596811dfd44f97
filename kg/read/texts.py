"""Plain text and Markdown files, and standard input -> raw articles."""

import io
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.decode import MAX_BYTES, decode, open_bytes, read_bytes
from kg.read.files import InputFile
from kg.read.json_files import is_one_value, read_json_bytes
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tables import read_json_stream

__all__ = ["read_standard_input", "read_text"]

_BYTES_PER_CHARACTER = 4
_PEEK = 4096


def read_text(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the one article of a text file: its whole text, verbatim but for line ends.

    Raises
    ------
    InputError
        If it can't be decoded, or is certainly over-long by its bytes.
    """
    data = read_bytes(file.path, limit=_BYTES_PER_CHARACTER * options.max_characters + 4)
    yield RawArticle(where=file.shown, file=file.name, text=decode(data))


def read_standard_input(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield what comes in: JSON Lines if its first line is a JSON object, JSON if it starts like it, else one text."""
    with open_bytes(file.path) as stream:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BytesIO(stream.read())
        start = (
            buffered.peek(_PEEK)
            if isinstance(buffered, io.BufferedReader)
            else buffered.getvalue()
        )
        if is_one_value(start):
            yield from read_json_bytes(buffered.read(MAX_BYTES), file, options)
            return
        if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            yield from read_json_stream(buffered, file, options)
            return
        limit = _BYTES_PER_CHARACTER * options.max_characters + 4
        data = buffered.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"over-long: more than {limit:,} bytes")
    yield RawArticle(where=file.shown, file=file.name, text=decode(data))
