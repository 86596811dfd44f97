"""Whether anything is new to read: paths -> a digest of all that reading them would look at."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.read.files import STANDARD_INPUT, InputFile, list_files
from kg.read.formats import ARCHIVE, FORMATS
from kg.read.options import ReadOptions
from kg.read.sidecar import SIDECARS

__all__ = ["digest_inputs"]

_LOSSLESS = ("utf-8", "surrogatepass")


def digest_inputs(paths: Iterable[Path], options: ReadOptions) -> str:
    """Return a digest that is the same only if `read_documents` would yield the same.

    It holds the names and bytes of files and of sidecars, the paths that aren't there, and the options; kg's own
    code and libraries are the caller's to add. Hashing takes a thousandth of the time of reading.

    Returns
    -------
    str
        Empty if that can't be told: standard input can be read but once, and a file may be unreadable.

    Examples
    --------
    >>> digest_inputs([Path("-")], ReadOptions())
    ''
    """
    files, missing = list_files(paths, suffixes=(*FORMATS, ARCHIVE))
    digest = hashlib.sha256(repr((missing, options)).encode(*_LOSSLESS))
    try:
        for file in files:
            if str(file.path) == STANDARD_INPUT:
                return ""
            digest.update(repr((file.name, file.shown, file.explicit)).encode(*_LOSSLESS))
            digest.update(_digest(file.path))
        for sidecar in _sidecars(files):
            digest.update(repr(str(sidecar)).encode(*_LOSSLESS) + _digest(sidecar))
    except OSError:
        return ""
    return digest.hexdigest()


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _sidecars(files: Iterable[InputFile]) -> list[Path]:
    """Return the metadata beside `files`, whether it lies in a folder given or not."""
    folders = sorted({file.path.parent for file in files})
    return [folder / name for folder in folders for name in SIDECARS if (folder / name).is_file()]
