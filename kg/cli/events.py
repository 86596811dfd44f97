"""kg events: a graph -> what happened, each event once, with its sources."""

from typing import Annotated

import typer

from kg.cli.actors import refuse_same, take_actor
from kg.cli.options import Format, GraphArgument, TableFormat, Wide, print_rows, tell_left_out
from kg.cli.progress import patience

__all__ = ["events"]

_SHOWN = ("day", "subject", "kind", "object", "status", "documents", "sources", "first_report")


def events(
    graph: GraphArgument,
    actor: Annotated[str, typer.Option(help="Who takes part: name, alias or id.")] = "",
    between: Annotated[tuple[str, str], typer.Option(help="Two actors that both take part.")] = (
        "",
        "",
    ),
    kind: Annotated[list[str] | None, typer.Option(help="A relation; may be repeated.")] = None,
    since: Annotated[str, typer.Option(help="First day, month or year (ISO).")] = "",
    until: Annotated[str, typer.Option(help="Last day, month or year (ISO).")] = "",
    undated: Annotated[
        bool, typer.Option("--undated", help="With a window: events of unknown day, too.")
    ] = False,
    status: Annotated[
        str,
        typer.Option(
            help="happened (or claimed to have), reported (by articles themselves), possible (denied), all."
        ),
    ] = "happened",
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """List what happened, by day, each event once however many articles report it.

    Example: kg events output --between Sudan "Rapid Support Forces" --since 2024
    """
    from kg.analyze.events import list_and_count
    from kg.analyze.selection import Selection
    from kg.graph.find_word import check_relations
    from kg.graph.node_link import read_graph

    if actor and any(between):
        raise typer.BadParameter("give --actor or --between, not both", param_hint="--between")
    with patience("reading the graph"):
        loaded = read_graph(graph)
    one, other = (
        take_actor(loaded, name) if name else "" for name in (actor or between[0], between[1])
    )
    refuse_same("--between", one, other)
    check_relations(loaded, kind or ())
    selection = Selection(
        since=since,
        until=until,
        undated=undated,
        predicates=tuple(kind or ()),
        actor=one,
        status=status,
        unnamed=True,
    )
    rows, left_out = list_and_count(loaded, selection, other=other)
    if form is Format.TABLE and not wide:
        rows = [{key: row[key] for key in _SHOWN} for row in rows]
    print_rows(rows, form, wide=wide)
    tell_left_out(left_out, "event")
