"""Read: paths -> documents, and what was passed over with the reason."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.errors import InputError, UnreadableError
from kg.read.files import InputFile, list_files
from kg.read.formats import FORMATS, find_reader
from kg.read.make_document import make_document
from kg.read.memory import ArticleMemory
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.sidecar import Sidecars, is_sidecar
from kg.records import Document, digest_text

__all__ = ["read_documents"]


def read_documents(
    paths: Iterable[Path | str], *, options: ReadOptions, memory: ArticleMemory | None = None
) -> Iterator[Document | Skipped]:
    """Yield the documents of `paths`, and a `Skipped` for each input that is none.

    Lazily, in an order that depends on names alone: by file name, then as records stand in their file.

    Parameters
    ----------
    paths
        Files, folders (read with everything below, hidden files, sidecars and READMEs apart), ``-`` for
        standard input. Their order doesn't matter.
    options
        Language, limits, columns.
    memory
        What articles were found to be in the last build.

    Notes
    -----
    `Document.id` is the file's name (with its folders where two files share it), or the id that a record
    states. A record without one is ``file:line``; one whose id another file used is ``file:id``. Of
    documents with the same text the first is read.

    Raises
    ------
    MissingDependencyError
        If a format needs a package that isn't installed. Nothing else: what can't be read is skipped.
    """
    files, missing = list_files(paths, suffixes=FORMATS)
    yield from missing
    named = {file.shown for file in files}
    sidecars = Sidecars()
    ids: set[str] = set()
    texts: dict[bytes, str] = {}
    make = memory.make if memory is not None else make_document
    for file in files:
        for raw in _read_file(file, options):
            if isinstance(raw, Skipped):
                yield raw
            else:
                whole = sidecars.complete(raw, file)
                yield _name(whole, partial(make, whole, options=options), ids, texts)
    yield from (one for one in sidecars.unread if one.path not in named)


def _read_file(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    if not file.explicit and file.path.stem.upper() == "README":
        return
    try:
        if not file.explicit and is_sidecar(file.path):
            return
        reader = find_reader(file)
        if reader is None:
            raise InputError(f"unsupported format; kg reads {' '.join(FORMATS)}")
        yield from reader(file, options)
    except InputError as error:
        unread = isinstance(error, UnreadableError)
        yield Skipped(path=file.shown, reason=str(error), id=file.name, unread=unread)


def _name(
    raw: RawArticle, make: Callable[[str], Document], ids: set[str], texts: dict[bytes, str]
) -> Document | Skipped:
    """Return what `make` makes of a new id if its text is new too, or say why not."""
    doc_id = next((one for one in _candidates(raw) if one not in ids), "")
    try:
        if not doc_id:
            raise InputError("its id is taken by another document")
        document = make(doc_id)
        digest = bytes.fromhex(digest_text(document.text))[:16]
        if digest in texts:
            raise InputError(f"duplicate: same text as {texts[digest]}")
    except InputError as error:
        return Skipped(path=raw.where, reason=str(error), id=doc_id)
    ids.add(doc_id)
    texts[digest] = doc_id
    return document


def _candidates(raw: RawArticle) -> Iterator[str]:
    if not raw.line:
        yield raw.file
        return
    if raw.record:
        yield raw.record
        yield f"{raw.file}:{raw.record}"
    yield f"{raw.file}:{raw.line}"
