"""Raw article -> document, or the reason why it is none."""

from kg.errors import InputError
from kg.read.boilerplate import find_boilerplate
from kg.read.dates import to_iso
from kg.read.decode import check_printable
from kg.read.language import other_language
from kg.read.options import ReadOptions
from kg.read.raw_article import RawArticle, clean_line, clean_url, mend_surrogates
from kg.records import Document

__all__ = ["make_document"]


def make_document(raw: RawArticle, doc_id: str, options: ReadOptions) -> Document:
    """Return the document that `raw` is, called `doc_id`.

    Its text is never changed, lone surrogates apart, which become U+FFFD (no file can hold them). What
    the text states of itself fills what no metadata state: the byline's author, the date of a line
    *Published: …*, the dateline's agency as publisher.

    Raises
    ------
    InputError
        If it is none: empty, over-long, binary, or surely in another language.

    Examples
    --------
    >>> raw = RawArticle(where="a.txt", file="a.txt", text="By Ana Roe\\nOSLO (North Wire) — Talks go on in Oslo.")
    >>> document = make_document(raw, "a.txt", ReadOptions())
    >>> document.author, document.place, document.publisher
    ('Ana Roe', 'Oslo', 'North Wire')
    """
    text = mend_surrogates(raw.text)
    _check(text, options)
    found = find_boilerplate(text)
    return Document(
        id=doc_id,
        text=text,
        title=clean_line(raw.title),
        publisher=clean_line(raw.source) or found.agency,
        author=clean_line(raw.author) or found.author,
        published=to_iso(raw.date) or to_iso(found.date) or options.date,
        language="en" if options.language == "any" else options.language,
        url=clean_url(raw.url),
        skipped=found.skipped,
        place=found.place,
        path=raw.where,
    )


def _check(text: str, options: ReadOptions) -> None:
    limit = options.max_characters
    if len(text) > limit:
        raise InputError(f"over-long: {len(text):,} characters, more than {limit:,}")
    if not any(map(str.isalpha, text)):
        raise InputError("empty: no letters")
    check_printable(text)
    if options.language != "any" and (code := other_language(text, options.language)):
        raise InputError(f"in language {code!r}, not {options.language!r}")
