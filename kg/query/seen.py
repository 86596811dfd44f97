"""What a query can see: SPARQL -> the stars of triples that it can match, and the graphs in which it looks.

The first query of a large build loads no other triples than these, which takes a third of the time that all take.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyparsing import ParseResults
from rdflib import RDF, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.query.datasets import names_graphs, read_graphs
from kg.query.lexer import refuse_depth
from kg.rdf.telling import OPEN, Seen, Star
from kg.rdf.vocabulary import PREFIXES

__all__ = ["see", "seen_graphs", "seen_stars"]


Known = Mapping[Any, Star]
"""What the subjects of a query have, as far as other parts of it tell."""

_SCOPES = ("Project", "SubSelect")
"""Parts whose variables are not those of what is around them."""

_KEEPING = ("Extend", "Filter", "LeftJoin", "Minus")
"""Parts each of whose solutions is one of their first part, with more bound."""


_SIDES = {"p1": "p2", "p2": "p1"}


class _AllError(Exception):
    """A query may see any triple."""


def see(queries: Sequence[str]) -> Seen:
    """Return what some queries can see together: stars and named graphs.

    Examples
    --------
    >>> stars, graphs = see(["ASK { GRAPH kgg:plain { ?a a kgo:Actor ; kgo:gender ?b } }"])
    >>> [sorted(one) for one in sorted(stars, key=len)][1:], graphs
    ([['urn:kg:ontology:Actor', 'urn:kg:ontology:gender']], frozenset({'urn:kg:graph:plain'}))
    >>> see(["ASK { ?s kgo:part_of* ?o }"])
    Seen(stars=None, graphs=None)
    """
    stars = [seen_stars(query) for query in queries]
    graphs = [seen_graphs(query) for query in queries]
    return Seen(
        None if None in stars else frozenset().union(*filter(None, stars)),
        None if None in graphs else frozenset().union(*filter(None, graphs)),
    )


def seen_stars(query: str) -> frozenset[Star] | None:
    """Return the stars of `query`: what each of its subjects must have together; None if it may match any triple.

    Examples
    --------
    >>> [sorted(one) for one in seen_stars("ASK { ?r a kgo:Assertion ; kgo:date ?day }")]
    [['urn:kg:ontology:Assertion', 'urn:kg:ontology:date']]
    >>> seen_stars("ASK { ?s kgo:part_of* ?o }"), seen_stars("DESCRIBE kg:a"), seen_stars("no SPARQL")
    (None, None, None)
    """
    try:
        algebra = _read(query)
        if algebra.name == "DescribeQuery":
            return None
        # A graph may be asked for that holds nothing else; each holds something of a class.
        kinds = [frozenset([str(RDF.type)])] if names_graphs(query) else []
        return frozenset([*_stars(algebra, {}), *kinds])
    except Exception:  # noqa: BLE001 - rdflib reads less than Oxigraph does, and its parts raise errors of their own
        return None


def seen_graphs(query: str) -> frozenset[str] | None:
    """Return the IRIs of the named graphs in which `query` looks for triples; None if it may look into all.

    Examples
    --------
    >>> sorted(seen_graphs("ASK { GRAPH kgg:plain { ?s ?p ?o } GRAPH kgg:events { ?s ?p ?o } }"))
    ['urn:kg:graph:events', 'urn:kg:graph:plain']
    >>> seen_graphs("SELECT * FROM kgg:plain { ?s ?p ?o }")
    frozenset({'urn:kg:graph:plain'})
    >>> seen_graphs("ASK { GRAPH kgg:plain { ?s ?p ?o } ?s ?p ?o }")
    """
    try:
        wanted = read_graphs(query)
        if wanted is not None:
            return frozenset(one.value for one in (*wanted.default, *wanted.named))
        return frozenset(_graphs(_read(query)))
    except Exception:  # noqa: BLE001 - as above
        return None


def _read(query: str) -> CompValue:
    refuse_depth(query)
    return translateQuery(parseQuery(query), initNs=PREFIXES).algebra


def _graphs(part: Any, *, inside: bool = False) -> Iterator[str]:
    """Yield the graphs that a part names; what is sought outside of them may be anywhere."""
    if isinstance(part, list | tuple | ParseResults):
        for one in part:
            yield from _graphs(one, inside=inside)
    elif isinstance(part, CompValue):
        within = part.name in ("Graph", "GraphGraphPattern")
        if within and isinstance(part.term, URIRef):
            yield str(part.term)
        elif within or part.name == "DescribeQuery" or ("triples" in part and not inside):
            raise _AllError(part.name)
        for value in part.values():
            yield from _graphs(value, inside=inside or within)


def _stars(part: Any, known: Known) -> Iterator[Star]:
    """Yield the stars of a part of a query, whose subjects have what is known of them besides."""
    if not isinstance(part, CompValue):
        if isinstance(part, list | tuple | ParseResults):
            for one in part:
                yield from _stars(one, known)
        return
    if part.name in _SCOPES:
        known = {}
    for key, value in part.items():
        within = _within(part, key, known)
        yield from _of_triples(value, within) if key == "triples" else _stars(value, within)


def _within(part: CompValue, key: str, known: Known) -> Known:
    """Return what is known in a part of a part: what must fit together has the same subjects.

    Where something is only tried (OPTIONAL, MINUS, EXISTS) this holds of subjects alone that are bound before.
    """
    if part.name == "Join" and key in _SIDES:
        return _join(known, _needed(part[_SIDES[key]]))
    if part.name in ("LeftJoin", "Minus") and key != "p1":
        bound = _needed(part.p1)
        beside = _needed(part.p2) if key == "expr" else {}
    elif part.name in ("Extend", "Filter") and key == "expr":
        bound, beside = _needed(part.p), {}
    else:
        return known
    told = {subject: known.get(subject, Star()) | names for subject, names in bound.items()}
    return _join(told, beside)


def _needed(part: Any) -> Known:
    """Return what the subjects have that each solution of a part binds."""
    if not isinstance(part, CompValue):
        return {}
    if part.name == "BGP":
        return {subject: frozenset(names) for subject, names in _gather(part.triples)[0].items()}
    if part.name == "Join":
        return _join(_needed(part.p1), _needed(part.p2))
    return _needed(part.get("p1") or part.get("p")) if part.name in _KEEPING else {}


def _join(one: Known, other: Known) -> Known:
    return {key: one.get(key, Star()) | other.get(key, Star()) for key in {*one, *other}}


def _of_triples(triples: Iterable[Any], known: Known) -> Iterator[Star]:
    """Yield the stars of triples that are matched together."""
    stars, alone = _gather(triples)
    for subject, names in stars.items():
        yield known.get(subject, Star()) | names
    yield from map(frozenset, alone)


def _gather(triples: Iterable[Any]) -> tuple[dict[Any, set[str]], list[set[str]]]:
    """Return what each subject must have, and the properties of paths; within EXISTS several triples stand in one list."""
    stars: dict[Any, set[str]] = {}
    alone: list[set[str]] = []
    for terms in triples:
        for place in range(0, len(terms), 3):
            subject, predicate, value = terms[place : place + 3]
            if isinstance(predicate, Variable):
                stars.setdefault(subject, set()).add(OPEN)
            elif predicate == RDF.type and isinstance(value, URIRef):
                stars.setdefault(subject, set()).add(str(value))
            elif isinstance(predicate, URIRef):
                stars.setdefault(subject, set()).add(str(predicate))
            else:
                alone.extend({name} for name in _of_path(predicate))
    return stars, alone


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
