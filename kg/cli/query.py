"""kg query: SPARQL or a named query over builds and RDF files -> rows, triples or yes and no."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, Wide, print_rows, tell_damage
from kg.cli.progress import patience
from kg.cli.terminal import say
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query.answers import Answer

__all__ = ["query"]

_OPTIONS = frozenset(
    [
        "actor",
        "other",
        "by",
        "to",
        "of",
        "about",
        "against",
        "organization",
        "since",
        "until",
        "date",
        "week",
    ]
)

Actor = Annotated[str | None, typer.Option(help="Parameter: an actor's name, alias or id.")]
Day = Annotated[str | None, typer.Option(help="Parameter: a day, month or year.")]
Word = Annotated[str | None, typer.Option(help="Parameter of some named queries.")]


def query(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]... QUERY",
            help="Sources (builds, graph.json, RDF files; default: output), then the query: a name, "
            "SPARQL, a .rq file, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="table, csv, tsv, json, markdown; of triples: ttl, jsonld, nt.",
        ),
    ] = "table",
    actor: Actor = None,
    other: Actor = None,
    by: Actor = None,
    to: Actor = None,
    of: Actor = None,
    about: Actor = None,
    against: Actor = None,
    organization: Actor = None,
    since: Day = None,
    until: Day = None,
    date: Day = None,
    week: Word = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--set", help="Any parameter, as in --set text=ceasefire; may be repeated."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show so many rows.")] = None,
    engine: Annotated[str, typer.Option(help="oxigraph, or rdflib (slow).")] = "oxigraph",
    wide: Wide = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Of an ASK: exit with 0 for yes, 1 for no.")
    ] = False,
    store: Annotated[
        bool,
        typer.Option(
            help="Keep the triples of a large build beside it for the next query, by a process that goes on after the answer."
        ),
    ] = True,
    all_mentions: Annotated[
        bool,
        typer.Option(
            "--all-mentions",
            help="Of builds, unknown actors too that are named once and do nothing; no store is kept.",
        ),
    ] = False,
    names: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Ask the graph: SPARQL, or one of the named queries.

    Examples: kg query output mediators --actor Israel; kg query output 'SELECT * {?s kgo:mediates ?o}'
    """
    if names:
        _print_list()
        return
    *sources, text = arguments or [""]
    if not text:
        raise QueryError(
            "a query is missing: a name of `kg query --list`, SPARQL, a .rq file or -"
        )
    options = {
        "actor": actor, "other": other, "by": by, "to": to, "of": of, "about": about,
        "against": against, "organization": organization, "since": since, "until": until,
        "date": date, "week": week,
    }  # fmt: skip
    given = {name: value for name, value in options.items() if value is not None}
    given |= _pairs(parameter or [])
    sources = sources or ["output"]
    if all_mentions:
        _refuse_files(sources)
    asked, answer = _ask(sources, text, given, engine, all_mentions=all_mentions)
    _print(answer, form, limit, wide=wide)
    if not answer.rows and answer.kind != "ask":
        _hint(asked)
    if store and not all_mentions and engine == "oxigraph" and len(sources) == 1:
        _store(sources[0], asked)
    if exit_code and answer.kind == "ask" and not answer.truth:
        raise typer.Exit(1)


def _refuse_files(sources: list[str]) -> None:
    """Refuse to look for all actors in RDF files, which have what was written."""
    from kg.query.sources import RDF_FILES

    if all(Path(one).suffix.lower() in RDF_FILES and not Path(one).is_dir() for one in sources):
        raise typer.BadParameter(
            "an RDF file has the actors that were written: name a build or graph.json",
            param_hint="--all-mentions",
        )


def _ask(
    sources: list[str], text: str, given: Mapping[str, str], engine: str, *, all_mentions: bool
) -> tuple[str, "Answer"]:
    """Return the SPARQL that was asked, and the answer."""
    from kg.query.sparql import load_query, run_named
    from kg.store.atomic import settle_directory

    for source in sources:
        if not source:
            raise QueryError("the path of a source is empty")
        settle_directory(Path(source))
    found = load_query(sys.stdin.read() + "\n" if text == "-" else text)
    with (
        tell_damage(*(Path(one) for one in sources if Path(one).suffix in ("", ".json"))),
        patience("asking; the first queries of a large build load what they can see"),
    ):
        return found.text, run_named(
            sources,
            found,
            parameters=given,
            engine=engine,
            quick=True,
            all_mentions=all_mentions,
            tell=say,
        )


def _store(source: str, asked: str) -> None:
    """Have the store made that the query would have needed; none is kept for those that name graphs."""
    from kg.query.behind import store_behind
    from kg.query.datasets import names_graphs
    from kg.query.sources import lacks_store

    if not names_graphs(asked) and lacks_store(source, asked):
        sys.stdout.flush()
        store_behind(source)


def _hint(asked: str) -> None:
    """Say which words of a query that found nothing are misspelt."""
    from kg.query.hints import find_unknown_words

    for line in find_unknown_words(asked):
        say(line)


def _print(answer: "Answer", form: str, limit: int | None, *, wide: bool) -> None:
    from kg.query.formats import format_answer, plain_rows

    cut = replace(answer, rows=answer.rows[:limit])
    if answer.kind == "select" and form == "table":
        print_rows(plain_rows(cut), Format.TABLE, wide=wide)
        return
    default = {"graph": "ttl", "ask": "csv"}.get(answer.kind, "csv")
    typer.echo(format_answer(cut, default if form == "table" else form), nl=False)


def _pairs(given: list[str]) -> dict[str, str]:
    """Return the parameters of ``--set name=value``."""
    pairs = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise QueryError(f"--set {pair}: write --set name=value")
        pairs[name] = value
    return pairs


def _print_list() -> None:
    from kg.query.named import list_queries

    for one in list_queries():
        typer.echo(f"{one.name}: {one.title}")
        if one.help:
            typer.echo(f"    {one.help}")
        for parameter in one.parameters:
            option = parameter.name if parameter.name in _OPTIONS else f"set {parameter.name}=…"
            needed = "" if not parameter.required else " (needed)"
            typer.echo(f"    --{option}: {parameter.meaning}{needed}")
