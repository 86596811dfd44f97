"""Which graphs a query asks: FROM, FROM NAMED or the protocol's parameters -> graphs of the store, never a file or an address.

A query that names no graph sees every triple once, in whichever graphs it stands, so that counting counts it once: in the default graph of a store that
`in_both` has filled, and of the store beside a large graph, which has no other (three indexes instead of nine). One that names graphs sees those alone,
merged (SPARQL 1.1, 13.2).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query.lexer import Token, read_tokens
from kg.rdf.vocabulary import PREFIXES

__all__ = [
    "Found",
    "GraphsWanted",
    "fill_default",
    "in_both",
    "names_graphs",
    "query_store",
    "read_graphs",
]

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a store answers."""

_DISTINCT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphsWanted:
    """The dataset that a query describes.

    Attributes
    ----------
    default, named
        Graphs that are merged into the default graph, and those that GRAPH may name.
    query
        The query without its clauses, as long as before.
    """

    default: tuple[ox.NamedNode, ...]
    named: tuple[ox.NamedNode, ...]
    query: str

    def pick(self, quads: "ox.Store") -> Iterator[ox.Quad]:
        """Yield the quads of the dataset."""
        for graph in self.default:
            for quad in quads.quads_for_pattern(None, None, None, graph):
                yield ox.Quad(*quad.triple)
        for graph in self.named:
            yield from quads.quads_for_pattern(None, None, None, graph)


def in_both(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad where it stands, and its triple in the default graph.

    Examples
    --------
    >>> a, g = ox.NamedNode("urn:a"), ox.NamedNode("urn:g")
    >>> [str(quad.graph_name) for quad in in_both([ox.Quad(a, a, a, g)])]
    ['<urn:g>', 'DEFAULT']
    """
    for quad in quads:
        yield quad
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield ox.Quad(*quad.triple)


def fill_default(store: ox.Store) -> None:
    """Put all triples of a store in memory into its default graph too, unless `query_store` sees each once without that.

    Examples
    --------
    >>> store, a = ox.Store(), ox.NamedNode("urn:a")
    >>> store.extend(ox.Quad(a, a, a, ox.NamedNode(name)) for name in ("urn:g", "urn:h"))
    >>> fill_default(store)
    >>> len(store), len(list(store.quads_for_pattern(None, None, None, ox.DefaultGraph())))
    (3, 1)
    """
    if not any(store.named_graphs()):
        return
    if not any(store.quads_for_pattern(None, None, None, ox.DefaultGraph())):
        [row] = store.query(_DISTINCT)  # type: ignore[misc]
        if int(row["n"].value) == len(store):
            return
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


def query_store(
    store: ox.Store, query: str, *, default: Sequence[str] = (), named: Sequence[str] = ()
) -> Found:
    """Ask a store that `in_both` has filled, or one without default graph of which no triple stands in two graphs.

    Parameters
    ----------
    default, named
        Graphs that a request names; they count in place of those that the query names.

    Raises
    ------
    SyntaxError, ValueError, OSError, RuntimeError
        As pyoxigraph does.
    """
    wanted = read_graphs(query)
    if default or named:
        wanted = GraphsWanted(
            default=tuple(map(ox.NamedNode, default)),
            named=tuple(map(ox.NamedNode, named)),
            query=wanted.query if wanted else query,
        )
    if wanted is None:
        union = not any(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=union)
    if len(wanted.default) > 1:  # Oxigraph 0.5 gives a triple of two such graphs twice
        merged = ox.Store()
        merged.bulk_extend(wanted.pick(store))
        return merged.query(wanted.query, prefixes=PREFIXES)
    # A fresh blank node is no graph of any store: no graphs at all would stand for all of them.
    nowhere = ox.BlankNode()
    return store.query(
        wanted.query,
        prefixes=PREFIXES,
        default_graph=wanted.default[0] if wanted.default else nowhere,
        named_graphs=[*wanted.named, nowhere],
    )


def names_graphs(query: str) -> bool:
    """Tell whether a query may ask named graphs.

    Examples
    --------
    >>> names_graphs("SELECT * { GRAPH ?g { ?s ?p ?o } }"), names_graphs("ASK { ?graph ?p 'GRAPH' }")
    (True, False)
    """
    return any(one.kind == "word" and one.value in ("GRAPH", "FROM") for one in read_tokens(query))


def read_graphs(query: str) -> GraphsWanted | None:
    """Return the graphs that a query names by FROM and FROM NAMED; None if it names none.

    Examples
    --------
    >>> read_graphs("SELECT * FROM kgg:plain FROM NAMED <urn:a> { ?s ?p ?o }").named
    (<NamedNode value=urn:a>,)
    >>> read_graphs("SELECT ?from { ?from ?p 'FROM <urn:a>' }") is None
    True
    """
    tokens = list(read_tokens(query))
    found: dict[bool, list[str]] = {True: [], False: []}
    rest = query
    for place, token in enumerate(tokens):
        if (token.kind, token.value) != ("word", "FROM"):
            continue
        named = tokens[place + 1 : place + 2] and tokens[place + 1].value == "NAMED"
        graph = tokens[place + 1 + bool(named) : place + 2 + bool(named)]
        if not graph or graph[0].kind not in ("iri", "name"):
            return None  # no SPARQL: the engine says so
        found[bool(named)].append(graph[0].value)
        width = graph[0].end - token.start
        rest = f"{rest[: token.start]}{' ' * width}{rest[graph[0].end :]}"
    if rest == query:
        return None
    default, names = (_resolve(found[kind], query, tokens) for kind in (False, True))
    return GraphsWanted(default=default, named=names, query=rest)


def _resolve(names: list[str], query: str, tokens: list[Token]) -> tuple[ox.NamedNode, ...]:
    """Return the IRIs that `names` are under the query's own PREFIX and BASE, as the engine reads them."""
    if not names:
        return ()
    start = next((one.start for one in tokens if one.value in _FORMS), 0)
    ask = f"{query[:start]} SELECT ?g {{ VALUES ?g {{ {' '.join(names)} }} }}"
    rows = ox.Store().query(ask, prefixes=PREFIXES)
    return tuple(dict.fromkeys(row["g"] for row in rows))  # type: ignore[union-attr]
