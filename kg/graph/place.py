"""Where the files of a build lie: its directory, or where a build that died amid moving them has left them."""

from pathlib import Path

__all__ = ["READY", "find_file"]

READY = Path(".kg", "ready")
"""Folder within a build's directory that holds files of a complete build which aren't in their places yet."""


def find_file(directory: Path, name: str) -> Path:
    """Return the path of a file of the build in `directory`.

    Files are moved one by one; whoever looks for one here finds that of the new build from the moment on at which it is
    complete, whichever were moved. Look again if it is gone when it's opened: then it was moved meanwhile.
    """
    waiting = directory / READY / name
    return waiting if waiting.exists() else directory / name
