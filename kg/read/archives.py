"""Articles in a ZIP archive: unpacked, within limits, into a folder that goes when they are read."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from kg.errors import InputError, UnreadableError
from kg.read.decode import MAX_BYTES
from kg.read.files import InputFile, list_files
from kg.read.formats import FORMATS
from kg.read.options import Skipped

__all__ = ["unpack"]

_MAX_FILES = 100_000
_MAX_TOTAL = 4 * MAX_BYTES
_CHUNK = 1 << 20


@contextmanager
def unpack(file: InputFile) -> Iterator[tuple[list[InputFile], list[Skipped]]]:
    """Give the articles' files in an archive, and what in it isn't read; archives in it aren't opened.

    Raises
    ------
    InputError
        If it is none, is locked, or holds more than 100,000 files or two gigabytes unpacked.
    """
    with tempfile.TemporaryDirectory(prefix="kg-zip-") as name:
        folder = Path(name).resolve()
        try:
            with zipfile.ZipFile(file.path) as archive:
                _unpack_all(archive, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise InputError(f"no readable ZIP: {error}") from error
        except RuntimeError as error:  # what zipfile says of passwords
            raise InputError("locked by a password") from error
        except OSError as error:
            raise UnreadableError(f"can't be read: {error.strerror or error}") from error
        files, passed_over = list_files([folder], suffixes=FORMATS)
        yield (
            [_renamed(one, folder, file) for one in files],
            [replace(one, path=_within(one.path, folder, file.shown)) for one in passed_over],
        )


def _unpack_all(archive: zipfile.ZipFile, folder: Path) -> None:
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if len(entries) > _MAX_FILES:
        raise InputError(f"over-long: more than {_MAX_FILES:,} files in it")
    left = _MAX_TOTAL
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        inner = [part for part in parts if part not in ("/", "..", ".")]
        if not inner or inner[0] == "__MACOSX" or any(part.startswith(".") for part in inner):
            continue
        target = folder.joinpath(*inner)
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, target.open("wb") as copy:
            left = _copy(source, copy, left)


def _copy(source: IO[bytes], copy: IO[bytes], left: int) -> int:
    """Copy a file whatever its header says of its size; return how many bytes are left."""
    while chunk := source.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise InputError(f"over-long: more than {_MAX_TOTAL:,} bytes in it")
        copy.write(chunk)
    return left


def _renamed(inner: InputFile, folder: Path, archive: InputFile) -> InputFile:
    """Return a file in an archive under names that tell the archive."""
    within = inner.path.relative_to(folder).as_posix()
    return replace(
        inner, name=f"{archive.name}/{inner.name}", shown=_within(within, folder, archive.shown)
    )


def _within(path: str, folder: Path, archive: str) -> str:
    return f"{archive}/{path.removeprefix(f'{folder}/')}"
