"""Articles as a format holds them, before any check: one record for all readers, and its cleaning."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = ["RawArticle", "clean_line", "clean_url", "mend_surrogates"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\s]+")
_MAX_LINE = 1000
_MAX_DIGITS = 30
_MAX_LIST = 20
_DEEPEST = 3
_NAMING = ("name", "main", "rendered", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article of an input, unchecked.

    Attributes
    ----------
    where
        For the report: the path, with the record's line if there are several.
    file
        Name of the file in this build, the id of an article that is alone in it.
    text
        Verbatim.
    record
        Id that the record states, or empty.
    line
        Number of the record's line (its row, its entry) from 1; 0 where the article is the file.
    title, source, url, author, date
        As stated, uncleaned; empty if not stated.
    unused
        Names of the record's columns that aren't used.
    """

    where: str
    file: str
    text: str
    record: str = ""
    line: int = 0
    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    date: Any = ""
    unused: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("title", "source", "url", "author", "date"):
            object.__setattr__(self, name, _flat(getattr(self, name)))


def _flat(value: Any, depth: int = 0) -> Any:
    """Return a field as text, number or short list, however deep a record nests it or whatever type it has."""
    if isinstance(value, str | bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**_MAX_DIGITS else ""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, Mapping):
        return _flat(next((value[key] for key in _NAMING if value.get(key)), ""), depth + 1)
    if isinstance(value, list | tuple):
        return [_flat(one, depth + 1) for one in value[:_MAX_LIST]]
    return str(value)[:_MAX_LINE]


def mend_surrogates(text: str) -> str:
    r"""Return `text` with U+FFFD for each lone surrogate, which no file can hold; lengths stay.

    Examples
    --------
    >>> mend_surrogates("a\ud800b") == "a\ufffdb"
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def clean_line(value: Any) -> str:
    """Return metadata as one line: mojibake repaired, NFC, no control characters, bounded.

    Lists are joined by commas; of a mapping its ``name`` is taken, or what else
    news services call it.

    Examples
    --------
    >>> clean_line(" The CafÃ©\\n talks "), clean_line(["A. Bee", "C. Dee"]), clean_line({"name": "X"})
    ('The Café talks', 'A. Bee, C. Dee', 'X')
    """
    if value is None:
        return ""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _NAMING if value.get(key)), "")
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(clean_line, value[:20])))[:_MAX_LINE]
    text = mend_surrogates(str(value)[: 2 * _MAX_LINE])
    if not (text.isascii() and text.isprintable()) or "&" in text:  # else nothing is to be mended
        text = import_module("ftfy").fix_text(text)  # which takes longer to load than to mend
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", text)).strip()[:_MAX_LINE]


def clean_url(value: Any) -> str:
    """Return a web address, or nothing if `value` isn't one that is safe to link.

    Examples
    --------
    >>> clean_url("https://example.org/a b"), clean_url("javascript:alert(1)")
    ('https://example.org/a%20b', '')
    """
    if not isinstance(value, str):
        return ""
    text = _BREAKS.sub(" ", mend_surrogates(value)).strip()
    if not re.match(r"https?://[^/\s]", text, re.IGNORECASE) or len(text) > 2 * _MAX_LINE:
        return ""
    return re.sub(r"[\s\"<>\\^`{|}]", lambda char: f"%{ord(char.group()):02X}", text)
