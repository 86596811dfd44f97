"""RSS and Atom files: path -> one record per entry, by feedparser; nothing is fetched."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser

from kg.errors import InputError
from kg.read.decode import read_bytes
from kg.read.html import extract_article

__all__ = ["read_feed"]

_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", re.IGNORECASE)


def read_feed(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the entries of a feed.

    Raises
    ------
    InputError
        If it is no feed, or declares entities: nothing is expanded, so that no feed fills the memory.
    """
    data = read_bytes(path)
    if _FORBIDDEN.search(data[:65536]):
        raise InputError("declares XML entities, which are not read")
    feed = feedparser.parse(data)
    if not feed.entries and feed.bozo:
        raise InputError("no readable RSS or Atom feed")
    for entry in feed.entries:
        content = [one.value for one in entry.get("content", [])]
        markup = max([*content, entry.get("summary", "")], key=len)
        yield {
            "id": entry.get("id"),
            "text": _text_of(markup),
            "title": entry.get("title"),
            "date": entry.get("published") or entry.get("updated"),
            "author": entry.get("author"),
            "source": feed.feed.get("title"),
            "url": entry.get("link"),
        }


def _text_of(markup: str) -> str:
    """Return the text of an entry's markup, paragraphs as lines."""
    if "<" not in markup:
        return markup
    try:
        return str(
            extract_article(f"<html><body><article>{markup}</article></body></html>")["text"]
        )
    except InputError:
        return re.sub(r"<[^<>]{0,2000}>", " ", markup)
