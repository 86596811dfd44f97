"""Tags with attributes without end: markup -> refused, since parsers compare each attribute with all before it."""

import re

from kg.errors import InputError

__all__ = ["refuse_long_tags"]

_MOST = 1000
_SHORTEST = 2 * _MOST
"""Characters that so many attributes take at least."""

_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
"""As HTML reads one: a quote counts after the sign alone, and the last may be open to the end."""

_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)",
    re.IGNORECASE | re.DOTALL,
)
_RAW = ("script", "style")
"""Elements whose content is no markup."""


def refuse_long_tags(markup: str | bytes) -> None:
    """Raise `InputError` if a tag has more than a thousand attributes.

    Every character is looked at once.

    Examples
    --------
    >>> refuse_long_tags("<p " + "a=1 " * 900 + ">")
    >>> refuse_long_tags("<p " + "a='>' " * 1100)
    Traceback (most recent call last):
        ...
    kg.errors.InputError: over-long: a tag with more than 1,000 attributes
    """
    text = markup if isinstance(markup, str) else markup.decode("latin-1")
    if len(text) < _SHORTEST:
        return
    place = 0
    while found := _TAG.search(text, place):
        place = found.end()
        attributes = found["attributes"] or ""
        if len(attributes) >= _SHORTEST and len(_ATTRIBUTES.findall(attributes)) > _MOST:
            raise InputError(f"over-long: a tag with more than {_MOST:,} attributes")
        name = (found["name"] or "").lower()
        if name in _RAW:
            end = re.compile(f"</{name}", re.IGNORECASE).search(text, place)
            place = end.start() if end else len(text)
