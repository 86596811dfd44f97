"""Articles in rows: JSON Lines, CSV, TSV, Parquet -> raw articles, a row at a time."""

import csv
import importlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from kg.errors import InputError, MissingDependencyError
from kg.read.columns import make_raw, pick_columns
from kg.read.decode import decode, open_bytes, read_bytes
from kg.read.files import InputFile
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle

__all__ = [
    "iter_rows",
    "make_articles",
    "read_csv",
    "read_json_stream",
    "read_parquet",
    "read_tsv",
]

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
    yield from make_articles(_json_rows(stream, options), file, options)


def read_csv(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a CSV file with a header, separated by commas, semicolons, tabs or bars."""
    text = _decode_cells(read_bytes(file.path))
    yield from make_articles(_csv_rows(text), file, options)


def read_tsv(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a table with a header, separated by tabs."""
    text = _decode_cells(read_bytes(file.path))
    yield from make_articles(_csv_rows(text, "\t"), file, options)


def read_parquet(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a Parquet file, read in batches of 256 rows.

    Raises
    ------
    MissingDependencyError
        If pyarrow isn't installed.
    """
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError:
        message = 'Parquet files need pyarrow: pip install "kg[tables]"'
        raise MissingDependencyError(message) from None
    try:
        with open_bytes(file.path) as stream, parquet.ParquetFile(stream) as table:
            yield from make_articles(_parquet_rows(table, options), file, options)
    except (OSError, ValueError, NotImplementedError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"no readable Parquet: {reason}") from error


def iter_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV or JSON Lines file with their lines; in place of a bad row its fault."""
    data = read_bytes(path)
    if path.suffix.lower() in (".csv", ".tsv"):
        return _csv_rows(_decode_cells(data))
    return _json_rows(io.BytesIO(data), ReadOptions())


def _decode_cells(data: bytes) -> str:
    """Decode a table; line ends stay as they are, since they may stand in a cell."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)


def make_articles(
    rows: Iterable[Row], file: InputFile, options: ReadOptions
) -> Iterator[RawArticle | Skipped]:
    """Yield the articles that rows with their numbers hold; in place of one that is none, why."""
    names: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    for line, row in rows:
        where = f"{file.shown}:{line}"
        if isinstance(row, str):
            yield Skipped(path=where, reason=row)
            continue
        try:
            if tuple(row) != names:
                names, columns = tuple(row), {}
                columns = pick_columns(row, options.columns)
            yield make_raw(row, columns, where=where, file=file.name, line=line)
        except InputError as error:
            names = ()
            yield Skipped(path=where, reason=str(error))


def _json_rows(stream: IO[bytes], options: ReadOptions) -> Iterator[Row]:
    # A character of JSON takes at most twelve bytes (two escapes); the rest is for the other fields.
    limit = 12 * options.max_characters + 65536
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


def _csv_rows(text: str, delimiter: str = "") -> Iterator[Row]:
    header_line = text.partition("\n")[0]
    delimiter = delimiter or max(_DELIMITERS, key=header_line.count)
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 30))  # articles exceed the default
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header: list[str] = []
    line = 0
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


def _parquet_rows(table: Any, options: ReadOptions) -> Iterator[Row]:
    names = table.schema_arrow.names
    wanted = list(pick_columns(names, options.columns).values())
    unread = dict.fromkeys(name for name in names if name not in wanted)
    number = 0
    for batch in table.iter_batches(batch_size=256, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield number, row | unread
