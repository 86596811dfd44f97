"""Values for the open variables of a query: SPARQL with ``VALUES ?x { UNDEF }`` -> SPARQL with terms.

Terms are written by Oxigraph's own serializer, which escapes whatever could end a literal or an IRI.
"""

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.errors import QueryError

__all__ = ["Values", "bind", "open_variables"]

Values = Sequence[ox.NamedNode | ox.Literal]
"""The terms that a variable may take; any of them matches."""

_OPEN = re.compile(r"VALUES\s+[?$](\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


def open_variables(query: str) -> tuple[str, ...]:
    """Return the variables that `query` leaves open, in order.

    Examples
    --------
    >>> open_variables("SELECT * { VALUES ?who { UNDEF } ?who ?p ?o }")
    ('who',)
    """
    return tuple(dict.fromkeys(_OPEN.findall(query)))


def bind(query: str, bindings: Mapping[str, Values]) -> str:
    """Return `query` with the terms of `bindings` in place of ``UNDEF``; the rest stays open.

    Raises
    ------
    QueryError
        If the query doesn't leave a variable of `bindings` open.

    Examples
    --------
    >>> bind("ASK { VALUES ?n { UNDEF } ?s ?p ?n }", {"n": [ox.Literal('a" } #')]})
    'ASK { VALUES ?n { "a\\\\" } #" } ?s ?p ?n }'
    """
    unknown = sorted(set(bindings) - set(open_variables(query)))
    if unknown:
        raise QueryError(
            f"the query has no parameter {unknown[0]!r}: it needs VALUES ?{unknown[0]} {{ UNDEF }}"
        )

    def fill(match: re.Match[str]) -> str:
        values = bindings.get(match[1])
        if not values:
            return ""
        return f"VALUES ?{match[1]} {{ {' '.join(map(str, values))} }}"

    return _OPEN.sub(fill, query)
