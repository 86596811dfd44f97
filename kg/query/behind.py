"""Stores made behind: a query is answered and its command has ended; a process of its own goes on, as git's housekeeping does.

Writing a store takes four times as long as loading what one query can see. Killed at any moment, the process leaves nothing that counts.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kg.query.datasets import names_graphs
from kg.query.sources import store_apart

__all__ = ["store_behind"]

_YIELDING = 10
"""How much less than others the process asks of the processor."""


def store_behind(source: Path | str, query: str) -> None:
    """Start a process that makes the store which `query` needs, unless there is one; it is not waited for."""
    kind = "named" if names_graphs(query) else "plain"
    # -P: what lies in the working directory is never taken for a module.
    command = [sys.executable, "-P", "-m", __name__, str(Path(source).absolute()), kind]
    with suppress(OSError):
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def _main(source: str, kind: str) -> None:
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    store_apart(Path(source), named=kind == "named")


if __name__ == "__main__":
    _main(*sys.argv[1:])
