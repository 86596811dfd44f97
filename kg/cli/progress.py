"""A progress bar on a terminal, silence in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from kg.cli.terminal import raw_stream

__all__ = ["show_progress"]

_INTERRUPTED = 130
"""Exit status of a program that Ctrl-C ended, as shells have it."""


@contextmanager
def show_progress() -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes documents done and documents in all, and shows rate and time left.

    Nothing is shown, and rich isn't loaded, where standard error is no terminal. Ctrl-C ends the program with one
    line that says what was done.
    """
    kept = "no documents"

    def follow(done: int, total: int) -> None:
        nonlocal kept
        kept = f"{done} of {total} documents"
        advance(done, total)

    try:
        with _bar() as advance:
            yield follow
    except KeyboardInterrupt:
        typer.echo(
            f"stopped: {kept} are read and kept; the same command goes on from there", err=True
        )
        raise typer.Exit(_INTERRUPTED) from None


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=raw_stream(sys.stderr)), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="")

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            speed = bar.tasks[task].speed
            bar.update(task, rate=f"{speed:.1f} documents/s" if speed else "")

        yield advance
