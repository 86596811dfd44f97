"""Articles in feeds: RSS and Atom files -> one raw article per entry (feedparser)."""

import calendar
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from kg.errors import InputError
from kg.read.decode import read_bytes
from kg.read.faults import reason_of
from kg.read.files import InputFile
from kg.read.markup import markup_to_text
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tags import refuse_long_tags

__all__ = ["read_feed"]

_DECLARATION = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,1000}(?:\[|SYSTEM)", re.IGNORECASE)
_MAX_BYTES = 64 * 1024 * 1024


def read_feed(file: InputFile, _options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the entries of a saved feed: their content if it's there, else their summary.

    Raises
    ------
    InputError
        If the file declares XML entities or an external document type, or isn't a feed.
    """
    data = read_bytes(file.path, limit=_MAX_BYTES)
    if _DECLARATION.search(data.replace(b"\x00", b"")):
        raise InputError("XML with entity declarations, which aren't read")
    refuse_long_tags(data)
    try:
        # As a stream: of a string feedparser would ask whether it is an address to fetch.
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    except Exception as error:  # whatever a parser of hostile feeds may raise
        raise InputError(f"no readable feed: {type(error).__name__}") from error
    if not feed.entries:
        raise InputError("empty: no RSS or Atom entries in it")
    publisher = feed.feed.get("title", "")
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{file.shown}:{number}"
        try:
            yield _article(entry, publisher, where=where, file=file.name, line=number)
        except Exception as error:  # noqa: BLE001 - one bad entry never ends a feed
            yield Skipped(path=where, reason=reason_of(error))


def _article(entry: Any, publisher: str, *, where: str, file: str, line: int) -> RawArticle:
    return RawArticle(
        where=where,
        file=file,
        line=line,
        text=markup_to_text(_body(entry)),
        title=markup_to_text(entry.get("title", "")),
        source=entry.get("source", {}).get("title", "") or publisher,
        url=entry.get("link", ""),
        author=entry.get("author", ""),
        date=_moment(entry),
    )


def _body(entry: Any) -> str:
    contents = [one.get("value", "") for one in entry.get("content", ())]
    return str(max((*contents, entry.get("summary", "")), key=len))


def _moment(entry: Any) -> str:
    """Return when an entry was published; feedparser gives UTC."""
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parts:
        return ""
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parts), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
