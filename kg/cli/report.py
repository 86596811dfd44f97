"""kg report: a graph -> a report that people read."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphArgument
from kg.cli.progress import patience

__all__ = ["report"]


def report(
    graph: GraphArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="An .html or .md file.")] = Path(
        "report.html"
    ),
    title: Annotated[str, typer.Option(help="Title of the report.")] = "Actor report",
    page: Annotated[
        str, typer.Option(help="Address of the explorer that links lead to.")
    ] = "graph.html",
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
        write_people_report(read_graph(graph), output, title=title, page=page, period=period)
    typer.echo(f"written: {output}", err=True)
