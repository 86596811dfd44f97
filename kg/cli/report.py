"""kg report: a graph -> a report that people read."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from kg.cli.options import GraphArgument
from kg.cli.progress import patience
from kg.cli.terminal import say

__all__ = ["report"]


def report(
    graph: GraphArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="An .html or .md file.")] = Path(
        "report.html"
    ),
    title: Annotated[str, typer.Option(help="Title of the report.")] = "Actor report",
    page: Annotated[
        str | None,
        typer.Option(
            help="Address of the explorer that links lead to.", show_default="the build's page"
        ),
    ] = None,
    period: Annotated[str, typer.Option(help="day, week, month or year.")] = "month",
) -> None:
    """Write a report with plots and tables: network, dyads, speakers, brokers, contested claims.

    Example: kg report output -o output/people.html
    """
    from kg.graph.node_link import read_graph
    from kg.report.page import write_people_report

    if period not in ("day", "week", "month", "year"):
        raise typer.BadParameter(
            f"expected day, week, month or year, not {period!r}", param_hint="--period"
        )
    with patience("writing the report"):
        address = page or _find_page(graph, output)
        write_people_report(read_graph(graph), output, title=title, page=address, period=period)
    say(f"written: {output}")


def _find_page(graph: Path, output: Path) -> str:
    """Return the address of a build's page as seen from the report."""
    build = graph if graph.is_dir() else graph.parent
    try:
        found = os.path.relpath(build / "graph.html", output.parent)
    except ValueError:  # on another drive
        return (build / "graph.html").resolve().as_uri()
    return quote(Path(found).as_posix())
