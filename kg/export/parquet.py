"""Parquet tables: actor graph -> entities, assertions, quotations, events and documents.

The same rows as the JSON Lines tables; nested lists become JSON text. Assertions and quotations lie in a folder per
month of their document (``assertions/month=2024-03/part.parquet``, Hive's layout), so that a question about a month
reads no other. Needs the extra ``tables``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import MissingDependencyError
from kg.events.gather import gather_events
from kg.export.tables import list_assertions, list_documents, list_entities, list_quotations
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
    whole: dict[str, Iterable[Mapping[str, Any]]] = {
        "entities": list_entities(graph),
        "events": gather_events(graph),
        "documents": list_documents(graph),
    }
    for name, rows in whole.items():
        if flat := _flatten(rows):
            pq.write_table(pa.Table.from_pylist(flat), path / f"{name}.parquet")
    for name, dated in (
        ("assertions", list_assertions(graph)),
        ("quotations", list_quotations(graph)),
    ):
        for stale in path.glob(f"{name}/month=*/part.parquet"):
            stale.unlink()
        # One table first, so that a column has one type in all months, those included where it is empty.
        table = pa.Table.from_pylist(_flatten(dated))
        for month, chosen in _by_month(graph, dated).items():
            folder = path / name / f"month={month}"
            folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(table.take(chosen), folder / "part.parquet")


def _by_month(graph: ActorGraph, rows: Iterable[dict[str, Any]]) -> dict[str, list[int]]:
    """Return the numbers of the rows of each month of publication, months in order."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        published = graph.graph["documents"][row["doc"]]["published"]
        month = published[:7] if re.fullmatch(r"\d{4}-\d{2}.*", published) else "undated"
        found.setdefault(month, []).append(number)
    return dict(sorted(found.items()))


def _flatten(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{key: _scalar(value) for key, value in row.items()} for row in rows]


def _scalar(value: Any) -> Any:
    nested = isinstance(value, list | dict | tuple)
    return json.dumps(value, ensure_ascii=False) if nested else value
