"""kg analyze: a graph -> rows of one measure."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from kg.cli.options import Format, GraphArgument, TableFormat, Wide, as_option, print_rows

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    help="Measure the graph. Example: kg analyze dyads output --period month --csv",
)

Since = Annotated[str, typer.Option(help="First day (ISO), compared with event or publication.")]
Until = Annotated[str, typer.Option(help="Last day (ISO).")]
Predicate = Annotated[list[str] | None, typer.Option(help="A relation; may be repeated.")]
Actor = Annotated[str, typer.Option(help="An actor that takes part: name, alias or id.")]
Status = Annotated[
    str,
    typer.Option(
        help="happened (positive, actual), reported (by articles themselves), possible, all."
    ),
]
MinScore = Annotated[float, typer.Option(min=0, max=1, help="Least score, 0-1.")]
Publisher = Annotated[str, typer.Option(help="An outlet.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="Most rows; 0: all.")]

Rows = list[dict[str, Any]]
Measure = Callable[..., Rows]

MEASURES: dict[str, tuple[str, str, str]] = {
    "actors": (
        "kg.analyze.actors",
        "rank_actors",
        "Rank actors by PageRank, with speech and dates.",
    ),
    "mediators": ("kg.analyze.brokers", "find_mediators", "List who mediates between whom."),
    "brokers": (
        "kg.analyze.brokers",
        "find_brokers",
        "List actors that join others who don't know one another.",
    ),
    "communities": (
        "kg.analyze.camps",
        "find_communities",
        "Group actors that are densely joined (Louvain).",
    ),
    "camps": (
        "kg.analyze.camps",
        "find_camps",
        "Split the signed network into the two camps that fit best.",
    ),
    "strained": (
        "kg.analyze.camps",
        "find_strained_triangles",
        "List triangles that structural balance calls strained.",
    ),
    "speakers": (
        "kg.analyze.speakers",
        "list_speakers",
        "List who speaks, about whom and how directly.",
    ),
    "silent": ("kg.analyze.speakers", "list_silent", "List who is spoken about but never speaks."),
    "contested": (
        "kg.analyze.contested",
        "find_contested",
        "List statements that contradict one another, side by side.",
    ),
    "corroboration": (
        "kg.analyze.corroboration",
        "list_corroboration",
        "Count independent documents and publishers.",
    ),
}
"""Module, function and help of the measures that take filters alone."""


def _add(name: str, module: str, function: str, text: str) -> None:
    """Add the command `name` with the filters that all measures share."""

    def command(
        graph: GraphArgument,
        since: Since = "",
        until: Until = "",
        predicate: Predicate = None,
        actor: Actor = "",
        status: Status = "all" if name == "contested" else "happened",
        min_score: MinScore = 0.0,
        publisher: Publisher = "",
        csv: Csv = False,
        json: Json = False,
        form: TableFormat = Format.TABLE,
        wide: Wide = False,
        limit: Limit = 0,
    ) -> None:
        from importlib import import_module

        measure: Measure = getattr(import_module(module), function)
        loaded, selection = _load(
            graph,
            since=since,
            until=until,
            predicate=predicate,
            actor=actor,
            status=status,
            min_score=min_score,
            publisher=publisher,
        )
        _show(
            measure(loaded, selection),
            as_option(form, as_csv=csv, as_json=json),
            wide=wide,
            limit=limit,
        )

    app.command(name, help=f"{text} Example: kg analyze {name} output")(command)


for _name, (_module, _function, _text) in MEASURES.items():
    _add(_name, _module, _function, _text)


@app.command()
def dyads(
    graph: GraphArgument,
    period: Annotated[str, typer.Option(help="all, day, week, month or year.")] = "all",
    since: Since = "",
    until: Until = "",
    predicate: Predicate = None,
    actor: Actor = "",
    status: Status = "happened",
    min_score: MinScore = 0.0,
    publisher: Publisher = "",
    csv: Csv = False,
    json: Json = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
    limit: Limit = 0,
) -> None:
    """Balance cooperation and conflict of each pair. Example: kg analyze dyads output --period month."""
    from kg.analyze.dyads import PERIODS, balance_dyads

    if period not in PERIODS:
        raise typer.BadParameter(
            f"expected one of {', '.join(PERIODS)}, not {period!r}", param_hint="--period"
        )
    loaded, selection = _load(
        graph,
        since=since,
        until=until,
        predicate=predicate,
        actor=actor,
        status=status,
        min_score=min_score,
        publisher=publisher,
    )
    _show(
        balance_dyads(loaded, selection, period=period),
        as_option(form, as_csv=csv, as_json=json),
        wide=wide,
        limit=limit,
    )


@app.command()
def paths(
    graph: GraphArgument,
    start: Annotated[str, typer.Argument(help="An actor.")],
    end: Annotated[str, typer.Argument(help="Another actor.")],
    status: Status = "happened",
    csv: Csv = False,
    json: Json = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """Show how two actors are connected. Example: kg analyze paths output Qatar Israel."""
    from kg.analyze.paths import find_path
    from kg.graph.find_actor import find_actor

    loaded, selection = _load(graph, status=status)
    rows = find_path(loaded, find_actor(loaded, start), find_actor(loaded, end), selection)
    _show(rows, as_option(form, as_csv=csv, as_json=json), wide=wide, limit=0)


@app.command()
def timeline(
    graph: GraphArgument,
    actor: Actor = "",
    other: Annotated[str, typer.Option(help="A second actor that takes part too.")] = "",
    since: Since = "",
    until: Until = "",
    predicate: Predicate = None,
    status: Status = "happened",
    csv: Csv = False,
    json: Json = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
    limit: Limit = 0,
) -> None:
    """List events by day. Example: kg analyze timeline output --actor Sudan."""
    from kg.analyze.timeline import list_events
    from kg.graph.find_actor import find_actor

    loaded, selection = _load(
        graph, since=since, until=until, predicate=predicate, actor=actor, status=status
    )
    second = find_actor(loaded, other) if other else ""
    _show(
        list_events(loaded, selection, other=second),
        as_option(form, as_csv=csv, as_json=json),
        wide=wide,
        limit=limit,
    )


def _load(graph: Any, **filters: Any) -> tuple[Any, Any]:
    """Return the graph and the selection that the options describe."""
    from kg.analyze.selection import STATUSES, Selection
    from kg.graph.find_actor import find_actor
    from kg.graph.node_link import read_graph

    loaded = read_graph(graph)
    if filters["status"] not in STATUSES:
        raise typer.BadParameter(
            f"expected one of {', '.join(STATUSES)}, not {filters['status']!r}",
            param_hint="--status",
        )
    if filters.get("actor"):
        filters["actor"] = find_actor(loaded, filters["actor"])
    filters["predicates"] = tuple(filters.pop("predicate", None) or ())
    return loaded, Selection(**filters)


def _show(rows: Rows, form: Format, *, wide: bool, limit: int) -> None:
    print_rows(rows[:limit] if limit else rows, form, wide=wide)
