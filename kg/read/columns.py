"""Columns and keys by their many names: a row -> the fields of an article."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import InputError
from kg.read.options import FIELDS
from kg.read.raw_article import RawArticle

__all__ = ["make_raw", "pick_columns"]

_MAX_ID = 200


def pick_columns(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return which of `names` holds which field: as chosen, else the first of its common names.

    Raises
    ------
    InputError
        If a chosen column isn't there.

    Examples
    --------
    >>> pick_columns(["ID", "Body", "kicker"], {"title": "kicker"})
    {'id': 'ID', 'text': 'Body', 'title': 'kicker'}
    """
    by_form: dict[str, str] = {}
    for name in names:
        by_form.setdefault(str(name).strip().lower(), name)
    columns = {}
    for field, common in FIELDS.items():
        if field in chosen:
            if chosen[field].strip().lower() not in by_form:
                raise InputError(f"no column {chosen[field]!r} for the {field}")
            columns[field] = by_form[chosen[field].strip().lower()]
        elif found := next((by_form[form] for form in common if form in by_form), None):
            columns[field] = found
    return columns


def make_raw(
    row: Mapping[str, Any], columns: Mapping[str, str], *, where: str, file: str, line: int
) -> RawArticle:
    """Return the article that `row` holds.

    Raises
    ------
    InputError
        If its text is none.
    """
    values = {field: row.get(column) for field, column in columns.items()}
    text = values.get("text")
    if text is None:
        raise InputError("empty: no text" if "text" in columns else _no_text())
    if not isinstance(text, str):
        raise InputError(f"text is no string but {type(text).__name__}")
    return RawArticle(
        where=where,
        file=file,
        line=line,
        text=text,
        record=_record_id(values.get("id")),
        title=values.get("title") or "",
        source=values.get("source") or "",
        url=values.get("url") or "",
        author=values.get("author") or "",
        date=values.get("date") or "",
    )


def _no_text() -> str:
    return f"no column with text ({', '.join(FIELDS['text'])}): name it, as in --column text=NAME"


def _record_id(value: Any) -> str:
    """Return an id that can stand in any output, else nothing (the line number then names it)."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value).strip() if isinstance(value, str) or abs(value) < 10**_MAX_ID else ""
    return text if len(text) <= _MAX_ID and text.isprintable() else ""
