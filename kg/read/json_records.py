"""Which objects of a JSON value are articles, however they are wrapped: value -> records."""

from collections.abc import Mapping
from typing import Any

from kg.errors import InputError
from kg.read.columns import column_form, pick_columns, pick_text, text_of

__all__ = ["find_records", "flatten"]

_DEEPEST = 8
_WRAPPERS = frozenset(
    (
        *("articles", "items", "results", "data", "docs", "hits", "entries", "stories", "news"),
        *("response", "posts", "documents", "records", "newspapers", "value", "feed", "pages"),
        "graph",
    )
)
"""Keys under which files keep many articles, as `column_form` writes them."""

Record = Mapping[str, Any]


def find_records(value: Any, chosen: Mapping[str, str]) -> list[Record]:
    """Return the objects of `value` that are articles; one without text beside others is one too.

    Parameters
    ----------
    chosen
        Columns by field, as the user names them.

    Examples
    --------
    >>> find_records({"status": "ok", "articles": [{"content": "Talks."}]}, {})
    [{'content': 'Talks.'}]
    >>> find_records({"text": {"0": "Talks.", "1": "More."}, "id": {"0": "a", "1": "b"}}, {})
    [{'text': 'Talks.', 'id': 'a'}, {'text': 'More.', 'id': 'b'}]
    """
    return _find(_as_rows(value, chosen), chosen, 0)


def _as_rows(value: Any, chosen: Mapping[str, str]) -> Any:
    """Return a table that is written column by column, as pandas and datasets do, as rows; anything else as it is."""
    if not isinstance(value, dict):
        return value
    names, rows = value.get("columns"), value.get("data")
    if (
        isinstance(names, list)
        and isinstance(rows, list)
        and all(isinstance(one, list) for one in rows)
    ):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = [one for one in value.values() if isinstance(one, dict | list)]
    if len(columns) != len(value) or len(columns) < 2 or "text" not in _pick(value, chosen):
        return value
    keys = [list(one) if isinstance(one, dict) else list(range(len(one))) for one in columns]
    if any(one != keys[0] for one in keys):
        return value
    return [{name: column[key] for name, column in value.items()} for key in keys[0]]


def _pick(record: Record, chosen: Mapping[str, str]) -> Mapping[str, str]:
    try:
        return pick_columns(record, chosen)
    except InputError:
        return {}


def _find(value: Any, chosen: Mapping[str, str], depth: int) -> list[Record]:
    """Return the objects that are articles, wherever in `value` they are; one without text beside others is one too."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        records = [flatten(one, chosen) for one in value if isinstance(one, dict)]
        if any(_has_text(one, chosen) and not _wraps(one) for one in records):
            return records
        return [one for inner in value for one in _find(inner, chosen, depth + 1)]
    if not isinstance(value, dict):
        return []
    flat = flatten(value, chosen)
    if _has_text(flat, chosen) and not _wraps(value):
        return [flat]
    inner = [one for part in value.values() for one in _find(part, chosen, depth + 1)]
    return inner or ([flat] if _has_text(flat, chosen) else [])


def flatten(record: Record, chosen: Mapping[str, str]) -> Record:
    """Return an object with the fields of the one within it that holds its text (``_source``, ``fields``)."""
    if _has_text(record, chosen):
        return record
    for key, inner in record.items():
        if isinstance(inner, dict) and not _wraps({key: 0}) and _has_text(inner, chosen):
            return {name: value for name, value in record.items() if name != key} | inner
    return record


def _has_text(record: Record, chosen: Mapping[str, str]) -> bool:
    columns = _pick(record, {name: one for name, one in chosen.items() if name == "text"})
    return bool(text_of(pick_text(record, columns), column=columns.get("text", "")))


def _wraps(record: Record) -> bool:
    """Tell whether an object holds many articles, whatever else it says."""
    return any(
        column_form(key) in _WRAPPERS and isinstance(value, list | dict | int)
        for key, value in record.items()
    )
