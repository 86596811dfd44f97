"""What reading can be told, and what it tells of inputs that it passes over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
        "pub_date",
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
        Column of a field (`FIELDS`) where it has an unusual name.
    """

    language: str = "en"
    max_characters: int = 1_000_000
    date: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was passed over.

    Attributes
    ----------
    path
        Where it came from, with the record's number or id if it is one of many.
    reason
        Why, in words for the report.
    """

    path: str
    reason: str
