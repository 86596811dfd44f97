"""What reading can be told, and what it tells of inputs that it passes over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import InputError

__all__ = ["FIELDS", "ReadOptions", "Skipped"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "guid"),
    "text": ("text", "content", "body", "article", "story", "maintext", "full_text"),
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "publish_date",
        "date_publish",
        "published_at",
        "publishedat",
        "pub_date",
        "pubdate",
        "datetime",
        "timestamp",
    ),
    "source": (
        "source",
        "publisher",
        "outlet",
        "publication",
        "site",
        "sitename",
        "source_domain",
    ),
    "url": ("url", "link", "uri"),
    "author": ("author", "authors", "byline"),
}
"""Names under which tables and records may keep what kg needs, first match wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What reading can be told.

    Attributes
    ----------
    language
        ISO 639-1 code that documents must be in; ``any`` turns the check off.
    max_characters
        Longer documents are skipped.
    date
        ISO date of documents that state none.
    columns
        Column of a field (a key of `FIELDS`) where it has an unusual name.

    Raises
    ------
    InputError
        If `columns` names a field that kg doesn't know.

    Examples
    --------
    >>> ReadOptions(columns={"txt": "body"})
    Traceback (most recent call last):
        ...
    kg.errors.InputError: no field 'txt': name one of id, text, title, date, source, url, author
    """

    language: str = "en"
    max_characters: int = 1_000_000
    date: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise InputError(f"no field {name!r}: name one of {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was passed over.

    Attributes
    ----------
    path
        Where it came from as the user gave it, with the line of a record (``news.jsonl:12``).
    reason
        Why, in words for the report.
    id
        What the document would have been called, if that is known.
    unread
        True if nobody knows what is in it: a file or folder that isn't there or can't be opened.
    """

    path: str
    reason: str
    id: str = ""
    unread: bool = False
