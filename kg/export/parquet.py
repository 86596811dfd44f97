"""Parquet tables: actor graph -> entities, assertions, quotations, events and documents.

Rows for people (`kg.export.people`) with real dates and lists. Assertions and quotations lie in a folder per month of their
document (``assertions/month=2024-03/part.parquet``, Hive's layout), so that a question about a month reads no other. What each
column means, says ``dictionary.csv`` beside them. Needs the extra ``tables``.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import MissingDependencyError
from kg.export.csv_pair import write_rows
from kg.export.people import BY_MONTH, TABLES, as_day, columns_of, list_columns, rows_for_people
from kg.graph.schema import ActorGraph

__all__ = ["write_parquet"]


def write_parquet(graph: ActorGraph, path: Path) -> None:
    """Write the tables to the folder `path`; what documents without a date say is of the month ``undated``.

    Raises
    ------
    MissingDependencyError
        Without pyarrow.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise MissingDependencyError(
            "writing Parquet needs pyarrow: pip install 'kg[tables]'"
        ) from error
    path.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        rows = list(map(_with_dates, rows_for_people(graph, name)))
        table = pa.Table.from_pylist(rows, schema=_schema(pa, name))
        if name not in BY_MONTH:
            pq.write_table(table, path / f"{name}.parquet")
            continue
        for stale in path.glob(f"{name}/month=*/part.parquet"):
            stale.unlink()
        for month, chosen in _by_month(graph, rows).items():
            folder = path / name / f"month={month}"
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(table.take(chosen), folder / "part.parquet")
    write_rows(path / "dictionary.csv", list_columns())


def _schema(pa: Any, table: str) -> Any:
    """Return the types of a table, those of columns included that are empty in a small graph."""
    span = pa.list_(pa.int64())
    mention = {"doc": pa.string(), "start": pa.int64(), "end": pa.int64(), "text": pa.string()}
    role = {"title": pa.string(), "organization": pa.string(), "ended": pa.bool_()}
    kinds = {
        "text": pa.string(),
        "date": pa.date32(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "span": span,
        "spans": pa.list_(span),
        "mentions": pa.list_(
            pa.struct(
                {**mention, "kind": pa.string(), "score": pa.float64(), "reason": pa.string()}
            )
        ),
        "roles": pa.list_(pa.struct({**role, "first": pa.date32(), "last": pa.date32()})),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in columns_of(table).items()])


def _with_dates(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the days of its roles, if it has any, as dates."""
    if "roles" not in row:
        return row
    roles = [
        {**one, "first": as_day(one["first"]), "last": as_day(one["last"])} for one in row["roles"]
    ]
    return {**row, "roles": roles}


def _by_month(graph: ActorGraph, rows: Iterable[dict[str, Any]]) -> dict[str, list[int]]:
    """Return the numbers of the rows of each month of publication, months in order."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        published = graph.graph["documents"][row["doc"]]["published"]
        month = published[:7] if re.fullmatch(r"\d{4}-\d{2}.*", published) else "undated"
        found.setdefault(month, []).append(number)
    return dict(sorted(found.items()))
