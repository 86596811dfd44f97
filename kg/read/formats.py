"""Formats by suffix -> the reader, loaded when the first such file is met."""

import importlib
from collections.abc import Callable, Iterator, Mapping

from kg.read.files import InputFile, suffix_of
from kg.read.options import Noted, ReadOptions, Skipped
from kg.read.raw_article import RawArticle

__all__ = ["ARCHIVE", "FORMATS", "Reader", "find_reader"]

Reader = Callable[[InputFile, ReadOptions], Iterator[RawArticle | Skipped | Noted]]

FORMATS: Mapping[str, tuple[str, str]] = {
    ".txt": ("kg.read.texts", "read_text"),
    ".md": ("kg.read.texts", "read_text"),
    ".html": ("kg.read.webpages", "read_web_page"),
    ".htm": ("kg.read.webpages", "read_web_page"),
    ".jsonl": ("kg.read.json_files", "read_json_lines"),
    ".ndjson": ("kg.read.json_files", "read_json_lines"),
    ".json": ("kg.read.json_files", "read_json"),
    ".csv": ("kg.read.tables", "read_csv"),
    ".tsv": ("kg.read.tables", "read_tsv"),
    ".parquet": ("kg.read.parquet", "read_parquet"),
    ".xml": ("kg.read.feeds", "read_feed"),
    ".rss": ("kg.read.feeds", "read_feed"),
    ".atom": ("kg.read.feeds", "read_feed"),
    ".eml": ("kg.read.mail", "read_message"),
    ".mbox": ("kg.read.mail", "read_mailbox"),
    ".pdf": ("kg.read.paginated", "read_pdf"),
    ".docx": ("kg.read.paginated", "read_word"),
}
"""Module and function by suffix; every one but Parquet may be packed (``.gz``), and all may lie in a ``.zip``."""

ARCHIVE = ".zip"
"""Suffix of files with articles in them, which `kg.read.archives` opens."""


def find_reader(file: InputFile) -> Reader | None:
    """Return the reader of `file`: by its suffix; a file without one is taken for text."""
    if str(file.path) == "-":
        found: tuple[str, str] | None = ("kg.read.texts", "read_standard_input")
    else:
        suffix = suffix_of(file.path)
        found = FORMATS.get(suffix or ".txt")
        if suffix == ".parquet" and file.path.suffix.lower() == ".gz":
            found = None
    if found is None:
        return None
    module, function = found
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader
