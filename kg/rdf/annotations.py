"""RDF 1.2: actor graph -> reifiers of plain triples, so that a triple leads straight to its assertions.

``<< kg:qatar kgo:mediates kg:israel >>`` is reified by each assertion that reports it. RDF 1.1 tools don't
read this; Oxigraph does, rdflib 7.6 doesn't.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements
from kg.rdf.actors import is_reported, plain_relation
from kg.rdf.vocabulary import KGO, PLAIN, RDF, actor_iri, record_iri

__all__ = ["iter_annotations"]


def iter_annotations(graph: ActorGraph) -> Iterator[ox.Quad]:
    """Yield ``record rdf:reifies <<( subject predicate object )>>`` for the evidence of each plain triple."""
    for subject, target, data in iter_statements(graph):
        if target is None or data["ended"] or not is_reported(data):
            continue
        triple = ox.Triple(actor_iri(subject), KGO[plain_relation(data)], actor_iri(target))
        for evidence in data["evidence"]:
            yield ox.Quad(record_iri(evidence["id"]), RDF["reifies"], triple, PLAIN)
