"""A record of whatever origin -> a document, or the reason why it is none."""

import re
from collections.abc import Mapping
from typing import Any

import ftfy

from kg.read.boilerplate import find_boilerplate
from kg.read.dates import to_iso
from kg.read.language import find_language
from kg.read.options import FIELDS, ReadOptions, Skipped
from kg.records import Document

__all__ = ["make_document"]

MAX_METADATA = 500


def make_document(
    record: Mapping[str, Any], fallback: str, where: str, options: ReadOptions
) -> Document | Skipped:
    """Return the document of `record`.

    Parameters
    ----------
    record
        Keys as in `FIELDS`; other keys are ignored.
    fallback
        Id of a record that states none.
    where
        Where it came from, for the report.
    """
    text = _field(record, "text", options)
    reason = record.get("error") or _refuse(text, options)
    if reason:
        line = f" (line {record['line']})" if "line" in record else ""
        return Skipped(path=where, reason=f"{reason}{line}")
    found = find_boilerplate(text)
    return Document(
        id=_plain(_field(record, "id", options)) or fallback,
        text=text,
        title=_plain(_field(record, "title", options)),
        publisher=_plain(_field(record, "source", options)) or found.agency,
        author=_plain(_field(record, "author", options)) or found.author,
        published=to_iso(_field(record, "date", options)) or options.date,
        language="en" if options.language == "any" else options.language,
        url=_plain(_field(record, "url", options)),
        skipped=found.skipped,
        place=found.place,
        path=where,
    )


def _field(record: Mapping[str, Any], name: str, options: ReadOptions) -> str:
    """Return a field as a string; empty if absent or of a type that is no text, number or date."""
    keys = (options.columns[name],) if name in options.columns else FIELDS[name]
    for key in keys:
        value = record.get(key)
        if isinstance(value, list):
            value = ", ".join(str(one) for one in value if isinstance(one, str | int))
        if value is not None and not isinstance(value, dict | bool) and str(value).strip():
            return str(value)
    return ""


def _plain(text: str) -> str:
    """Return metadata repaired, on one line, of bounded length."""
    text = ftfy.fix_text(text.encode("utf-8", "replace").decode("utf-8"))
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()[:MAX_METADATA]


def _refuse(text: str, options: ReadOptions) -> str:
    """Return why a text can't be read, or an empty string."""
    if len(text) > options.max_characters:
        return f"longer than {options.max_characters} characters (--max-characters)"
    if not any(char.isalpha() for char in text[:100_000]):
        return "empty: no text"
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "not valid Unicode: lone surrogates"
    if "\x00" in text:
        return "binary, not text"
    language = "" if options.language == "any" else find_language(text)
    if language and language != options.language:
        return f"in language {language!r}, not {options.language!r} (--language)"
    return ""
