"""Options that several commands share, declared once."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.terminal import raw_stream, shown
from kg.records.cells import safe_cell

__all__ = ["Format", "GraphArgument", "TableFormat", "as_option", "print_rows", "shown"]

GraphArgument = Annotated[
    Path, typer.Argument(help="A build's directory, or its graph.json.", show_default=False)
]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


TableFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Table, CSV, JSON, or JSON Lines (jsonl).")
]


def as_option(*, as_csv: bool, as_json: bool) -> Format:
    """Return the format that the short flags ``--csv`` and ``--json`` ask for."""
    return Format.CSV if as_csv else Format.JSON if as_json else Format.TABLE


def print_rows(rows: Sequence[dict[str, Any]], form: Format) -> None:
    """Print `rows` to standard output; the keys of the first row name the columns.

    Cells of CSV that a spreadsheet would take for a formula get an apostrophe in front (OWASP, *CSV
    injection*); control characters never reach a terminal.
    """
    if form is Format.JSON:
        typer.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif form is Format.JSONL:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    elif form is Format.CSV:
        typer.echo(_to_csv(rows), nl=False)
    else:
        _print_table(rows)


def _to_csv(rows: Sequence[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([_cell(value) for value in row.values()])
    return buffer.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, int | float) or value is None:
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return safe_cell(text)


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        typer.echo("nothing found", err=True)
        return
    if not sys.stdout.isatty():
        typer.echo("\t".join(rows[0]))
        for row in rows:
            typer.echo("\t".join(shown(value) for value in row.values()))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*rows[0], box=None, header_style="bold")
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row.values()))
    Console(file=raw_stream(sys.stdout)).print(table)
