"""kg quotes: a graph -> who said what."""

from typing import Annotated

import typer

from kg.cli.actors import take_actor
from kg.cli.options import Format, GraphArgument, TableFormat, Wide, print_rows
from kg.cli.progress import patience

__all__ = ["quotes"]

_SHOWN = ("date", "source_name", "act", "content", "doc", "start", "end")


def quotes(
    graph: GraphArgument,
    by: Annotated[str | None, typer.Option(help="Who speaks: name, alias or id.")] = None,
    about: Annotated[str | None, typer.Option(help="Who is spoken about.")] = None,
    since: Annotated[str | None, typer.Option(help="First day, month or year (ISO).")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, month or year (ISO).")] = None,
    kind: Annotated[
        str | None, typer.Option(help="direct, indirect, mixed, or an act: denies, warns …")
    ] = None,
    min_score: Annotated[
        float,
        typer.Option(min=0, max=1, help="Least probability that words and speaker are right."),
    ] = 0.0,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """List who said what, when and where.

    Example: kg quotes output --by "Margaret Holloway" --about Sudan
    """
    from kg.graph.node_link import read_graph
    from kg.query.quotes import find_quotations

    with patience("reading the graph"):
        loaded = read_graph(graph)
        rows = find_quotations(
            loaded,
            by=None if by is None else take_actor(loaded, by),
            about=None if about is None else take_actor(loaded, about),
            since=since,
            until=until,
            kind=kind,
            min_score=min_score,
        )
    if form is Format.TABLE and not wide:
        rows = [{key: row[key] for key in _SHOWN} for row in rows]
    print_rows(rows, form, wide=wide)
