"""The engine: a loaded dataset and SPARQL text -> an answer.

`Oxigraph` is the one; `kg.query.plain_rdflib` answers the same by rdflib alone. In both, a query without GRAPH sees
the union of all named graphs, unless FROM says otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.query.datasets import names_graphs, query_store
from kg.query.federation import refuse_federation
from kg.query.lexer import refuse_depth
from kg.rdf.vocabulary import PREFIXES

__all__ = ["Engine", "Oxigraph", "one_line"]

_LONGEST = 240


class Engine(Protocol):
    """Something that answers SPARQL queries about one dataset."""

    def ask(self, query: str) -> Answer:
        """Answer `query`; the project's prefixes are declared already."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """Answers by a pyoxigraph store, in memory or on disk.

    Attributes
    ----------
    store
        Its default graph holds all triples.
    graphs
        Opens the store with the named graphs; None if `store` has them.

    Examples
    --------
    >>> Oxigraph(ox.Store()).ask("ASK { ?s ?p ?o }").truth
    False
    """

    store: ox.Store
    graphs: Callable[[], ox.Store] | None = None

    def ask(self, query: str) -> Answer:
        """Answer `query`.

        Raises
        ------
        QueryError
            If the query is malformed, nested too deep, would leave the machine (SERVICE) or can't be evaluated.
        """
        refuse_federation(query)
        refuse_depth(query)
        try:
            apart = self.graphs if names_graphs(query) else None
            found = query_store(apart() if apart else self.store, query)
            if isinstance(found, ox.QueryBoolean):
                return Answer(kind="ask", truth=bool(found))
            if isinstance(found, ox.QueryTriples):
                return Answer(kind="graph", triples=tuple(sorted(set(found), key=str)))
            names = tuple(variable.value for variable in found.variables)
            rows = tuple(tuple(solution[name] for name in names) for solution in found)
        except SyntaxError as error:
            raise QueryError(f"malformed query: {one_line(error)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query can't be answered: {one_line(error)}") from error
        return Answer(kind="select", variables=names, rows=rows)


def one_line(error: Exception) -> str:
    """Return what an error says on one line; of what a grammar expected no more than a line holds."""
    line = " ".join(str(error).split()) or type(error).__name__
    if "Prefix not found" in line:
        place = line.partition(": expected")[0]
        return f"{place}: a prefix that isn't declared; known without that: {', '.join(PREFIXES)}"
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"
