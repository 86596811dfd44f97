"""kg analyze: a graph -> rows of one measure."""

from importlib import import_module
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from kg.cli.actors import refuse_same, take_actor
from kg.cli.measures import MEASURES, Measure
from kg.cli.options import (
    Format,
    GraphArgument,
    TableFormat,
    Wide,
    as_option,
    print_rows,
    tell_left_out,
)
from kg.cli.progress import patience

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    help="Measure the graph. Example: kg analyze dyads output --period month --csv",
)

Status = Annotated[
    str,
    typer.Option(
        help="happened (positive, actual), reported (by articles themselves), possible, all."
    ),
]

_FILTERS: dict[str, tuple[Any, Any]] = {
    "since": (Annotated[str, typer.Option(help="First day, month or year of evidence: of the event, else of publication.")], ""),
    "until": (Annotated[str, typer.Option(help="Last day, month or year.")], ""),
    "undated": (Annotated[bool, typer.Option("--undated", help="With --since or --until: evidence of unknown day, too.")], False),
    "predicate": (Annotated[list[str] | None, typer.Option(help="A relation; may be repeated.")], None),
    "actor": (Annotated[str, typer.Option(help="An actor that takes part: name, alias or id.")], ""),
    "status": (Status, "happened"),
    "min_score": (Annotated[float, typer.Option(min=0, max=1, help="Least score, 0-1.")], 0.0),
    "publisher": (Annotated[str, typer.Option(help="Evidence of this outlet alone.")], ""),
    "speech": (Annotated[bool, typer.Option("--speech/--no-speech", help="Whether who speaks about whom is a tie.")], False),
    "unnamed": (Annotated[bool, typer.Option("--unnamed/--no-unnamed", help="Whether actors without a name count.")], False),
    "type": (Annotated[list[str] | None, typer.Option(help="Type of actors that count; may be repeated.")], None),
    "min_documents": (Annotated[int, typer.Option(min=1, help="Documents that an actor must occur in.")], 1),
}  # fmt: skip
"""Options that choose what counts, with their defaults."""

_OUTPUT: dict[str, tuple[Any, Any]] = {
    "csv": (Annotated[bool, typer.Option("--csv", help="Print CSV.")], False),
    "json": (Annotated[bool, typer.Option("--json", help="Print JSON.")], False),
    "form": (TableFormat, Format.TABLE),
    "wide": (Wide, False),
    "limit": (Annotated[int, typer.Option("--limit", "-n", min=0, help="Most rows; 0: all.")], 0),
}
"""Options that choose how rows are shown."""


def _add(name: str, measure: Measure) -> None:
    """Add the command `name`."""
    filters = {key: one for key, one in _FILTERS.items() if key not in measure.without}

    def command(graph: Any, **given: Any) -> None:
        form = as_option(given["form"], as_csv=given["csv"], as_json=given["json"])
        own = {key: given[key] for key in measure.options}
        loaded, selection = _load(graph, {key: given[key] for key in filters})
        _check(loaded, own)
        refuse_same("--other", selection.actor, own.get("other", ""))
        module = import_module(measure.module)
        found: Any = getattr(module, measure.function)(loaded, selection, **own)
        rows, left_out = found if measure.counted else (found, 0)
        limit = given["limit"]
        print_rows(rows[:limit] if limit else rows, form, wide=given["wide"])
        if measure.counted:
            tell_left_out(left_out, measure.counted)
        else:
            _tell_undated(loaded, selection, measure)

    options = {**filters, **measure.options, **_OUTPUT}
    kind = Parameter.POSITIONAL_OR_KEYWORD
    signature = Signature(
        [Parameter("graph", kind, annotation=GraphArgument)]
        + [
            Parameter(key, kind, annotation=hint, default=measure.defaults.get(key, default))
            for key, (hint, default) in options.items()
        ]
    )
    command.__annotations__ = {key: one.annotation for key, one in signature.parameters.items()}
    command.__signature__ = signature  # type: ignore[attr-defined] # typer reads it
    app.command(name, help=f"{measure.help} Example: kg analyze {name} output")(command)


for _name, _measure in MEASURES.items():
    _add(_name, _measure)


@app.command()
def paths(
    graph: GraphArgument,
    start: Annotated[str, typer.Argument(help="An actor.")],
    end: Annotated[str, typer.Argument(help="Another actor.")],
    since: Annotated[str, typer.Option(help="First day, month or year of evidence.")] = "",
    until: Annotated[str, typer.Option(help="Last day, month or year.")] = "",
    undated: Annotated[
        bool, typer.Option("--undated", help="With a window: evidence of unknown day, too.")
    ] = False,
    status: Status = "happened",
    unnamed: Annotated[
        bool,
        typer.Option(help="Whether actors without a name may lie between."),
    ] = True,
    kind: Annotated[
        list[str] | None,
        typer.Option("--type", help="Type of actors that may lie between; may be repeated."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """Show how two actors are connected. Example: kg analyze paths output Qatar Israel."""
    from kg.analyze.paths import find_path
    from kg.analyze.selection import count_undated

    filters = {"since": since, "until": until, "undated": undated, "status": status, "type": kind}
    loaded, selection = _load(graph, {**filters, "speech": True, "unnamed": unnamed})
    ends = take_actor(loaded, start), take_actor(loaded, end)
    refuse_same("END", *ends)
    rows = find_path(loaded, *ends, selection)
    print_rows(rows, as_option(form, as_csv=csv, as_json=json), wide=wide)
    left_out = count_undated(loaded, selection, ("event", "structure", "speech"))
    tell_left_out(left_out, "piece of evidence", "pieces of evidence")


def _load(graph: Any, filters: dict[str, Any]) -> tuple[Any, Any]:
    """Return the graph and the selection that the options describe."""
    from kg.analyze.selection import STATUSES, Selection
    from kg.graph.find_word import check_publisher, check_relations
    from kg.graph.node_link import read_graph
    from kg.records import ENTITY_TYPES

    with patience("reading the graph"):
        loaded = read_graph(graph)
    types = tuple(filters.pop("type", None) or ())
    for value, known, option in (
        (filters["status"], STATUSES, "--status"),
        *((one, (*ENTITY_TYPES, "other"), "--type") for one in types),
    ):
        if value not in known:
            raise typer.BadParameter(
                f"expected one of {', '.join(known)}, not {value!r}", param_hint=option
            )
    if filters.get("actor"):
        filters["actor"] = take_actor(loaded, filters["actor"])
    filters["predicates"] = tuple(filters.pop("predicate", None) or ())
    check_relations(loaded, filters["predicates"])
    check_publisher(loaded, filters.get("publisher", ""))
    return loaded, Selection(**filters, types=types)


def _check(graph: Any, own: dict[str, Any]) -> None:
    """Refuse a period that there isn't; turn the name of a second actor into its id."""
    from kg.analyze.dyads import PERIODS

    if own.get("period", "all") not in PERIODS:
        raise typer.BadParameter(
            f"expected one of {', '.join(PERIODS)}, not {own['period']!r}", param_hint="--period"
        )
    if own.get("other"):
        own["other"] = take_actor(graph, own["other"])


def _tell_undated(graph: Any, selection: Any, measure: Measure) -> None:
    """Say what a window left out because nobody knows when it was."""
    from kg.analyze.selection import count_undated

    asked = measure.layers | {"speech"} if selection.speech else measure.layers
    counts = getattr(import_module(measure.module), measure.own) if measure.own else None
    tell_left_out(
        count_undated(graph, selection, asked, counts), "piece of evidence", "pieces of evidence"
    )
