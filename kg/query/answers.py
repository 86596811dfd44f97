"""What a query answers, whichever engine answered it: rows, a truth value, or triples."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.terms import Term

__all__ = ["Answer", "Row"]

Row = tuple[Term | None, ...]
"""One solution: a term by variable, None where it's unbound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one query.

    Attributes
    ----------
    kind
        ``select``, ``ask`` or ``graph`` (CONSTRUCT and DESCRIBE).
    variables, rows
        Of a SELECT, rows in the order of the engine.
    truth
        Of an ASK.
    triples
        Of a CONSTRUCT or DESCRIBE, sorted, each once.
    """

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    triples: tuple[ox.Triple, ...] = ()
