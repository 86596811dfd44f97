"""Articles in JSON files: arrays, and the objects that news services and scrapers wrap them in -> raw articles."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.read.decode import decode, open_bytes, read_bytes
from kg.read.files import InputFile
from kg.read.json_records import find_records, flatten
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tables import make_articles, read_json_stream

__all__ = ["is_one_value", "read_json", "read_json_bytes", "read_json_lines"]

_MAX_BYTES = 256 * 1024 * 1024
_PEEK = 4096


def read_json(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a JSON file: an array, a wrapper around one, one article, or JSON Lines.

    Raises
    ------
    InputError
        If it is no JSON, or there are no articles in it.
    """
    yield from read_json_bytes(read_bytes(file.path, limit=_MAX_BYTES), file, options)


def read_json_lines(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a JSON Lines file, line by line; of a file that is one JSON value after all, at once."""
    with open_bytes(file.path) as stream:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BytesIO(stream.read())
        start = buffered.peek(_PEEK) if isinstance(buffered, io.BufferedReader) else b""
        if not is_one_value(start):
            yield from read_json_stream(buffered, file, options)
            return
    yield from read_json(file, options)


def is_one_value(start: bytes) -> bool:
    """Tell from its start whether a file is one JSON value, over several lines or an array.

    Examples
    --------
    >>> is_one_value(b'[{"text": "a"}]'), is_one_value(b'{\\n "articles": []'), is_one_value(b'{"text": "a"}')
    (True, True, False)
    """
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"[") or text.partition(b"\n")[0].strip() == b"{"


def read_json_bytes(
    data: bytes, file: InputFile, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of the bytes of a JSON file."""
    try:
        value = json.loads(decode(data), parse_constant=str)
    except (ValueError, RecursionError) as error:
        if getattr(error, "msg", "") == "Extra data":  # an object a line
            yield from read_json_stream(io.BytesIO(data), file, options)
            return
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        reason = getattr(error, "msg", None) or "too deep or too large a number"
        raise InputError(f"malformed JSON: {reason}{line}") from error
    records = find_records(value, options.columns)
    if not records:
        raise InputError(
            "no articles in it: no object with text (text, content, body, maintext …)"
        )
    found = make_articles(enumerate(records, start=1), file, options)
    if records == [value] or (
        isinstance(value, dict) and records == [flatten(value, options.columns)]
    ):
        for one in found:  # the file is the article
            if isinstance(one, RawArticle):
                yield replace(one, line=0, where=file.shown)
            else:
                yield replace(one, path=file.shown)
        return
    yield from found
