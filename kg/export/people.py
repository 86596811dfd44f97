"""Tables for people: actor graph -> rows with names beside ids, the sentence, outlet and day of publication, real dates.

`columns.toml` says what each column is; it makes the types of Parquet and the data dictionary that lies beside the tables.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from kg.events.gather import gather_events
from kg.export.tables import list_assertions, list_documents, list_entities, list_quotations
from kg.graph.schema import ActorGraph, EvidenceData
from kg.graph.statements import find_sentence, iter_statements, text_between

__all__ = ["BY_MONTH", "TABLES", "as_day", "columns_of", "list_columns", "rows_for_people"]

Row = dict[str, Any]

_NAMED = ("subject", "object", "attributed_to", "source", "addressee")
"""Columns with an actor's id, beside which its name stands."""

_LISTED = ("attribution", "claimed_by", "denied_by")
"""Columns with ids of actors, beside which their names stand; an empty one stays empty."""

BY_MONTH = ("assertions", "quotations")
"""Tables that lie in a folder for each month in Parquet, which is a column of theirs to whoever reads them."""

TABLES: dict[str, Callable[[ActorGraph], Iterable[Mapping[str, Any]]]] = {
    "entities": list_entities,
    "assertions": list_assertions,
    "quotations": list_quotations,
    "events": gather_events,
    "documents": list_documents,
}
"""The tables and what gives their rows."""


@cache
def columns_of(table: str) -> Mapping[str, str]:
    """Return the type of each column of a table, in order.

    Examples
    --------
    >>> columns_of("documents")["published"]
    'date'
    """
    return {name: kind for name, (kind, _) in _load()[table].items()}


def list_columns() -> Iterator[dict[str, str]]:
    """Yield a row per column of all tables: table, column, type, meaning."""
    for table, columns in _load().items():
        for name, (kind, meaning) in columns.items():
            yield {"table": table, "column": name, "type": kind, "meaning": meaning}
        if table in BY_MONTH:
            yield {"table": table, "column": "month", "type": "text", "meaning": _MONTH}


def rows_for_people(graph: ActorGraph, table: str) -> Iterator[Row]:
    """Yield the rows of a table, each with all of its columns in order; days are `datetime.date`, unknown ones None."""
    columns = columns_of(table)
    told = _evidence(graph) if table == "events" else {}
    for row in TABLES[table](graph):
        whole = {**row, **_added(graph, table, row)}
        if table == "events":
            first = next(told[one] for one in row["reports"] if told[one]["doc"] == row["first_report"])  # fmt: skip
            whole["sentence"] = find_sentence(graph, first)
        yield {
            name: as_day(whole[name]) if kind == "date" else whole[name]
            for name, kind in columns.items()
        }


def _evidence(graph: ActorGraph) -> dict[str, EvidenceData]:
    return {one["id"]: one for _, _, data in iter_statements(graph) for one in data["evidence"]}


def _added(graph: ActorGraph, table: str, row: Mapping[str, Any]) -> Row:
    """Return what a row gains: names, sentence, outlet and day of publication."""
    added: Row = {
        f"{name}_name": _name(graph, row[name])
        for name in _NAMED
        if name in row and table not in ("entities", "documents")
    }
    for name in _LISTED:
        if name in row:
            added[f"{name}_names"] = [_name(graph, one) or one for one in row[name]]
    if table == "documents":
        added["published_text"] = row["published"]
    if table in ("assertions", "quotations"):
        document = graph.graph["documents"][row["doc"]]
        added |= {
            "sentence": find_sentence(graph, row),  # type: ignore[arg-type]
            "publisher": document["publisher"],
            "published": document["published"],
        }
        if table == "quotations":
            added["words"] = " … ".join(text_between(document, *part) for part in row["content"])
            added["about_names"] = [_name(graph, one) for one in row["about"]]
    return added


def _name(graph: ActorGraph, actor: str | None) -> str | None:
    return graph.nodes[actor]["name"] if actor is not None and actor in graph else None


def as_day(value: str) -> date | None:
    """Return the day of a date or date and time; None where a month alone is known, or nothing."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= len("2024-01-01") else None
    except ValueError:
        return None


_MONTH = (
    "In Parquet: month of publication (2024-03), by which the files lie in folders, or undated."
)


@cache
def _load() -> dict[str, dict[str, tuple[str, str]]]:
    text = (files("kg.export") / "columns.toml").read_text(encoding="utf-8")
    return {
        table: {name: (kind, meaning) for name, (kind, meaning) in columns.items()}
        for table, columns in tomllib.loads(text).items()
    }
