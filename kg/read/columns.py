"""Columns and keys by their many names: a row -> the fields of an article."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import InputError
from kg.names.normalize import fold
from kg.read.markup import markup_to_text
from kg.read.options import FIELDS
from kg.read.raw_article import RawArticle, clean_line

__all__ = ["column_form", "make_raw", "pick_columns", "pick_text", "text_of"]

_MAX_ID = 200
_MARKUP = frozenset(("contenthtml", "bodyhtml", "html"))
_BRIEF = frozenset(("leadparagraph", "description", "abstract", "summary", "snippet"))
"""What stands for the text where there is none."""

_MAX_NAME = 80


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
        by_form.setdefault(column_form(name), name)
    columns = {}
    for field, common in _COMMON.items():
        if field in chosen:
            if column_form(chosen[field]) not in by_form:
                raise InputError(f"no column {chosen[field]!r} for the {field}")
            columns[field] = by_form[column_form(chosen[field])]
        elif found := next((by_form[form] for form in common if form in by_form), None):
            columns[field] = found
    return columns


def column_form(name: object) -> str:
    """Return a name as names are compared: letters and digits alone.

    Examples
    --------
    >>> column_form(" Pub-Date "), column_form("pubDate"), column_form("Título")
    ('pubdate', 'pubdate', 'titulo')
    """
    text = str(name).strip()
    return "".join(filter(str.isalnum, fold(text))) or text


_COMMON = {field: tuple(map(column_form, names)) for field, names in FIELDS.items()}


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
    values["text"] = pick_text(row, columns)
    if values["text"] is None:
        raise InputError("empty: no text" if "text" in columns else _no_text())
    text = text_of(values["text"], column=columns.get("text", ""))
    if text is None:
        raise InputError(f"text is no string but {type(values['text']).__name__}")
    used = set(columns.values())
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
        unused=tuple(clean_line(name)[:_MAX_NAME] for name in row if name not in used),
    )


def pick_text(row: Mapping[str, Any], columns: Mapping[str, str]) -> Any:
    """Return what the text's column holds, or a summary where that is empty."""
    text = row.get(columns["text"]) if "text" in columns else None
    if text:
        return text
    return next((row[name] for name in row if row[name] and column_form(name) in _BRIEF), text)


def text_of(value: Any, *, column: str = "") -> str | None:
    """Return the text in a field: as it is, of HTML where the names say so, of paragraphs in a list; else None.

    Examples
    --------
    >>> text_of("<b>"), text_of({"rendered": "<p>Talks</p>"}), text_of(["One.", "Two."]), text_of(5)
    ('<b>', 'Talks', 'One.\\nTwo.', None)
    """
    if isinstance(value, Mapping):
        found = value.get("rendered")
        return markup_to_text(found) if isinstance(found, str) else None
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    if not isinstance(value, str):
        return None
    return markup_to_text(value) if column_form(column) in _MARKUP else value


def _no_text() -> str:
    return f"no column with text ({', '.join(FIELDS['text'][:6])} …): name it, as in --column text=NAME"


def _record_id(value: Any) -> str:
    """Return an id that can stand in any output, else nothing (the line number then names it)."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value).strip() if isinstance(value, str) or abs(value) < 10**_MAX_ID else ""
    return text if len(text) <= _MAX_ID and text.isprintable() else ""
