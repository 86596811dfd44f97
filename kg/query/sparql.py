"""SPARQL over a build: sources and a query -> its answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.query.answers import Answer
from kg.query.bindings import Values, bind
from kg.query.sources import load_engine

__all__ = ["run_query"]


def run_query(
    source: Path | str | Sequence[Path | str],
    query: str,
    *,
    bindings: Mapping[str, Values] | None = None,
    engine: str = "oxigraph",
) -> Answer:
    """Answer a SPARQL 1.1 query about one or several sources.

    Parameters
    ----------
    source
        A build's directory, ``graph.json`` or an RDF file; or several of them.
    query
        SPARQL; the prefixes of `kg.rdf.vocabulary.PREFIXES` are declared already, and without GRAPH
        the query sees all named graphs as one.
    bindings
        Terms by the name of a variable that the query leaves open by ``VALUES ?name { UNDEF }``.
        They are put in as terms, never as text of the query.
    engine
        ``oxigraph`` or ``rdflib``; the answers are the same.

    Raises
    ------
    QueryError
        If the query is malformed, a binding has no place in it, or a source can't be read.
    """
    return load_engine(source, engine=engine).ask(bind(query, bindings or {}))
