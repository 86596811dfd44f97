"""Options that several commands share, declared once."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.terminal import raw_stream, say, shown
from kg.errors import GraphError
from kg.records.cells import safe_cell

__all__ = [
    "Format",
    "GraphArgument",
    "TableFormat",
    "Wide",
    "as_option",
    "print_rows",
    "tell_damage",
    "tell_left_out",
]


def _settle(context: typer.Context, path: Path) -> Path:
    """Finish a build that died amid moving its files, before anything of it is read."""
    from kg.store.atomic import settle_directory

    settle_directory(path)
    context.with_resource(tell_damage(path))
    return path


@contextmanager
def tell_damage(*paths: Path) -> Iterator[None]:
    """Where work on a graph fails for no reason that kg knows, say what is wrong with its file, if that is it.

    Raises
    ------
    GraphError
        Names file and place.
    """
    try:
        yield
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        from kg.graph.damage import find_damage

        if damage := next(filter(None, map(find_damage, paths)), ""):
            raise GraphError(damage) from error
        raise


GraphArgument = Annotated[
    Path,
    typer.Argument(
        help="A build's directory, or its graph.json.", show_default=False, callback=_settle
    ),
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


Wide = Annotated[
    bool, typer.Option("--wide", help="Tables with all columns, however wide the terminal is.")
]

_GAP = 2
_HEIGHT = 25
"""Without a height a width isn't heard by rich where TERM is dumb."""

_CAP = 28
"""No cell asks for more room than this when it is decided which columns fit; longer ones are wrapped."""


def as_option(form: Format, *, as_csv: bool, as_json: bool) -> Format:
    """Return the format asked for, be it by ``--format`` or by the short flags ``--csv`` and ``--json``."""
    return Format.CSV if as_csv else Format.JSON if as_json else form


def print_rows(rows: Sequence[dict[str, Any]], form: Format, *, wide: bool = False) -> None:
    """Print `rows` to standard output; the keys of the first row name the columns.

    On a terminal a table leaves out the last columns where it would be wider, unless it may be `wide`.

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
        _print_table(rows, wide=wide)


def tell_left_out(count: int, one: str, several: str = "") -> None:
    """Say how much a window of time left out because nobody knows when it was."""
    if count:
        what = (
            f"1 {one} of unknown day is"
            if count == 1
            else f"{count:,} {several or one + 's'} of unknown day are"
        )
        say(f"{what} left out; --undated lets {'it' if count == 1 else 'them'} in")


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


def _print_table(rows: Sequence[dict[str, Any]], *, wide: bool) -> None:
    if not rows:
        say("nothing found")
        return
    if not sys.stdout.isatty():
        typer.echo("\t".join(rows[0]))
        for row in rows:
            typer.echo("\t".join(shown(value) for value in row.values()))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[shown(value) for value in row.values()] for row in rows]
    names = list(rows[0])
    console = Console(file=raw_stream(sys.stdout))
    count = len(names) if wide else count_fitting([names, *cells], console.width)
    if wide:
        console.width = max(console.width, sum(_widths([names, *cells])) + _GAP * len(names))
        console.height = _HEIGHT
    table = Table(*names[:count], box=None, header_style="bold", padding=(0, _GAP, 0, 0))
    for line in cells:
        table.add_row(*map(Text, line[:count]))
    console.print(table, soft_wrap=wide)
    if count < len(names):
        say(f"left out: {', '.join(names[count:])}; --wide shows them")


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def count_fitting(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many of the first columns of a table fit into a line, one at least.

    Examples
    --------
    >>> count_fitting([["name", "type", "about"], ["Norway", "government", "x" * 99]], 40)
    2
    """
    room, count = width, 0
    for natural in _widths(rows):
        room -= min(natural, _CAP) + _GAP
        if room < 0:
            break
        count += 1
    return max(count, 1)
