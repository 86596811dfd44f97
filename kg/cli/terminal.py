"""Standard streams: what is printed never steers a terminal, and what can't be printed is told in one line."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import format_exc
from typing import Any, TextIO

import typer

__all__ = [
    "end_streams",
    "keep_details",
    "open_streams",
    "raw_stream",
    "say",
    "shown",
    "tell",
    "write_bytes",
]

_CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]+"
)
"""Control, direction and tag characters, and halves of pairs, which no encoding holds."""

_BUT_LINES = re.compile(_CONTROLS.pattern.replace(r"\x00-\x1f", r"\x00-\x08\x0b-\x1f"))


def shown(value: object) -> str:
    """Return `value` as text that is safe on a terminal, on one line.

    Examples
    --------
    >>> shown("a\\x1b[31mb"), shown(None), shown(["x", "y"])
    ('a [31mb', '', 'x, y')
    """
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _CONTROLS.sub(" ", text)


def say(text: str) -> None:
    """Print one line to standard error, whatever file names and articles put into it."""
    typer.echo(shown(text), err=True)


def tell(text: str) -> None:
    """Print one line to standard output, whatever a graph puts into it."""
    typer.echo(shown(text))


def write_bytes(data: bytes) -> None:
    """Write to standard output: exactly into a pipe or file, harmlessly on a terminal."""
    if sys.stdout.isatty():
        sys.stdout.write(data.decode("utf-8", "replace"))
    else:
        sys.stdout.flush()
        with _named():
            sys.stdout.buffer.write(data)


class _Guarded:
    """A standard stream that lets no control character through to a terminal, and names itself where it fails."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        if self.stream.isatty():
            text = _BUT_LINES.sub("\ufffd", text.replace("\r\n", "\n"))
        with _named():
            return self.stream.write(text)

    def flush(self) -> None:
        with _named():
            self.stream.flush()

    def __getattr__(self, name: str) -> Any:
        if name == "buffer" and self.stream.isatty():  # a way around
            raise AttributeError(name)
        return getattr(self.stream, name)


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        error.filename = "standard output: can't be written"
        raise


def raw_stream(stream: Any) -> TextIO:
    """Return a stream for those who steer the terminal themselves and print what is `shown` alone."""
    found: TextIO = stream.stream if isinstance(stream, _Guarded) else stream
    return found


def open_streams() -> None:
    """Make standard output and error safe to write to, be they terminals, pipes or closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # else the next file opened would take its place, and be printed into
            os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stdout, sys.stderr = (_Guarded(raw_stream(one)) for one in (sys.stdout, sys.stderr))


def end_streams() -> None:
    """Write out what is left.

    Raises
    ------
    OSError
        If it can't be written.
    """
    try:
        sys.stdout.flush()
    except OSError:
        # What is left in the buffer would be tried again, and told in many lines, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def keep_details() -> str:
    """Write the traceback at hand to the one file for that; return where it is."""
    place = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    file = Path(place, "kg", "error.log")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(format_exc(), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        return f"details can't be kept in {file}: {error.strerror}"
    return f"details are in {file}"
