"""CSV files: actor graph -> nodes and edges, as ``neo4j-admin database import`` and pandas read them, and tables for people.

Headers of nodes and edges are Neo4j's (``:ID``, ``:LABEL``, ``:START_ID``, ``:END_ID``, ``:TYPE``); they lose what `kg.export.flat` loses. The tables
(`kg.export.people`) have lists as JSON, so that DuckDB and pandas get them back, and a dictionary that says what each column means.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.export.flat import flat_edges, flat_nodes
from kg.export.people import TABLES, list_columns, rows_for_people
from kg.graph.schema import ActorGraph
from kg.records.cells import safe_cell

__all__ = ["write_csv_pair", "write_rows"]

_KINDS = {bool: "boolean", int: "int", float: "float"}


def write_csv_pair(graph: ActorGraph, path: Path) -> None:
    """Write ``nodes.csv`` and ``edges.csv``, the tables and ``dictionary.csv`` to the folder `path`."""
    path.mkdir(parents=True, exist_ok=True)
    nodes = [
        {":ID": node, ":LABEL": f"Actor;{row['type']}", **row} for node, row in flat_nodes(graph)
    ]
    edges = [
        {
            ":START_ID": source,
            ":END_ID": target,
            ":TYPE": row["predicate"].upper(),
            "key": key,
            **row,
        }
        for source, target, key, row in flat_edges(graph)
    ]
    _write(path / "nodes.csv", nodes)
    _write(path / "edges.csv", edges)
    for name in TABLES:
        write_rows(path / f"{name}.csv", rows_for_people(graph, name))
    write_rows(path / "dictionary.csv", list_columns())


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows of the same keys, lists as JSON, each on one line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, row in enumerate(rows):
            if not number:
                writer.writerow(row)
            writer.writerow(_cells(map(_cell, row.values())))


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=list)
    return " ".join(value.split()) if isinstance(value, str) else value


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if rows:
            writer.writerow(_header(rows[0]))
        writer.writerows(_cells(row.values()) for row in rows)


def _header(row: dict[str, Any]) -> list[str]:
    return [
        f"{key}:{_KINDS[type(value)]}" if type(value) in _KINDS and ":" not in key else key
        for key, value in row.items()
    ]


def _cells(values: Iterable[Any]) -> list[Any]:
    """Return cells of which none is taken for a formula by a spreadsheet."""
    return [
        safe_cell(value)
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else value
        for value in values
    ]
