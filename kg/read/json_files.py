"""Articles in JSON files: arrays, and the objects that news services and scrapers wrap them in -> raw articles."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.errors import InputError
from kg.read.columns import column_form, pick_columns, pick_text, text_of
from kg.read.decode import decode, open_bytes, read_bytes
from kg.read.files import InputFile
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tables import make_articles, read_json_stream

__all__ = ["is_one_value", "read_json", "read_json_bytes", "read_json_lines"]

_MAX_BYTES = 256 * 1024 * 1024
_DEEPEST = 8
_PEEK = 4096
_WRAPPERS = frozenset(
    (
        *("articles", "items", "results", "data", "docs", "hits", "entries", "stories", "news"),
        *("response", "posts", "documents", "records", "newspapers", "value", "feed", "pages"),
        "graph",
    )
)
"""Keys under which files keep many articles, as `column_form` writes them."""

Record = Mapping[str, Any]


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
    records = _find_records(value, options.columns, 0)
    if not records:
        raise InputError(
            "no articles in it: no object with text (text, content, body, maintext …)"
        )
    found = make_articles(enumerate(records, start=1), file, options)
    if records == [value] or (
        isinstance(value, dict) and records == [_flatten(value, options.columns)]
    ):
        for one in found:  # the file is the article
            if isinstance(one, RawArticle):
                yield replace(one, line=0, where=file.shown)
            else:
                yield replace(one, path=file.shown)
        return
    yield from found


def _find_records(value: Any, chosen: Mapping[str, str], depth: int) -> list[Record]:
    """Return the objects that are articles, wherever in `value` they are; one without text beside others is one too."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        records = [_flatten(one, chosen) for one in value if isinstance(one, dict)]
        if any(_has_text(one, chosen) and not _wraps(one) for one in records):
            return records
        return [one for inner in value for one in _find_records(inner, chosen, depth + 1)]
    if not isinstance(value, dict):
        return []
    flat = _flatten(value, chosen)
    if _has_text(flat, chosen) and not _wraps(value):
        return [flat]
    inner = [one for part in value.values() for one in _find_records(part, chosen, depth + 1)]
    return inner or ([flat] if _has_text(flat, chosen) else [])


def _flatten(record: Record, chosen: Mapping[str, str]) -> Record:
    """Return an object with the fields of the one within it that holds its text (``_source``, ``fields``)."""
    if _has_text(record, chosen):
        return record
    for key, inner in record.items():
        if isinstance(inner, dict) and not _wraps({key: 0}) and _has_text(inner, chosen):
            return {name: value for name, value in record.items() if name != key} | inner
    return record


def _has_text(record: Record, chosen: Mapping[str, str]) -> bool:
    wanted = {name: column for name, column in chosen.items() if name == "text"}
    try:
        columns = pick_columns(record, wanted)
    except InputError:
        return False
    return bool(text_of(pick_text(record, columns), column=columns.get("text", "")))


def _wraps(record: Record) -> bool:
    """Tell whether an object holds many articles, whatever else it says."""
    return any(
        column_form(key) in _WRAPPERS and isinstance(value, list | dict | int)
        for key, value in record.items()
    )
