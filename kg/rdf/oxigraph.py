"""Terms and quads between Oxigraph and rdflib.

The mapping speaks Oxigraph's terms, which are several times cheaper to make, load and write; whoever wants
the graph in rdflib gets it here.
"""

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.term import Identifier, Node

from kg.rdf.terms import Term

__all__ = ["fill_dataset", "from_rdflib", "to_rdflib"]


def to_rdflib(term: Term) -> Node:
    """Return an RDF 1.1 term of Oxigraph as rdflib's.

    Examples
    --------
    >>> to_rdflib(ox.Literal("Oslo", language="en"))
    rdflib.term.Literal('Oslo', lang='en')
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        kind = term.datatype.value
        if kind == "http://www.w3.org/2001/XMLSchema#string":
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(kind), normalize=False)
    raise TypeError("rdflib has no triple terms")


def from_rdflib(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return an rdflib term as Oxigraph's.

    Examples
    --------
    >>> print(from_rdflib(Literal("Oslo", lang="en")))
    "Oslo"@en
    """
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return ox.Literal(str(node), datatype=datatype)
    if not isinstance(node, Identifier):
        raise TypeError(f"no RDF term: {node!r}")
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))


def fill_dataset(dataset: Dataset, quads: Iterable[ox.Quad]) -> None:
    """Add `quads` to an rdflib dataset."""
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            context = dataset.default_graph
        else:
            context = dataset.graph(to_rdflib(quad.graph_name))  # type: ignore[arg-type]
        subject, predicate, target = map(to_rdflib, quad.triple)
        context.add((subject, predicate, target))
