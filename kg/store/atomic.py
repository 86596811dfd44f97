"""Directories written as a whole: new files -> moved into place when all are complete.

A build that dies before its files are complete changes nothing; one that dies while they are moved is finished by
`finish_directory`, which every later build calls first.
"""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import BuildError
from kg.store.lock import STATE_FOLDER

__all__ = ["finish_directory", "is_intact", "replace_directory"]

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG)
_NEW, _READY, _LIST = "new-", "ready", "files.json"


@contextmanager
def replace_directory(directory: Path) -> Iterator[Path]:
    """Give an empty folder to fill; then its files replace those of the build before in `directory`.

    Files that no build wrote are left alone, unless a new one has their name. Files of the build before
    that the new one doesn't have are deleted. If the body fails, `directory` stays as it was.

    Notes
    -----
    The folder lies in ``.kg`` within `directory`, on the same file system. Complete, flushed and renamed to
    ``ready``, it can't be lost any more; its files are then moved one by one.

    Raises
    ------
    BuildError
        If the place can't be written, or is full: says which and why.
    """
    state = directory / STATE_FOLDER
    try:
        state.mkdir(parents=True, exist_ok=True)
        finish_directory(directory)
        for stale in state.glob(f"{_NEW}*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_NEW, dir=state))
        folder.chmod(0o755)
    except OSError as error:
        raise _refusal(directory, error) from error
    try:
        yield folder
        _flush(folder)
        folder.rename(state / _READY)
        finish_directory(directory)
    except OSError as error:
        if error.errno in _FULL or str(directory) in str(error.filename):
            raise _refusal(directory, error) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refusal(directory: Path, error: OSError) -> BuildError:
    return BuildError(f"{directory}: can't be written: {error.strerror or error}")


def finish_directory(directory: Path) -> None:
    """Move the files of a build that was complete but died before all were in place.

    Safe at any time, and to be repeated: what was moved stays moved.
    """
    state = directory / STATE_FOLDER
    ready = state / _READY
    if not ready.is_dir():
        return
    if not (ready / _LIST).is_file():  # all was moved; only the folder is left
        shutil.rmtree(ready)
        return
    written = _read_list(ready)
    for name in written:
        if (ready / name).is_file():
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            (ready / name).replace(directory / name)
    for name in _read_list(state).keys() - written.keys():
        (directory / name).unlink(missing_ok=True)
    (ready / _LIST).replace(state / _LIST)
    shutil.rmtree(ready)


def is_intact(directory: Path) -> bool:
    """Tell whether the files of the last build are all there and as it left them (size and time)."""
    state = directory / STATE_FOLDER
    written = _read_list(state)
    if not written or (state / _READY).exists():
        return False
    try:
        return all(_mark(directory / name) == mark for name, mark in written.items())
    except OSError:
        return False


def _read_list(folder: Path) -> dict[str, list[int]]:
    """Return the names of a build's files, with size and time; empty if they aren't known."""
    try:
        listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    names = listed if isinstance(listed, dict) else {}
    return {
        name: mark
        for name, mark in names.items()
        if not Path(name).is_absolute() and ".." not in Path(name).parts
    }


def _mark(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _flush(folder: Path) -> None:
    """List the files of `folder` in it, and see that all of them have reached the disk."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = {path.relative_to(folder).as_posix(): _mark(path) for path in paths}
    (folder / _LIST).write_text(json.dumps(marks), encoding="utf-8")
    for path in (*paths, folder / _LIST):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
