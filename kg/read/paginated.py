"""Articles in PDF files and Word documents -> raw articles (pypdf, python-docx: the extra ``documents``)."""

import importlib
import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError, MissingDependencyError
from kg.read.decode import read_bytes
from kg.read.files import InputFile
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle

__all__ = ["read_pdf", "read_word"]

_MAX_BYTES = 64 * 1024 * 1024
_MAX_PAGES = 2000
_PAGE_NUMBER = re.compile(
    r"\s*(?:page\s+)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?\s*", re.IGNORECASE
)


def read_pdf(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a PDF file: its text layer, page after page, without lines of page numbers.

    `RawArticle.text` is that text: offsets count in it. Pictures of pages hold no text.

    Raises
    ------
    InputError
        If it is no PDF, locked, or holds no text.
    MissingDependencyError
        If pypdf isn't installed.
    """
    pypdf = _load("pypdf", "PDF files")
    data = read_bytes(file.path, limit=_MAX_BYTES)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # each fault of a broken file is a line
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("locked by a password")
        text = _join_pages(reader, options.max_characters)
        facts: dict[str, Any] = dict(reader.metadata or {})
    except InputError:
        raise
    except Exception as error:  # whatever a parser of hostile files may raise
        raise InputError(f"no readable PDF: {type(error).__name__}") from error
    if not text.strip():
        raise InputError("empty: no text layer in the PDF; pictures of pages need OCR first")
    yield RawArticle(
        where=file.shown,
        file=file.name,
        text=text,
        title=str(facts.get("/Title") or ""),
        author=str(facts.get("/Author") or ""),
    )


def _join_pages(reader: Any, most: int) -> str:
    if len(reader.pages) > _MAX_PAGES:
        raise InputError(f"over-long: more than {_MAX_PAGES:,} pages")
    lines: list[str] = []
    size = 0
    for page in reader.pages:
        kept = [line.rstrip() for line in page.extract_text().split("\n")]
        while kept and (not kept[-1] or _PAGE_NUMBER.fullmatch(kept[-1])):
            kept.pop()
        lines += kept
        size += sum(map(len, kept))
        if size > most:
            raise InputError(f"over-long: more than {most:,} characters")
    return "\n".join(lines).strip("\n")


def read_word(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a Word document (``.docx``): its paragraphs, a line each.

    Raises
    ------
    InputError
        If it is none, or too large.
    MissingDependencyError
        If python-docx isn't installed.
    """
    docx = _load("docx", "Word documents", package="python-docx")
    data = read_bytes(file.path, limit=_MAX_BYTES)
    _check_packed(data, 40 * options.max_characters + (1 << 20))
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(one.text for one in document.paragraphs)
        facts = document.core_properties
        title, author = facts.title or "", facts.author or ""
    except Exception as error:  # whatever a parser of hostile files may raise
        raise InputError(f"no readable Word document: {type(error).__name__}") from error
    yield RawArticle(where=file.shown, file=file.name, text=text, title=title, author=author)


def _check_packed(data: bytes, most: int) -> None:
    """Raise InputError if the text of a Word document unpacks to more than `most` bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist() if one.filename.endswith(".xml"))
    except (zipfile.BadZipFile, ValueError) as error:
        raise InputError("no readable Word document: no ZIP") from error
    if size > most:
        raise InputError(f"over-long: more than {most:,} bytes")


def _load(module: str, what: str, package: str = "") -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        message = f'{what} need {package or module}: pip install "kg[documents]"'
        raise MissingDependencyError(message) from None
