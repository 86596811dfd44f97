"""The command `kg`: all commands, and how errors end."""

import sys
from typing import Annotated

import typer

from kg.cli.analyze import app as analyze
from kg.cli.annotations import annotations
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.doctor import doctor
from kg.cli.explain import explain, ontology
from kg.cli.export import diff, export
from kg.cli.manage import add, remove
from kg.cli.query import query
from kg.cli.quotes import quotes
from kg.cli.report import report
from kg.cli.review import merges, review
from kg.cli.serve import serve
from kg.cli.show import show, view
from kg.errors import KgError
from kg.run.collector import collect_rarely
from kg.version import __version__

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Turn news articles into an actor knowledge graph, with the sentence behind every edge.

    Example: kg build articles/ -o output, then kg view output

    Exit status: 0 done, 1 something was wrong with the input (one line says what), 2 wrong usage,
    130 stopped by Ctrl-C (what was read is kept).
    """


COMMANDS = (
    build,
    add,
    remove,
    show,
    view,
    query,
    quotes,
    explain,
    merges,
    review,
    diff,
    report,
    export,
    annotations,
    serve,
    check,
    doctor,
)
for _command in COMMANDS:
    app.command()(_command)
app.add_typer(analyze, name="analyze")
app.add_typer(ontology, name="ontology")


def main() -> None:
    """Run the command line; an error that a user can mend is one line on stderr and exit status 1."""
    collect_rarely()
    try:
        app()
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
