"""The command `kg`: all commands, and how errors end."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer

from kg.cli.analyze import app as analyze
from kg.cli.annotations import annotations
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.doctor import doctor
from kg.cli.events import events
from kg.cli.explain import explain, ontology
from kg.cli.export import diff, export
from kg.cli.manage import add, remove
from kg.cli.query import query
from kg.cli.quotes import quotes
from kg.cli.report import report
from kg.cli.review import merges, reconcile, review
from kg.cli.serve import serve
from kg.cli.show import show, view
from kg.cli.terminal import end_streams, keep_details, open_streams, say
from kg.errors import KgError
from kg.graph.garbage import collect_no_more, collect_rarely
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
    events,
    explain,
    merges,
    review,
    reconcile,
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


def _given_path(text: str | Path) -> Path:
    # `Path` takes an empty text for the working directory; mostly it is a variable that isn't set.
    if not str(text):
        raise typer.BadParameter("the path is empty")
    try:
        os.fsencode(text)
    except UnicodeEncodeError as error:
        raise typer.BadParameter("no file can have such a name") from error
    return Path(text)


def _refuse_no_paths(commands: typer.Typer) -> None:
    """Let every argument and option that is a path refuse what is none."""
    for one in commands.registered_commands:
        for hint in get_type_hints(one.callback, include_extras=True).values():
            if _holds_path(hint):
                get_args(hint)[1].parser = _given_path
    for group in commands.registered_groups:
        if group.typer_instance is not None:
            _refuse_no_paths(group.typer_instance)


def _holds_path(hint: Any) -> bool:
    return hint is Path or any(map(_holds_path, get_args(hint)))


_refuse_no_paths(app)


def main() -> None:
    """Run the command line; whatever goes wrong is one line on stderr and exit status 1."""
    collect_rarely()
    open_streams()
    status = _run(app)
    if not status:
        status = _run(end_streams)
    with suppress(OSError):  # it was told
        end_streams()
    collect_no_more()
    sys.exit(status)


def _run(work: Callable[[], object]) -> int | str | None:
    """Do some work; return the exit status."""
    try:
        work()
    except SystemExit as ended:
        return ended.code
    except KgError as error:
        say(f"kg: {error}")
    except BrokenPipeError:
        pass  # whoever read has enough
    except MemoryError:
        say("kg: out of memory: build fewer articles at once, or ask for less")
    except OSError as error:
        say(f"kg: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - the last resort: nobody reads a traceback
        say(f"kg: this is a fault of kg: {type(error).__name__}: {error}; {keep_details()}")
    else:
        return 0
    return 1
