"""Parquet tables: actor graph -> entities, assertions, quotations and documents.

The same rows as the JSON Lines tables; nested lists become JSON text. Needs the extra ``tables``.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import MissingDependencyError
from kg.export.tables import list_assertions, list_documents, list_entities, list_quotations
from kg.graph.schema import ActorGraph

__all__ = ["write_parquet"]


def write_parquet(graph: ActorGraph, path: Path) -> None:
    """Write four Parquet files to the folder `path`.

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
    tables: dict[str, Iterable[dict[str, Any]]] = {
        "entities": list_entities(graph),
        "assertions": list_assertions(graph),
        "quotations": list_quotations(graph),
        "documents": list_documents(graph),
    }
    for name, rows in tables.items():
        flat = [{key: _scalar(value) for key, value in row.items()} for row in rows]
        if flat:
            pq.write_table(pa.Table.from_pylist(flat), path / f"{name}.parquet")


def _scalar(value: Any) -> Any:
    nested = isinstance(value, list | dict | tuple)
    return json.dumps(value, ensure_ascii=False) if nested else value
