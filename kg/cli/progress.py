"""A progress bar on a terminal, silence in a pipe."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from kg.cli.terminal import raw_stream, say

__all__ = ["patience", "show_progress"]

_SILENT = 2.0
"""Seconds after which people wonder whether anything happens."""

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
        say(f"stopped: {kept} are read and kept; the same command goes on from there")
        raise typer.Exit(_INTERRUPTED) from None


@contextmanager
def patience(work: str) -> Iterator[None]:
    """Show on a terminal, once the body takes longer than two seconds, what is at work and for how long.

    Parameters
    ----------
    work
        ASCII, as in ``reading the graph``.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    teller = threading.Thread(
        target=_tell_time, args=(work, done, sys.stderr.fileno()), daemon=True
    )
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell_time(work: str, done: threading.Event, terminal: int) -> None:
    start = time.monotonic()
    if done.wait(_SILENT):
        return
    while not done.is_set():
        os.write(terminal, f"\r{work} ... {time.monotonic() - start:.0f} s ".encode())
        done.wait(1)
    os.write(terminal, b"\r\x1b[K")


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
