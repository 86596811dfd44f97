"""Metadata beside articles: a folder's ``metadata.csv`` or ``metadata.jsonl`` -> facts by file name."""

from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.read.records import read_csv, read_jsonl

__all__ = ["SIDECARS", "read_sidecar"]

SIDECARS = ("metadata.csv", "metadata.jsonl")


def read_sidecar(folder: Path) -> dict[str, dict[str, Any]]:
    """Return title, date, source, url and author of the files of `folder`, by file name.

    A sidecar that can't be read counts as absent; the articles are read without it.
    """
    for name in SIDECARS:
        path = folder / name
        if path.is_file():
            rows = read_csv if path.suffix == ".csv" else read_jsonl
            try:
                return {str(row["file"]): row for row in rows(path) if row.get("file")}
            except InputError:
                return {}
    return {}
