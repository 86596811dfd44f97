"""Directories written as a whole: new files -> moved into place when all are complete.

A build that dies before its files are complete changes nothing; one that dies while they are moved is finished by
`finish_directory`, which every later build calls first.
"""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import BuildError
from kg.graph.place import READY
from kg.store.lock import STATE_FOLDER, lock_directory

__all__ = ["finish_directory", "is_intact", "replace_directory", "settle_directory"]

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG)
_NEW, _LIST = "new-", "files.json"


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
        _refuse_blocked(directory, _flush(folder))
        folder.rename(directory / READY)
        finish_directory(directory)
    except OSError as error:
        if error.errno in _FULL or str(directory) in str(error.filename):
            raise _refusal(directory, error) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_blocked(directory: Path, names: Iterable[str]) -> None:
    """Raise `BuildError` if a file can't be put in its place: before the first is moved, not amid them."""
    for name in names:
        blocked = [one for one in Path(name).parents if (directory / one).is_file()]
        if blocked or (directory / name).is_dir():
            place = directory / (blocked[0] if blocked else name)
            kind = "file" if blocked else "folder"
            raise BuildError(
                f"{place}: a {kind} where the build writes another thing: move it away"
            )


def _refusal(directory: Path, error: OSError) -> BuildError:
    return BuildError(f"{directory}: can't be written: {error.strerror or error}")


def finish_directory(directory: Path) -> None:
    """Move the files of a build that was complete but died before all were in place.

    Safe at any time, and to be repeated: what was moved stays moved.
    """
    state = directory / STATE_FOLDER
    ready = directory / READY
    if not ready.is_dir():
        return
    if not (ready / _LIST).is_file():  # all was moved; only the folder is left
        shutil.rmtree(ready)
        return
    written = _read_list(ready)
    there = {path.relative_to(ready).as_posix() for path in ready.rglob("*") if path.is_file()}
    _refuse_blocked(directory, sorted(there - {_LIST}))
    for name in sorted(there - {_LIST}):
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (ready / name).replace(directory / name)
    if written:  # a damaged list doesn't say which files belong to no build any more
        for name in _read_list(state).keys() - written.keys():
            (directory / name).unlink(missing_ok=True)
    (ready / _LIST).replace(state / _LIST)
    shutil.rmtree(ready)


def settle_directory(directory: Path) -> None:
    """Finish what a build left that died while its files were moved, unless one is at work; for all who only read."""
    if (directory / READY).is_dir():
        with suppress(BuildError, OSError), lock_directory(directory):
            finish_directory(directory)


def is_intact(directory: Path) -> bool:
    """Tell whether the files of the last build are all there and as it left them (size and time)."""
    state = directory / STATE_FOLDER
    written = _read_list(state)
    if not written or (directory / READY).exists():
        return False
    try:
        return all(_mark(directory / name) == mark for name, mark in written.items())
    except OSError:
        return False


def _read_list(folder: Path) -> dict[str, list[int]]:
    """Return the names of a build's files, with size and time; empty if they aren't known."""
    try:
        listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    names = listed if isinstance(listed, dict) else {}
    return {name: mark for name, mark in names.items() if _is_inner(name)}


def _is_inner(name: str) -> bool:
    parts = Path(name).parts
    fits = "\0" not in name and all(len(os.fsencode(part)) < 256 for part in parts)
    return fits and bool(parts) and not Path(name).is_absolute() and ".." not in parts


def _mark(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _flush(folder: Path) -> list[str]:
    """List the files of `folder` in it, and see that all of them have reached the disk; return their names."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = {path.relative_to(folder).as_posix(): _mark(path) for path in paths}
    (folder / _LIST).write_text(json.dumps(marks), encoding="utf-8")
    for path in (*paths, folder / _LIST):
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    return list(marks)
