"""Queries that would call other hosts: SPARQL text -> whether it may hold a SERVICE clause.

Oxigraph and rdflib both carry a client that follows SERVICE; kg never leaves the machine, so such queries are
refused before an engine sees them.
"""

import re

from kg.errors import QueryError

__all__ = ["may_call_others", "refuse_federation"]

_BLANK = r"(?:[\s\ufeff]|#[^\n\r]*[\n\r])*"
_CLAUSE = re.compile(
    rf"SERVICE{_BLANK}(?:SILENT{_BLANK})?(?:[<?$]|[^\s{{}}<>\"':]*:)", re.IGNORECASE
)
_WORD_END = re.compile(r"[?$]?[\w:-]*\Z")
_LONGEST_WORD = 200
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def may_call_others(query: str) -> bool:
    """Tell whether `query` may hold a SERVICE clause.

    Notes
    -----
    Deliberately coarse: strings and comments aren't told from the rest, because two parsers that disagree on
    where one ends are how such checks are fooled. A string like ``"service: good"`` is refused too. Escaped
    letters are read as letters, since SPARQL reads them so.

    Examples
    --------
    >>> may_call_others("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> may_call_others('SELECT * { ?s schema:text ?t FILTER(CONTAINS(?t, "secret service")) }')
    False
    """
    return any(_find(text) for text in (query, _ESCAPE.sub(_decode, query)))


def refuse_federation(query: str) -> None:
    """Raise `QueryError` if `query` would call other hosts."""
    if may_call_others(query):
        raise QueryError("SERVICE is switched off: kg asks no other hosts")


def _find(text: str) -> bool:
    return any(not _is_name(text, match.start()) for match in _CLAUSE.finditer(text))


def _is_name(text: str, start: int) -> bool:
    """Tell whether the word goes on from a variable or a prefixed name, so that it is no keyword.

    Of a longer word the end alone is looked at, which may refuse too much and never too little.
    """
    end = _WORD_END.search(text[max(0, start - _LONGEST_WORD) : start])
    before = end[0] if end else ""
    return ":" in before or re.fullmatch(r"[?$]\w*", before) is not None


def _decode(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
