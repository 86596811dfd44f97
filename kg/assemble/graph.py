"""The actor graph: extractions and who is who -> a NetworkX multigraph with all its evidence."""

from collections import Counter
from collections.abc import Sequence

import networkx as nx

from kg.assemble.edges import EdgeKey, Finding, gather_edges
from kg.assemble.findings import find_events, find_speech, find_unattributed
from kg.assemble.nodes import collect_mentions, find_roles, make_node
from kg.assemble.sentences import describe_document
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData, GraphData, JudgementData
from kg.ontology.schema import Ontology
from kg.records import Document, Extraction, Resolution

__all__ = ["assemble_graph"]


def assemble_graph(
    extractions: Sequence[Extraction],
    resolution: Resolution,
    *,
    ontology: Ontology,
    made_by: dict[str, str] | None = None,
) -> ActorGraph:
    """Return the graph of what `extractions` say about the entities of `resolution`.

    Parameters
    ----------
    extractions
        One per document, in any order.
    ontology
        For the layer, the PLOVER facts and the symmetry of each predicate.
    made_by
        Names and versions of what read the documents; kept with the graph.

    Returns
    -------
    ActorGraph
        Nodes are entities that are mentioned; edges are relations with one status each, and all their
        evidence. The order of `extractions` doesn't matter.
    """
    extractions = sorted(extractions, key=lambda extraction: extraction.document.id)
    documents = {one.document.id: one.document for one in extractions}
    counts: Counter[str] = Counter()
    findings: list[Finding] = []
    for extraction in extractions:
        findings += find_events(extraction, resolution, counts, ontology)
        findings += find_speech(extraction, resolution, counts)
    graph: ActorGraph = nx.MultiDiGraph()
    _add_nodes(graph, extractions, resolution, documents)
    _add_edges(graph, gather_edges(findings, documents, ontology))
    graph.graph.update(_describe(extractions, findings, resolution, counts, made_by or {}))
    return graph


def _add_nodes(
    graph: ActorGraph,
    extractions: Sequence[Extraction],
    resolution: Resolution,
    documents: dict[str, Document],
) -> None:
    mentions = collect_mentions(extractions, resolution)
    for entity in sorted(resolution.entities, key=lambda one: one.id):
        if entity.id in mentions:
            graph.add_node(entity.id, **make_node(entity, mentions[entity.id], documents))


def _add_edges(graph: ActorGraph, edges: list[tuple[EdgeKey, EdgeData]]) -> None:
    roles: dict[str, list[tuple[str | None, EdgeData]]] = {}
    for key, data in edges:
        if key.object is None:
            graph.nodes[key.subject]["unary"].append(data)
        else:
            graph.add_edge(key.subject, key.object, key=data["id"], **data)
        roles.setdefault(key.subject, []).append((key.object, data))
    for person, statements in roles.items():
        graph.nodes[person]["roles"] = find_roles(statements)


def _describe(
    extractions: Sequence[Extraction],
    findings: list[Finding],
    resolution: Resolution,
    counts: "Counter[str]",
    made_by: dict[str, str],
) -> GraphData:
    unattributed = [one for each in extractions for one in find_unattributed(each, resolution)]
    evidence: dict[str, list[EvidenceData]] = {}
    for found in (*(finding.evidence for finding in findings), *unattributed):
        evidence.setdefault(found["doc"], []).append(found)
    judgements: list[JudgementData] = [
        {
            "left": one.left,
            "right": one.right,
            "same": one.same,
            "score": round(one.score, 3),
            "reasons": list(one.reasons),
        }
        for one in resolution.judgements
    ]
    return {
        "format": 1,
        "documents": {
            one.document.id: describe_document(one, evidence.get(one.document.id, ()))
            for one in extractions
        },
        "judgements": judgements,
        "unattributed": unattributed,
        "made_by": dict(sorted(made_by.items())),
        "counts": dict(sorted(counts.items())),
    }
