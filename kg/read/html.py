"""HTML pages: path -> the article's text with title, date, author and publisher, by trafilatura.

Loses what trafilatura takes for boilerplate; offsets count characters of the extracted text.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura

from kg.errors import InputError
from kg.read.decode import decode, read_bytes

__all__ = ["extract_article", "read_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_html(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the article of a page.

    Raises
    ------
    InputError
        If the page holds no article.
    """
    yield extract_article(decode(read_bytes(path)))


def extract_article(page: str) -> dict[str, Any]:
    """Return text and metadata of the article in `page`; nothing is fetched."""
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    except Exception as error:
        raise InputError(f"no readable HTML ({type(error).__name__})") from error
    if found is None or not found.text:
        raise InputError("holds no article text")
    return {
        "text": found.text,
        "title": found.title,
        "date": found.date,
        "author": found.author,
        "source": found.sitename,
        "url": found.url,
    }
