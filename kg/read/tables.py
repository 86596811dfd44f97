"""Articles in rows: JSON Lines, CSV, TSV, Parquet -> raw articles, a row at a time."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from kg.read.columns import make_raw, pick_columns
from kg.read.decode import open_bytes, open_lines
from kg.read.faults import reason_of
from kg.read.files import InputFile
from kg.read.json_records import flatten
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle

__all__ = [
    "Row",
    "iter_rows",
    "longest_row",
    "make_articles",
    "read_csv",
    "read_json_stream",
    "read_tsv",
]

_GIVEN_UP = 10_000
"""Entries without an article after which a file isn't read on."""

_DELIMITERS = ",;\t|"
"""What parts the cells of a table; the first of those that are equally many in its header."""

Row = tuple[int, Mapping[str, Any] | str]
"""Line number and row, or what is wrong with it."""


def read_json_stream(
    stream: IO[bytes], file: InputFile, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of an open JSON Lines stream; a malformed line costs itself alone.

    A line is held at a time, and none beyond what `options` allow a text to be.
    """
    rows = (
        (line, row if isinstance(row, str) else flatten(row, options.columns))
        for line, row in _json_rows(stream, options)
    )
    yield from make_articles(rows, file, options)


def read_csv(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a CSV file with a header, separated by commas, semicolons, tabs or bars."""
    yield from make_articles(_csv_rows(file.path, options), file, options)


def read_tsv(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a table with a header, separated by tabs."""
    yield from make_articles(_csv_rows(file.path, options, "\t"), file, options)


def longest_row(options: ReadOptions) -> int:
    """Return the bytes of the longest row: a character of JSON takes twelve at most (two escapes); the rest is for other fields."""
    return 12 * options.max_characters + 65536


def iter_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV or JSON Lines file with their lines; in place of a bad row its fault."""
    if path.suffix.lower() in (".csv", ".tsv"):
        yield from _csv_rows(path, ReadOptions())
    else:
        with open_bytes(path) as stream:
            yield from _json_rows(stream, ReadOptions())


def make_articles(
    rows: Iterable[Row], file: InputFile, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    """Yield the articles that rows with their numbers hold; in place of one that is none, why."""
    names: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    bad: int | None = 0
    for line, row in rows:
        where = f"{file.shown}:{line}"
        if bad is not None and bad >= _GIVEN_UP:
            reason = f"no article among its first {bad:,} entries: not read on"
            yield Skipped(path=file.shown, reason=reason)
            return
        if isinstance(row, str):
            bad = None if bad is None else bad + 1
            yield Skipped(path=where, reason=row)
            continue
        try:
            if tuple(row) != names:
                names, columns = tuple(row), {}
                columns = pick_columns(row, options.columns)
            raw = make_raw(row, columns, where=where, file=file.name, line=line)
            bad = bad + 1 if bad is not None and not raw.text.strip() else None
            yield raw
        except Exception as error:  # noqa: BLE001 - one bad row never ends a file
            names, bad = (), None if bad is None else bad + 1
            yield Skipped(path=where, reason=reason_of(error))


def _json_rows(stream: IO[bytes], options: ReadOptions) -> Iterator[Row]:
    limit = longest_row(options)
    number = 0
    while line := stream.readline(limit):
        number += 1
        if len(line) == limit and not line.endswith(b"\n"):
            while (rest := stream.readline(65536)) and not rest.endswith(b"\n"):
                pass
            yield number, f"over-long: a line of more than {limit:,} bytes"
        elif line.strip():
            yield number, _parse_line(line)


def _parse_line(line: bytes) -> Mapping[str, Any] | str:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_constant=str)
    except UnicodeDecodeError:
        return "undecodable: the line is no UTF-8"
    except (ValueError, RecursionError) as error:
        return f"malformed JSON: {getattr(error, 'msg', None) or 'too deep or too large a number'}"
    return row if isinstance(row, dict) else "malformed JSON: the line holds no object"


class _Lines:
    """The lines of a table, none of which is held beyond a limit."""

    def __init__(self, text: io.TextIOWrapper, limit: int) -> None:
        self._text = text
        self._limit = limit

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit)
        if len(line) == self._limit and not line.endswith(("\n", "\r")):
            while (rest := self._text.readline(self._limit)) and not rest.endswith(("\n", "\r")):
                pass
            raise csv.Error(f"a line of more than {self._limit:,} characters")
        if not line:
            raise StopIteration
        return line


def _csv_rows(path: Path, options: ReadOptions, delimiter: str = "") -> Iterator[Row]:
    limit = longest_row(options)
    csv.field_size_limit(limit)  # articles exceed the default
    with open_bytes(path) as stream:
        text, head = open_lines(stream)
        parted = delimiter or max(_DELIMITERS, key=head.partition("\n")[0].count)
        reader = csv.reader(_Lines(text, limit), delimiter=parted)
        header: list[str] = []
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, f"malformed CSV: {error}"
                continue
            if not header:
                header = cells
            elif any(cells):
                yield line, dict(zip(header, cells, strict=False))
