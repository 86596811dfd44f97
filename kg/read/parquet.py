"""Articles in Parquet files -> raw articles, unpacked row by row: a few bytes may stand for the same long text in all rows."""

import importlib
from collections.abc import Iterator, Sequence
from typing import IO, Any

from kg.errors import InputError, MissingDependencyError
from kg.read.columns import pick_columns
from kg.read.decode import open_bytes
from kg.read.files import InputFile
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tables import Row, longest_row, make_articles

__all__ = ["read_parquet"]

_AT_ONCE = 256
_SMALL = 64 * 1024 * 1024
_MAX_RATIO = 100
"""Beyond the first bytes rows unpack to so many times their size at most."""


def read_parquet(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a Parquet file; groups of rows that unpack to far more than text does are skipped.

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
        with open_bytes(file.path) as stream, _open(parquet, stream) as table:
            yield from make_articles(_rows(table, options), file, options)
    except (OSError, ValueError, NotImplementedError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"no readable Parquet: {reason}") from error


def _open(parquet: Any, stream: IO[bytes]) -> Any:
    """Return a Parquet file whose texts stay in its dictionaries until they are asked for."""
    schema = parquet.read_schema(stream)
    texts = [one.name for one in schema if str(one.type) in ("string", "large_string", "binary")]
    stream.seek(0)
    return parquet.ParquetFile(stream, read_dictionary=texts)


def _rows(table: Any, options: ReadOptions) -> Iterator[Row]:
    names = table.schema_arrow.names
    wanted = list(dict.fromkeys(pick_columns(names, options.columns).values()))
    unread = dict.fromkeys(name for name in names if name not in wanted)
    number = 0
    for group in range(table.num_row_groups):
        facts = table.metadata.row_group(group)
        if reason := _too_large(facts, wanted, options):
            yield number + 1, reason
            number += facts.num_rows
            continue
        for batch in table.iter_batches(_AT_ONCE, row_groups=[group], columns=wanted):
            columns = [(name, batch.column(name)) for name in wanted]
            for place in range(batch.num_rows):
                number += 1
                yield number, {name: _cell(one[place], options) for name, one in columns} | unread


def _too_large(group: Any, wanted: Sequence[str], options: ReadOptions) -> str:
    """Return why a group of rows isn't unpacked, nothing if it is."""
    columns = [group.column(place) for place in range(group.num_columns)]
    columns = [one for one in columns if one.path_in_schema.partition(".")[0] in wanted]
    size = sum(one.total_uncompressed_size for one in columns)
    packed = sum(one.total_compressed_size for one in columns)
    most = max(_SMALL, min(_MAX_RATIO * packed, group.num_rows * longest_row(options)))
    return f"over-long: {group.num_rows:,} rows of {size:,} bytes unpacked" if size > most else ""


def _cell(scalar: Any, options: ReadOptions) -> Any:
    """Return a value; None for one that Python has no value for, as a date of the year 10000."""
    if hasattr(scalar, "dictionary"):
        scalar = scalar.value
    if scalar.is_valid and hasattr(scalar, "as_buffer"):
        size = scalar.as_buffer().size
        if size > longest_row(options):
            return " " * (options.max_characters + 1)  # to be refused as over-long
    try:
        return scalar.as_py()
    except Exception:  # noqa: BLE001 - dates out of range, unknown zones, text that is no UTF-8
        return None
