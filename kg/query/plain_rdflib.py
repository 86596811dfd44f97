"""rdflib's own SPARQL engine: dataset and query -> the same answers as Oxigraph's, slower.

It exists so that no answer hangs on one implementation. By itself rdflib would fetch what FROM names: its queries never hold one.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyoxigraph as ox
from pyparsing.exceptions import ParseBaseException
from rdflib import Dataset
from rdflib.plugins import sparql
from rdflib.query import Result

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.query.datasets import read_graphs
from kg.query.engines import one_line
from kg.query.federation import refuse_federation
from kg.query.lexer import refuse_depth
from kg.rdf.oxigraph import fill_dataset, from_rdflib
from kg.rdf.vocabulary import PREFIXES

__all__ = ["PlainRdflib", "load_plain"]


def load_plain(store: ox.Store) -> "PlainRdflib":
    """Return an engine over a copy of the quads of `store`, whose default graph holds all triples (`in_both`)."""
    dataset = Dataset(default_union=False)
    fill_dataset(dataset, store)
    return PlainRdflib(dataset, store)


@dataclass(frozen=True, slots=True)
class PlainRdflib:
    """Answers by rdflib's own SPARQL engine over a dataset with the union as its default graph.

    Attributes
    ----------
    dataset
        What is asked.
    store
        The same quads, of which a query may pick graphs.
    """

    dataset: Dataset = field(repr=False)
    store: ox.Store = field(repr=False)

    def ask(self, query: str) -> Answer:
        """Answer `query`.

        Raises
        ------
        QueryError
            If the query is malformed or can't be evaluated.
        """
        refuse_federation(query)
        refuse_depth(query)
        try:
            with (
                _offline(),
                warnings.catch_warnings(),
            ):  # rdflib 7.6 calls what it deprecates itself
                warnings.simplefilter("ignore", DeprecationWarning)
                return self._ask(query)
        except ParseBaseException as error:
            raise QueryError(f"malformed query: {one_line(error)}") from error
        except Exception as error:
            raise QueryError(f"the query can't be answered: {one_line(error)}") from error

    def _ask(self, query: str) -> Answer:
        wanted = read_graphs(query)
        if wanted is None:
            return _read(self.dataset.query(query, initNs=PREFIXES))
        dataset = Dataset(default_union=False)
        fill_dataset(dataset, wanted.pick(self.store))
        return _read(dataset.query(wanted.query, initNs=PREFIXES))


@contextmanager
def _offline() -> Iterator[None]:
    """Keep rdflib from loading graphs, should it find a clause that we have not."""
    before, sparql.SPARQL_LOAD_GRAPHS = sparql.SPARQL_LOAD_GRAPHS, False
    try:
        yield
    finally:
        sparql.SPARQL_LOAD_GRAPHS = before


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
