"""SPARQL over a build: sources and a query -> its answer."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.query.bindings import Values, bind
from kg.query.called import ASKED
from kg.query.datasets import names_graphs
from kg.query.engines import Oxigraph
from kg.query.named import NamedQuery, find_query, parse_query
from kg.query.parameters import read_parameters
from kg.query.sources import load_engine

__all__ = ["load_query", "run_named", "run_query"]


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
    only = [query] if names_graphs(query) else []
    return load_engine(source, engine=engine, only=only).ask(bind(query, bindings or {}))


def run_named(
    source: Path | str | Sequence[Path | str],
    query: NamedQuery | str,
    *,
    parameters: Mapping[str, str] | None = None,
    engine: str = "oxigraph",
    quick: bool = False,
    all_mentions: bool = False,
    tell: Callable[[str], object] | None = None,
) -> Answer:
    """Answer a named query, its parameters as a user types them (names of actors, dates, weeks).

    Parameters
    ----------
    query
        A query, or the name of one.
    quick
        Whether to load what this query can see if a large graph has no store yet, rather than to make one.
    all_mentions
        As for `kg.query.sources.load_engine`.
    tell
        Is given a line for each name that several actors answer to: who of them was taken.

    Raises
    ------
    QueryError
        If there is no such query or parameter, an actor isn't in the graph or a date can't be read.
    """
    found = find_query(query) if isinstance(query, str) else query
    if quick:
        Oxigraph(ox.Store()).ask(found.text)  # what is malformed is told at once
    given = parameters or {}
    named = any(one.kind == "actor" and one.name in given for one in found.parameters)
    only = [found.text, *(ASKED if named else ())] if quick else []
    loaded = load_engine(source, engine=engine, only=only, all_mentions=all_mentions)
    return loaded.ask(bind(found.text, read_parameters(found, given, loaded, tell=tell)))


def load_query(text: str) -> NamedQuery:
    """Return the query that `text` names or is: SPARQL, a ``.rq`` file, or a name.

    Raises
    ------
    QueryError
        If the file can't be read or no query has that name.

    Examples
    --------
    >>> load_query("ASK { ?s ?p ?o }").text
    'ASK { ?s ?p ?o }'
    >>> load_query("mediators").name
    'mediators'
    """
    if "{" in text or any(char.isspace() for char in text.strip()):
        return parse_query("query", text)
    if text.endswith((".rq", ".sparql")):
        try:
            return parse_query(Path(text).stem, Path(text).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{text}: can't be read as a query: {error}") from error
    return find_query(text)
