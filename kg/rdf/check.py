"""Check a graph's RDF against the shapes: actor graph -> lines that say what is wrong (none when sound)."""

from importlib.resources import files

from rdflib import Dataset, Graph, Namespace

from kg.errors import MissingDependencyError
from kg.graph.schema import ActorGraph
from kg.rdf.mapping import iter_quads
from kg.rdf.oxigraph import to_rdflib

try:
    import pyshacl
except ImportError:  # the extra isn't installed
    pyshacl = None  # type: ignore[assignment]

__all__ = ["check_rdf", "check_shapes"]

_SH = Namespace("http://www.w3.org/ns/shacl#")


def check_rdf(graph: ActorGraph) -> list[str]:
    """Return one line for each way in which the RDF of `graph` breaks ``shapes.ttl``, sorted.

    Raises
    ------
    MissingDependencyError
        If pySHACL isn't installed.
    """
    triples = Graph()
    for quad in iter_quads(graph):
        subject, predicate, target = map(to_rdflib, quad.triple)
        triples.add((subject, predicate, target))
    return check_shapes(triples)


def check_shapes(triples: Graph | Dataset) -> list[str]:
    """Return one line for each way in which `triples` break ``shapes.ttl``, sorted.

    Raises
    ------
    MissingDependencyError
        If pySHACL isn't installed.
    """
    if pyshacl is None:
        raise MissingDependencyError("shapes are checked by pySHACL: pip install 'kg[validate]'")
    shapes = Graph().parse(data=(files("kg.rdf") / "shapes.ttl").read_text(), format="turtle")
    _, report, _ = pyshacl.validate(triples, shacl_graph=shapes, advanced=False)
    found = []
    for result in report.objects(None, _SH.result):
        node = report.value(result, _SH.focusNode)
        message = report.value(result, _SH.resultMessage)
        path = report.value(result, _SH.resultPath)
        found.append(f"{node}: {' '.join(str(message).split())} ({path})")
    return sorted(found)
