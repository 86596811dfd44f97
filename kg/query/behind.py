"""Stores made behind: a query is answered and its command has ended; a process of its own goes on, as git's housekeeping does.

Writing a store takes four times as long as loading what one query can see. Killed at any moment, the process leaves nothing that counts.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kg.query.sources import store_apart

__all__ = ["store_behind"]

_YIELDING = 10
"""How much less than others the process asks of the processor."""


def store_behind(source: Path | str) -> None:
    """Start a process that makes the store of a large graph, unless there is one; it is not waited for."""
    # -P: what lies in the working directory is never taken for a module.
    command = [sys.executable, "-P", "-m", __name__, str(Path(source).absolute())]
    with suppress(OSError):
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def _main(source: str) -> None:
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    store_apart(Path(source))


if __name__ == "__main__":
    _main(*sys.argv[1:])
