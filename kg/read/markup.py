"""Markup in fields of feeds and records: a piece of HTML -> its text, a line per block."""

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from kg.read.tags import refuse_long_tags

__all__ = ["markup_to_text"]

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "section", "article")
)
_TAGS = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|img|ul|ol|li|h[1-6]|blockquote|figure|font|table|td|tr)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
"""Blanks, and what entities may stand for and no tree of elements takes."""

_TIMES_ENCODED = 3
_LINKS = ("ul", "ol", "p", "div")
_TRAILING = 5


def markup_to_text(markup: str) -> str:
    """Return the text of a piece of HTML; what was encoded twice is decoded twice.

    Blocks at its end that hold links alone, to other stories, are left out where anything else is there.

    Raises
    ------
    InputError
        If a tag in it has attributes without end.

    Examples
    --------
    >>> markup_to_text("<p>Talks &amp; more</p><ul><li><a href='/x'>Other story</a></li></ul>")
    'Talks & more'
    >>> markup_to_text("&lt;p&gt;Talks went on&lt;/p&gt;"), markup_to_text("3 < 5")
    ('Talks went on', '3 < 5')
    """
    text = _to_text(markup)
    for _ in range(_TIMES_ENCODED):
        if not _TAGS.search(text):
            break
        text = _to_text(text)
    return text


def _to_text(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    refuse_long_tags(markup)
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    _drop_links(root)
    for element in root.iter():
        hidden = element.tag in ("script", "style") or not isinstance(element.tag, str)
        element.text = None if hidden else _BLANKS.sub(" ", element.text or "")
        element.tail = _BLANKS.sub(" ", element.tail or "")
        if element.tag in _BLOCKS:
            element.tail = f"\n{element.tail}"
            if element.tag != "br":
                element.text = f"\n{element.text}"
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(filter(None, lines))


def _drop_links(root: Any) -> None:
    """Take blocks of nothing but links from the end of `root`, unless it would be left empty."""
    for last in list(root)[: -1 - _TRAILING : -1]:
        before = "".join(
            [root.text or "", *(one.text_content() + (one.tail or "") for one in root[:-1])]
        )
        if last.tag not in _LINKS or (last.tail or "").strip() or not before.strip():
            return
        linked = sum(len("".join(link.text_content().split())) for link in last.iter("a"))
        if not linked or linked < len("".join(last.text_content().split())):
            return
        root.remove(last)
