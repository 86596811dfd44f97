"""Articles in web pages: HTML -> article text, title, date, author, publisher (trafilatura)."""

import re
from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document

from kg.errors import InputError
from kg.read.decode import read_bytes
from kg.read.files import InputFile
from kg.read.options import ReadOptions, Skipped
from kg.read.raw_article import RawArticle
from kg.read.tags import refuse_long_tags

__all__ = ["read_web_page"]

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""A date that the page states; not one guessed from its text, nor bounded by this machine's clock."""

_BYTES_PER_CHARACTER = 10
_MAX_TAGS = 200_000


def read_web_page(file: InputFile, options: ReadOptions) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a saved web page.

    `RawArticle.text` is the extracted text, one line per paragraph: offsets count in it. Nothing is
    fetched.

    Raises
    ------
    InputError
        If there is no article in it, or it is too large: ten bytes per character allowed, two
        hundred thousand tags.
    """
    data = read_bytes(file.path, limit=_BYTES_PER_CHARACTER * options.max_characters)
    if data.count(b"<") > _MAX_TAGS:
        raise InputError(f"over-long: more than {_MAX_TAGS:,} tags")
    refuse_long_tags(data)
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("binary, not text")
    try:
        found = trafilatura.bare_extraction(
            data,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # whatever a parser of hostile pages may raise
        raise InputError(f"no readable HTML: {type(error).__name__}") from error
    if not isinstance(found, Document) or not found.text:
        raise InputError("empty: no article text in the page")
    yield RawArticle(
        where=file.shown,
        file=file.name,
        text=re.sub(r"\r\n?", "\n", found.text),
        title=found.title or "",
        source=found.sitename or found.hostname or "",
        url=found.url or "",
        author=(found.author or "").replace("; ", ", "),
        date=found.date or "",
    )
