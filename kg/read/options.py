"""What reading can be told, and what it tells of inputs that it passes over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.records import Document

__all__ = ["FIELDS", "Collected", "Noted", "ReadOptions", "Skipped"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id", "guid", "uuid", "news_id", "story_id"),
    "text": (
        *("text", "content", "body", "article", "story", "maintext", "full_text", "article_body"),
        *("body_text", "article_text", "content_text", "plain_text", "clean_text", "news_text"),
        *("story_text", "content_html", "body_html", "html"),
        *("inhalt", "volltext", "artikeltext", "artikel", "texte", "contenu", "corps", "texto"),
        *("contenido", "cuerpo", "conteúdo", "corpo", "testo", "contenuto", "tekst", "inhoud"),
        *("treść", "metin", "içerik", "текст", "نص", "正文", "内容"),
        *("lead_paragraph", "description", "abstract", "summary", "snippet"),
    ),
    "title": (
        *("title", "headline", "heading", "head", "subject", "web_title", "news_title"),
        *("article_title", "titel", "überschrift", "schlagzeile", "titre", "título", "titular"),
        *("titolo", "tytuł", "başlık", "kop", "rubrik", "overskrift", "заголовок", "标题"),
    ),
    "date": (
        *("date", "published", "publish_date", "date_publish", "published_at", "pub_date"),
        *("datetime", "timestamp", "date_published", "publication_date", "published_date"),
        *("published_on", "publish_time", "published_time", "publication_time", "time_published"),
        *("web_publication_date", "publication_datetime", "date_time", "posted", "posted_at"),
        *("created_at", "created", "time", "datum", "veröffentlicht", "erscheinungsdatum"),
        *("veröffentlichungsdatum", "date_publication", "date_de_publication", "fecha"),
        *("fecha_publicacion", "fecha_de_publicacion", "data_publicação", "data_pubblicazione"),
        *("data_di_pubblicazione", "data_publikacji", "data", "tarih", "дата", "日期"),
    ),
    "source": (
        *("source", "publisher", "outlet", "publication", "site", "sitename", "source_domain"),
        *("source_name", "newspaper", "news_source", "media", "medium", "domain", "quelle"),
        *("zeitung", "journal", "fuente", "medio", "fonte", "testata", "bron", "źródło"),
        *("kaynak", "источник", "来源"),
    ),
    "url": (
        *("url", "link", "uri", "web_url", "weblink", "permalink", "article_url", "news_url"),
        *("source_url", "canonical_url", "href", "enlace", "lien", "adres"),
    ),
    "author": (
        *("author", "authors", "byline", "creator", "writer", "reporter", "journalist"),
        *("author_name", "autor", "autoren", "autorin", "verfasser", "auteur", "auteurs"),
        *("autore", "autores", "yazar", "автор", "作者"),
    ),
}
"""Names under which tables and records may keep what kg needs, first match wins: case, accents, spaces and signs
don't count (``pubDate`` is ``pub_date``). What is mere description is the text only where nothing else is."""


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
    day_first
        Whether of ``03/04/2024`` the day stands first; None lets the file's other dates tell.
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
    day_first: bool | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something of an input that wasn't used, or could be read in two ways; its articles were read.

    Attributes
    ----------
    path
        The input as the user gave it.
    reason
        What it is and what was done, in words for the report.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What inputs hold.

    Attributes
    ----------
    documents
        Articles, copies marked.
    skipped
        Inputs that are none, with the reason.
    noted
        What of inputs that were read wasn't used, or could be read in two ways.
    """

    documents: list[Document]
    skipped: list[Skipped]
    noted: list[Noted]
