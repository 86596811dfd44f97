"""Metadata beside articles: a folder's ``metadata.csv`` or ``metadata.jsonl`` -> fields by file name."""

import dataclasses
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from kg.errors import InputError, UnreadableError
from kg.read.columns import column_form, pick_columns
from kg.read.date_order import settle_dates
from kg.read.files import LEADS_OUT, InputFile, leads_out
from kg.read.options import Noted, Skipped
from kg.read.raw_article import RawArticle, clean_line
from kg.read.tables import iter_rows

__all__ = ["SIDECARS", "Sidecars", "is_sidecar"]

SIDECARS = ("metadata.csv", "metadata.tsv", "metadata.jsonl")
"""Names of files that may hold metadata of the files beside them."""

_FILE = frozenset(
    (
        *("file", "filename", "path", "name", "datei", "dateiname", "fichier", "nomdufichier"),
        *("archivo", "fichero", "arquivo", "nomefile", "bestand", "plik", "dosya", "файл"),
    )
)
_FIELDS = ("title", "source", "url", "author", "date")
_NAMED = 5
_MAX_PATH = 4096


def is_sidecar(path: Path) -> bool:
    """Tell whether a file holds metadata of the files beside it: by name, and a ``file`` column, should it be readable."""
    if path.name.lower() not in SIDECARS:
        return False
    try:
        _, first = next(iter_rows(path), (0, ""))
    except UnreadableError:
        return True
    except InputError:
        return False
    return not isinstance(first, str) and _file_column(first) != ""


class Sidecars:
    """The metadata of folders, read when first asked for.

    Parameters
    ----------
    day_first
        What the user says of dates like ``03/04/2024``.
    """

    def __init__(self, *, day_first: bool | None = None) -> None:
        self._day_first = day_first
        self._folders: dict[Path, Mapping[str, RawArticle]] = {}

    def complete(self, raw: RawArticle, file: InputFile) -> RawArticle:
        """Return `raw` with what its folder's sidecar states; the sidecar wins over the file."""
        stated = self._folders.get(file.path.parent, {}).get(file.path.name)
        if stated is None:
            return raw
        told = {name: getattr(stated, name) for name in _FIELDS if getattr(stated, name)}
        return dataclasses.replace(raw, **told)

    def load(self, file: InputFile) -> Iterator[Noted | Skipped]:
        """Read the metadata beside `file` unless that is done, and yield what in it is of no use."""
        folder = file.path.parent
        if str(file.path) == "-" or folder in self._folders:
            return
        rows: dict[str, RawArticle] = {}
        self._folders[folder] = rows
        for path in (folder / name for name in SIDECARS):
            if not (os.path.isfile(path) and is_sidecar(path)):  # noqa: PTH113 - it never raises
                continue
            where = str(PurePath(file.shown).parent / path.name)
            if leads_out(path, file.root):
                if file.explicit:  # else it was found, too, and is named already
                    yield Skipped(path=where, reason=LEADS_OUT)
                continue
            try:
                for item in settle_dates(
                    _read(path, where), where=where, day_first=self._day_first
                ):
                    if isinstance(item, RawArticle):
                        rows[item.file] = item
                    else:
                        yield item
            except UnreadableError as error:
                yield Skipped(path=where, reason=str(error), unread=True)
            yield from _name_unused(where, folder, rows)


def _read(path: Path, where: str) -> Iterator[RawArticle | Skipped]:
    """Yield the rows of a sidecar as articles without text, by the name of their file."""
    for line, row in iter_rows(path):
        if isinstance(row, str):
            yield Skipped(path=f"{where}:{line}", reason=row)
            continue
        columns, name = pick_columns(row, {}), _file_column(row)
        values: dict[str, Any] = {
            one: row.get(columns[one]) or "" for one in _FIELDS if one in columns
        }
        used = {name, *(columns[one] for one in _FIELDS if one in columns)}
        unused = tuple(clean_line(one) for one in row if one not in used)
        file = Path(str(row.get(name) or "")[-_MAX_PATH:]).name
        yield RawArticle(where=where, file=file, text="", unused=unused, **values)


def _name_unused(where: str, folder: Path, rows: Mapping[str, RawArticle]) -> Iterator[Noted]:
    """Name rows whose file isn't there, and columns that hold nothing kg knows."""
    own = [one for one in rows.values() if one.where == where]
    lost = [one.file for one in own if not one.file or not os.path.isfile(folder / one.file)]  # noqa: PTH113
    if lost:
        names = ", ".join(clean_line(one) or "(no name)" for one in lost[:_NAMED])
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        yield Noted(path=where, reason=f"rows that name no file beside it: {names}{more}")
    unused = list(dict.fromkeys(name for one in own for name in one.unused if name))
    if unused:
        yield Noted(path=where, reason=f"columns not used: {', '.join(unused)}")


def _file_column(row: Mapping[str, Any]) -> str:
    return next((name for name in row if column_form(name) in _FILE), "")
