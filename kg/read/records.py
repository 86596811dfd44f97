"""Files of many articles: JSON Lines, CSV, Parquet -> records."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError, MissingDependencyError
from kg.read.decode import decode, read_bytes

__all__ = ["parse_lines", "read_csv", "read_jsonl", "read_parquet"]

MAX_CELL = 16 * 1024 * 1024


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file; a bad line yields its error under ``error``."""
    yield from parse_lines(decode(read_bytes(path)))


def parse_lines(text: str) -> Iterator[dict[str, Any]]:
    r"""Yield the object of each line that isn't blank.

    Examples
    --------
    >>> list(parse_lines('{"text": "a"}\n[]\n'))
    [{'text': 'a'}, {'error': 'no JSON object', 'line': 2}]
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield row if isinstance(row, dict) else {"error": "no JSON object", "line": number}


def read_csv(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a CSV file, or of a tab-separated one if the name says so.

    Cells beyond the header are dropped; missing ones are absent.
    """
    csv.field_size_limit(min(MAX_CELL, sys.maxsize))
    delimiter = "\t" if ".tsv" in path.name.lower() else ","
    reader = csv.DictReader(io.StringIO(decode(read_bytes(path)), newline=""), delimiter=delimiter)
    try:
        for row in reader:
            yield {
                key: value for key, value in row.items() if key is not None and value is not None
            }
    except csv.Error as error:
        raise InputError(f"no readable CSV: {error}") from error


def read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file, a row group at a time.

    Raises
    ------
    MissingDependencyError
        Without the extra ``tables``.
    """
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise MissingDependencyError(
            f"{path}: reading Parquet needs pyarrow: pip install 'kg[tables]'"
        ) from error
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=256):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise InputError(f"no readable Parquet: {error}") from error
