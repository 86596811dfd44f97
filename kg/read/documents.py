"""Read: paths -> documents, and what was passed over with the reason.

Ids are file names (relative paths where two files share a name) or the ids of records.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.read.feed import read_feed
from kg.read.html import read_html
from kg.read.make_document import make_document
from kg.read.options import ReadOptions, Skipped
from kg.read.plain import read_plain
from kg.read.records import parse_lines, read_csv, read_jsonl, read_parquet
from kg.read.sidecar import SIDECARS, read_sidecar
from kg.records import Document, digest_text

__all__ = ["READERS", "read_documents"]

Reader = Callable[[Path], Iterator[dict[str, Any]]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}
"""Reader by suffix; ``.gz`` may follow the suffix of a text format."""

_SINGLE = (read_plain, read_html)


def read_documents(paths: Sequence[Path], *, options: ReadOptions) -> Iterator[Document | Skipped]:
    """Yield the documents of `paths`, and a `Skipped` for each input that is none.

    Parameters
    ----------
    paths
        Files, folders (read with everything below, but for hidden files, sidecars and READMEs) or ``-``
        for standard input.
    options
        Language, limits, columns.

    Notes
    -----
    Documents come in the order of `paths`, below a folder by path; of texts that are equal to the letter the
    first is kept. A record whose id was taken gets a number behind it.
    """
    files = list(_walk(paths))
    names = Counter(path.name for path, _ in files)
    seen: dict[str, str] = {}
    ids: Counter[str] = Counter()
    for path, root in files:
        name = path.name if names[path.name] == 1 else _relative(path, root)
        for item in _read_file(path, name, options):
            if isinstance(item, Skipped):
                yield item
            else:
                yield _unless_seen(item, seen, ids)


def _unless_seen(
    document: Document, seen: dict[str, str], ids: "Counter[str]"
) -> Document | Skipped:
    digest = digest_text(document.text)
    if digest in seen:
        return Skipped(path=document.path, reason=f"same text as {seen[digest]}")
    ids[document.id] += 1
    if ids[document.id] > 1:
        return Skipped(
            path=document.path, reason=f"its id {document.id!r} belongs to another document"
        )
    seen[digest] = document.id
    return document


def _walk(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield files and the folder that was asked for."""
    for path in paths:
        if not path.is_dir():
            yield path, path.parent
            continue
        for file in sorted(path.rglob("*")):
            parts = file.relative_to(path).parts
            hidden = any(part.startswith(".") for part in parts)
            beside = file.name in SIDECARS or file.stem.upper() == "README"
            if file.is_file() and not hidden and not beside:
                yield file, path


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _read_file(path: Path, name: str, options: ReadOptions) -> Iterator[Document | Skipped]:
    if path == Path("-"):
        yield from _read_input(options)
        return
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    suffix = suffixes[0] if len(suffixes) == 2 and suffixes[1] == ".gz" else (suffixes or [""])[-1]
    reader = READERS.get(suffix)
    if reader is None:
        expected = " ".join(READERS)
        yield Skipped(path=str(path), reason=f"no format that is read ({expected})")
        return
    facts = read_sidecar(path.parent).get(path.name, {}) if reader in _SINGLE else {}
    records = reader(path)
    for number in count(1):
        try:
            record = next(records, None)
        except InputError as error:
            yield Skipped(path=str(path), reason=str(error))
            return
        if record is None:
            return
        where = str(path) if reader in _SINGLE else f"{path}, record {number}"
        fallback = name if reader in _SINGLE else f"{name}:{number}"
        stated = {key: value for key, value in facts.items() if value}
        yield make_document({**record, **stated}, fallback, where, options)


def _read_input(options: ReadOptions) -> Iterator[Document | Skipped]:
    """Read standard input: JSON Lines if its first line is a JSON object, else one text."""
    text = sys.stdin.read()
    if not text.lstrip().startswith("{"):
        yield make_document({"text": text}, "stdin", "standard input", options)
        return
    for number, record in enumerate(parse_lines(text), 1):
        yield make_document(record, f"stdin:{number}", f"standard input, record {number}", options)
