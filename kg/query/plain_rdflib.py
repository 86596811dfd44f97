"""rdflib's own SPARQL engine: dataset and query -> the same answers as Oxigraph's, slower.

It exists so that no answer hangs on one implementation.
"""

import warnings
from dataclasses import dataclass, field

import pyoxigraph as ox
from pyparsing.exceptions import ParseBaseException
from rdflib import Dataset
from rdflib.query import Result

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.query.engines import one_line, refuse_federation
from kg.rdf.oxigraph import fill_dataset, from_rdflib
from kg.rdf.vocabulary import PREFIXES

__all__ = ["PlainRdflib", "load_plain"]


def load_plain(store: ox.Store) -> "PlainRdflib":
    """Return an engine over a copy of the quads of `store`."""
    dataset = Dataset(default_union=True)
    fill_dataset(dataset, store)
    return PlainRdflib(dataset)


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
        refuse_federation(query)
        try:
            with warnings.catch_warnings():  # rdflib 7.6 calls what it deprecates itself
                warnings.simplefilter("ignore", DeprecationWarning)
                return _read(self.dataset.query(query, initNs=PREFIXES))
        except ParseBaseException as error:
            raise QueryError(f"malformed query: {one_line(error)}") from error
        except Exception as error:
            raise QueryError(f"the query can't be answered: {one_line(error)}") from error


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
