"""Read: paths -> documents, and what was passed over with the reason."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.errors import InputError, MissingDependencyError, UnreadableError
from kg.read.archives import unpack
from kg.read.date_order import settle_dates
from kg.read.dates import to_iso
from kg.read.faults import reason_of
from kg.read.files import InputFile, list_files, suffix_of
from kg.read.formats import ARCHIVE, FORMATS, find_reader
from kg.read.make_document import make_document
from kg.read.memory import ArticleMemory
from kg.read.options import Noted, ReadOptions, Skipped
from kg.read.raw_article import RawArticle, clean_line
from kg.read.sidecar import Sidecars, is_sidecar
from kg.records import Document, digest_text

__all__ = ["MOST_NAMED", "read_documents"]

_NAMED = 20
MOST_NAMED = 100
"""Entries of a file that are named if they are skipped; the others are counted."""

_MAX_DATE = 60


def read_documents(
    paths: Iterable[Path | str], *, options: ReadOptions, memory: ArticleMemory | None = None
) -> Iterator[Document | Skipped | Noted]:
    """Yield the documents of `paths`, a `Skipped` for each input that is none, a `Noted` for what wasn't used.

    Lazily, in an order that depends on names alone: by file name, then as records stand in their file.

    Parameters
    ----------
    paths
        Files, folders (read with everything below, hidden files, sidecars, READMEs and builds apart), ``-`` for
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
    """
    files, missing = list_files(paths, suffixes=(*FORMATS, ARCHIVE))
    yield from missing
    sidecars = Sidecars(day_first=options.day_first)
    ids: set[str] = set()
    texts: dict[bytes, str] = {}
    make = memory.make if memory is not None else make_document

    def take(file: InputFile) -> Iterator[Document | Skipped | Noted]:
        for item in _read_file(file, options, sidecars):
            if not isinstance(item, RawArticle):
                yield item
                continue
            document = _name(item, partial(make, item, options=options), ids, texts)
            yield document
            if isinstance(document, Document) and item.date and not _reads_date(item, document):
                date = clean_line(item.date)[:_MAX_DATE]
                yield Noted(path=item.where, reason=f"no date that kg reads: {date!r}")

    for file in files:
        yield from _name_few(take(file), file)


def _reads_date(raw: RawArticle, document: Document) -> bool:
    """Tell whether the date stated is read; what cannot be read takes longest, and leaves its document undated."""
    return bool(document.published and to_iso(raw.date))


def _name_few(
    items: Iterable[Document | Skipped | Noted], file: InputFile
) -> Iterator[Document | Skipped | Noted]:
    """Yield `items`, but of what is skipped or noted of a file the first alone, and then how many more there are."""
    counts = {Skipped: 0, Noted: 0}
    for item in items:
        if not isinstance(item, Document):
            counts[type(item)] += 1
            if counts[type(item)] > MOST_NAMED and item.path != file.shown:
                continue
        yield item
    if (more := counts[Skipped] - MOST_NAMED) > 0:
        yield Skipped(path=file.shown, reason=f"{more:,} more of its entries are skipped")
    if (more := counts[Noted] - MOST_NAMED) > 0:
        yield Noted(path=file.shown, reason=f"{more:,} more notes on its entries")


def _read_file(
    file: InputFile, options: ReadOptions, sidecars: Sidecars
) -> Iterator[RawArticle | Skipped | Noted]:
    """Yield the articles of a file with what its sidecar states, and what of it isn't used."""
    try:
        yield from sidecars.load(file)
        if not file.explicit and is_sidecar(file.path):
            return
        if suffix_of(file.path) == ARCHIVE:
            with unpack(file) as (inner, passed_over):
                yield from passed_over
                if not inner:
                    raise InputError("empty: no articles in it")
                for one in inner:
                    yield from _read_file(one, options, sidecars)
            return
        reader = find_reader(file)
        if reader is None:
            raise InputError(f"unsupported format; kg reads {' '.join((*FORMATS, ARCHIVE))}")
        articles = settle_dates(
            reader(file, options), where=file.shown, day_first=options.day_first
        )
        yield from _complete(articles, file, sidecars)
    except (InputError, MissingDependencyError) as error:
        unread = isinstance(error, UnreadableError)
        yield Skipped(path=file.shown, reason=str(error), id=file.name, unread=unread)
    except ImportError as error:  # a library that isn't whole costs its format, not the run
        reason = f"can't be read on this machine ({error}); kg doctor says more"
        yield Skipped(path=file.shown, reason=reason.replace("\n", " "), id=file.name)
    except Exception as error:  # noqa: BLE001 - one bad file never ends a build
        yield Skipped(path=file.shown, reason=reason_of(error), id=file.name)


def _complete(
    articles: Iterable[RawArticle | Skipped | Noted], file: InputFile, sidecars: Sidecars
) -> Iterator[RawArticle | Skipped | Noted]:
    """Yield articles with what their sidecar states, then the columns that none of them has use for."""
    unused: dict[str, None] = {}
    empty = True
    for one in articles:
        empty = False
        if isinstance(one, RawArticle):
            unused.update(dict.fromkeys(filter(None, one.unused)))
            yield sidecars.complete(one, file)
        else:
            yield one
    if empty:
        raise InputError("empty: no articles in it")
    if unused:
        more = f" and {len(unused) - _NAMED} more" if len(unused) > _NAMED else ""
        names = ", ".join([*unused][:_NAMED])
        yield Noted(path=file.shown, reason=f"columns not used: {names}{more}")


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
    except Exception as error:  # noqa: BLE001 - one bad article never ends a build
        return Skipped(path=raw.where, reason=reason_of(error), id=doc_id)
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
