"""RDF files: actor graph -> Turtle, TriG, N-Quads, N-Triples; nothing of the graph's meaning is lost.

Turtle and N-Triples have no named graphs: there the three layers lie in one.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg.graph.schema import ActorGraph
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import PREFIXES

__all__ = ["FORMATS", "write_rdf"]

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
}


def write_rdf(graph: ActorGraph, path: Path, form: str) -> None:
    """Write `graph` to `path`, quads sorted, so that the same graph gives the same bytes.

    Parameters
    ----------
    form
        ``ttl``, ``trig``, ``nq`` or ``nt``.
    """
    kind = FORMATS[form]
    quads = set(_quads(graph))
    if not kind.supports_datasets:
        triples = {quad.triple for quad in quads}
        data = ox.serialize(sorted(triples, key=str), None, kind, prefixes=PREFIXES)
    else:
        in_order = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
        data = ox.serialize(in_order, None, kind, prefixes=PREFIXES)
    path.write_bytes(_sort_prefixes(data or b""))


def _sort_prefixes(data: bytes) -> bytes:
    """Return `data` with its prefix lines sorted; Oxigraph writes them in an order of its own."""
    count = len(PREFIXES) if data.startswith(b"@prefix") else 0
    *head, rest = data.split(b"\n", count)
    return b"\n".join([*sorted(head), rest])


def _quads(graph: ActorGraph) -> Iterator[ox.Quad]:
    for subject, predicate, target, context in iter_quads(graph):
        yield ox.Quad(
            ox.NamedNode(str(subject)),
            ox.NamedNode(str(predicate)),
            _term(target),
            ox.NamedNode(str(context)),
        )


def _term(node: URIRef | Literal) -> ox.NamedNode | ox.Literal:
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
    return ox.Literal(str(node), datatype=datatype)
