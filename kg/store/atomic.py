"""Directories written as a whole: new files -> moved into place when all are complete."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import BuildError

__all__ = ["replace_directory"]


@contextmanager
def replace_directory(directory: Path) -> Iterator[Path]:
    """Give a temporary folder beside `directory`; on success its files replace those of `directory`.

    Files that the build doesn't write are left alone. If the body fails, `directory` stays as it was.

    Raises
    ------
    BuildError
        If the place can't be written: says which and why.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".kg-", dir=directory))
    except OSError as error:
        raise BuildError(f"{directory}: can't be written: {error.strerror}") from error
    try:
        yield folder
        for path in sorted(folder.iterdir()):
            os.replace(path, directory / path.name)
    except OSError as error:
        raise BuildError(f"{directory}: can't be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
