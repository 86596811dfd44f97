"""The two engines: a loaded dataset and SPARQL text -> an answer.

`Oxigraph` is the fast one. `PlainRdflib` needs rdflib alone and gives the same answers; it exists so that
no answer hangs on one implementation. In both, a query without GRAPH sees the union of all named graphs.
"""

import warnings
from dataclasses import dataclass, field
from typing import Protocol

import pyoxigraph as ox
from pyparsing.exceptions import ParseBaseException
from rdflib import Dataset
from rdflib.query import Result

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.query.federation import may_call_others
from kg.rdf.oxigraph import from_rdflib
from kg.rdf.vocabulary import PREFIXES

__all__ = ["Engine", "Oxigraph", "PlainRdflib"]


class Engine(Protocol):
    """Something that answers SPARQL queries about one dataset."""

    def ask(self, query: str) -> Answer:
        """Answer `query`; the project's prefixes are declared already."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """Answers by a pyoxigraph store, in memory or on disk.

    Examples
    --------
    >>> Oxigraph(ox.Store()).ask("ASK { ?s ?p ?o }").truth
    False
    """

    store: ox.Store

    def ask(self, query: str) -> Answer:
        """Answer `query`.

        Raises
        ------
        QueryError
            If the query is malformed, would leave the machine (SERVICE) or can't be evaluated.
        """
        _refuse_federation(query)
        try:
            found = self.store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
            if isinstance(found, ox.QueryBoolean):
                return Answer(kind="ask", truth=bool(found))
            if isinstance(found, ox.QueryTriples):
                return Answer(kind="graph", triples=tuple(sorted(set(found), key=str)))
            names = tuple(variable.value for variable in found.variables)
            rows = tuple(tuple(solution[name] for name in names) for solution in found)
        except SyntaxError as error:
            raise QueryError(f"malformed query: {_one_line(error)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query can't be answered: {_one_line(error)}") from error
        return Answer(kind="select", variables=names, rows=rows)


@dataclass(frozen=True, slots=True)
class PlainRdflib:
    """Answers by rdflib's own SPARQL engine over a dataset with the union as its default graph."""

    dataset: Dataset = field(repr=False)

    def ask(self, query: str) -> Answer:
        """Answer `query`.

        Raises
        ------
        QueryError
            If the query is malformed or can't be evaluated.
        """
        _refuse_federation(query)
        try:
            with warnings.catch_warnings():  # rdflib 7.6 calls what it deprecates itself
                warnings.simplefilter("ignore", DeprecationWarning)
                return _read(self.dataset.query(query, initNs=PREFIXES))
        except ParseBaseException as error:
            raise QueryError(f"malformed query: {_one_line(error)}") from error
        except Exception as error:
            raise QueryError(f"the query can't be answered: {_one_line(error)}") from error


def _refuse_federation(query: str) -> None:
    if may_call_others(query):
        raise QueryError("SERVICE is switched off: kg asks no other hosts")


def _read(found: Result) -> Answer:
    """Return rdflib's result as an answer."""
    if found.type == "ASK":
        return Answer(kind="ask", truth=bool(found.askAnswer))
    if found.type in ("CONSTRUCT", "DESCRIBE"):
        triples = {ox.Triple(*map(from_rdflib, triple)) for triple in found.graph or ()}  # type: ignore[arg-type]
        return Answer(kind="graph", triples=tuple(sorted(triples, key=str)))
    names = tuple(str(name) for name in found.vars or ())
    rows = tuple(
        tuple(None if value is None else from_rdflib(value) for value in row)  # type: ignore[union-attr]
        for row in found
    )
    return Answer(kind="select", variables=names, rows=rows)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
