"""Metadata beside articles: a folder's ``metadata.csv`` or ``metadata.jsonl`` -> fields by file name."""

import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError, UnreadableError
from kg.read.columns import pick_columns
from kg.read.files import InputFile
from kg.read.options import Skipped
from kg.read.raw_article import RawArticle
from kg.read.tables import iter_rows

__all__ = ["SIDECARS", "Sidecars", "is_sidecar"]

SIDECARS = ("metadata.csv", "metadata.jsonl")
"""Names of files that may hold metadata of the files beside them."""

_FILE = ("file", "filename", "file_name", "name", "path")


def is_sidecar(path: Path) -> bool:
    """Tell whether a file holds metadata of the files beside it: by name, and a ``file`` column.

    Raises
    ------
    UnreadableError
        If that can't be told.
    """
    if path.name.lower() not in SIDECARS:
        return False
    try:
        _, first = next(iter_rows(path), (0, ""))
    except UnreadableError:
        raise
    except InputError:
        return False
    return not isinstance(first, str) and _file_column(first) != ""


class Sidecars:
    """The metadata of folders, read when first asked for.

    Attributes
    ----------
    unread
        Files of metadata that can't be read.
    """

    def __init__(self) -> None:
        self.unread: list[Skipped] = []
        self._folders: dict[Path, Mapping[str, Mapping[str, Any]]] = {}

    def complete(self, raw: RawArticle, file: InputFile) -> RawArticle:
        """Return `raw` with what its folder's sidecar states; the sidecar wins over the file."""
        if file.explicit and str(file.path) == "-":
            return raw
        folder = file.path.parent
        if folder not in self._folders:
            self._folders[folder] = self._read(folder)
        stated = self._folders[folder].get(file.path.name, {})
        return dataclasses.replace(raw, **stated) if stated else raw

    def _read(self, folder: Path) -> Mapping[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for path in (folder / name for name in SIDECARS):
            if os.path.isfile(path):  # noqa: PTH113 - unlike that of `Path` it never raises
                try:
                    self._take(path, found)
                except UnreadableError as error:
                    self.unread.append(Skipped(path=str(path), reason=str(error), unread=True))
        return found

    def _take(self, path: Path, found: dict[str, Mapping[str, Any]]) -> None:
        if is_sidecar(path):
            for _, row in iter_rows(path):
                if not isinstance(row, str):
                    self._add(row, found)

    def _add(self, row: Mapping[str, Any], found: dict[str, Mapping[str, Any]]) -> None:
        try:
            columns = pick_columns(row, {})
        except InputError:
            return
        name = str(row.get(_file_column(row)) or "")
        fields = ("title", "source", "url", "author", "date")
        found[Path(name).name] = {
            field: row[columns[field]]
            for field in fields
            if field in columns and row.get(columns[field])
        }


def _file_column(row: Mapping[str, Any]) -> str:
    return next((name for name in row if str(name).strip().lower() in _FILE), "")
