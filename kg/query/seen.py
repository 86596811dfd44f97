"""What a query can see: SPARQL -> the properties and classes of all triples that it can match.

The first query of a large build loads no other triples than these, which takes a third of the time that all take.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pyparsing import ParseResults
from rdflib import RDF, URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.query.datasets import names_graphs
from kg.query.lexer import refuse_depth
from kg.rdf.vocabulary import PREFIXES

__all__ = ["seen_names"]


class _AllError(Exception):
    """A query may see any triple."""


def seen_names(query: str) -> frozenset[str] | None:
    """Return the IRIs of the properties and classes of which `query` can match triples; None if it may match any triple.

    ``rdf:type`` is among them if it may match triples of any class.

    Examples
    --------
    >>> sorted(seen_names("SELECT * { ?r a kgo:Assertion ; ^prov:used/kgo:date ?day }"))[1:]
    ['urn:kg:ontology:Assertion', 'urn:kg:ontology:date']
    >>> seen_names("ASK { ?s kgo:part_of* ?o }"), seen_names("DESCRIBE kg:a"), seen_names("no SPARQL")
    (None, None, None)
    """
    try:
        refuse_depth(query)
        algebra = translateQuery(parseQuery(query), initNs=PREFIXES).algebra
        if algebra.name == "DescribeQuery":
            return None
        # A graph may be asked for that holds nothing else; each holds something of a class.
        kinds = [str(RDF.type)] if names_graphs(query) else []
        return frozenset([*_names(algebra), *kinds])
    except Exception:  # noqa: BLE001 - rdflib reads less than Oxigraph does, and its parts raise errors of their own
        return None


def _names(part: Any) -> Iterator[str]:
    if isinstance(part, CompValue):
        for key, value in part.items():
            yield from _of_triples(value) if key == "triples" else _names(value)
    elif isinstance(part, list | tuple | ParseResults):
        for one in part:
            yield from _names(one)


def _of_triples(triples: Iterable[Any]) -> Iterator[str]:
    """Yield the names in triples; within EXISTS several stand in one list."""
    for terms in triples:
        for place in range(0, len(terms), 3):
            _, predicate, value = terms[place : place + 3]
            if predicate == RDF.type and isinstance(value, URIRef):
                yield str(value)
            else:
                yield from _of_path(predicate)


def _of_path(path: Any) -> Iterator[str]:
    """Yield the properties of a path; one of no steps leads from each node to itself."""
    if isinstance(path, URIRef):
        yield str(path)
    elif isinstance(path, SequencePath | AlternativePath):
        for one in path.args:
            yield from _of_path(one)
    elif isinstance(path, InvPath):
        yield from _of_path(path.arg)
    elif isinstance(path, MulPath) and not path.zero:
        yield from _of_path(path.path)
    else:
        raise _AllError(path)
