"""Terms from the outside world: strings of articles and graphs -> literals and IRIs that RDF can hold."""

import re
from functools import lru_cache
from urllib.parse import quote

import pyoxigraph as ox

__all__ = ["Names", "Term", "date", "escape", "is_web_address", "text", "tidy"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE, _DATE_TIME = ox.NamedNode(f"{_XSD}date"), ox.NamedNode(f"{_XSD}dateTime")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_TIME = re.compile(rf"{_DAY.pattern}T([01]\d|2[0-3])(:[0-5]\d){{2}}(\.\d+)?(Z|[+-]\d\d:\d\d)?")


class Names:
    """A namespace: its names as attributes or items.

    Examples
    --------
    >>> print(Names("urn:x:").knows, Names("urn:x:")["a-b"])
    <urn:x:knows> <urn:x:a-b>
    """

    def __init__(self, base: str) -> None:
        self.base = base

    def __getattr__(self, name: str) -> ox.NamedNode:
        return _name(self.base, name)

    def __getitem__(self, name: str) -> ox.NamedNode:
        return _name(self.base, name)


@lru_cache(maxsize=4096)
def _name(base: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(base + name)


@lru_cache(maxsize=65536)
def escape(name: str) -> str:
    """Return `name` as part of an IRI: readable where it is safe, percent-encoded where it isn't.

    Examples
    --------
    >>> escape("person.dana-reyes"), escape("a> <b"), escape("Şen")
    ('person.dana-reyes', 'a%3E%20%3Cb', '%C5%9Een')
    """
    return quote(name, safe=".~-_", errors="surrogatepass")


def text(value: str) -> ox.Literal:
    """Return a literal without the characters that XML can't hold.

    Examples
    --------
    >>> text('say "\\x00no"').value
    'say "no"'
    """
    return ox.Literal(tidy(value))


def tidy(value: str) -> str:
    """Return `value` without the characters that XML can't hold."""
    return _UNFIT.sub("", value)


def date(value: str) -> ox.Literal | None:
    """Return an ISO date or date and time as a typed literal, None if it is neither.

    Examples
    --------
    >>> print(date("2024-02-28")), print(date("yesterday"))
    "2024-02-28"^^<http://www.w3.org/2001/XMLSchema#date>
    None
    (None, None)
    """
    if _DAY.fullmatch(value):
        return ox.Literal(value, datatype=_DATE)
    if _TIME.fullmatch(value):
        return ox.Literal(value, datatype=_DATE_TIME)
    return None


def is_web_address(value: str) -> bool:
    """Tell whether a string from the outside is a web address that RDF can hold.

    Examples
    --------
    >>> is_web_address("https://example.org/a"), is_web_address("https://example.org/a b")
    (True, False)
    """
    if not value.startswith(("http://", "https://")):
        return False
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return not set(value) & set("\ufffe\uffff")
