"""The actor graph: what documents say and who is who -> a NetworkX multigraph with all its evidence.

Documents come in one by one: what is kept of each is what the graph holds.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from kg.assemble.contribution import Contribution, contribute
from kg.assemble.edges import EdgeKey, EdgesOnTheirWay
from kg.assemble.nodes import make_node
from kg.graph.recount import find_roles, issues_in
from kg.graph.schema import (
    ActorGraph,
    DocumentData,
    EdgeData,
    EvidenceData,
    GraphData,
    JudgementData,
    MentionData,
    RelationData,
)
from kg.graph.spill import Growing, Spill
from kg.ontology.schema import Ontology
from kg.records import Extraction, Resolution

__all__ = ["assemble_graph", "gather_graph"]


@dataclass(slots=True)
class _Gathered:
    """What the documents have said so far.

    Attributes
    ----------
    ontology
        For the facts and the symmetry of predicates.
    spill
        Where long lists go; None keeps them in memory.
    edges
        Evidence by edge.
    described
        Documents as the graph keeps them.
    mentions
        By entity.
    unattributed
        Quotations whose source denotes nobody known.
    counts
        What was read, and what found no place in the graph.
    """

    ontology: Ontology
    spill: Spill | None
    edges: EdgesOnTheirWay = field(init=False)
    described: dict[str, DocumentData] = field(default_factory=dict)
    mentions: dict[str, Growing[MentionData]] = field(default_factory=dict)
    unattributed: Growing[EvidenceData] = field(init=False)
    counts: "Counter[str]" = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.edges = EdgesOnTheirWay(self.ontology, self._new_list)
        self.unattributed = self._new_list()

    def _new_list(self) -> Growing[Any]:
        return self.spill.new_list() if self.spill is not None else []

    def add(self, contribution: Contribution) -> None:
        """Take in a document."""
        document = contribution.document
        if self.spill is not None:
            document["sentences"] = self.spill.keep(document["sentences"])
        self.described[document["id"]] = document
        for evidence in contribution.unattributed:
            self.unattributed.append(evidence)
        for entity, mention in contribution.mentions:
            if entity not in self.mentions:
                self.mentions[entity] = self._new_list()
            self.mentions[entity].append(mention)
        for finding in contribution.findings:
            self.edges.add(finding)
        self.counts.update(contribution.counts)


def assemble_graph(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    *,
    ontology: Ontology,
    made_by: dict[str, str] | None = None,
) -> ActorGraph:
    """Return the graph of what `extractions`, one per document, sorted by its id, say about the entities of `resolution`; see `gather_graph`."""
    contributions = (
        contribute(one, resolution.ties[one.document.id], ontology) for one in extractions
    )
    return gather_graph(contributions, resolution, ontology=ontology, made_by=made_by)


def gather_graph(
    contributions: Iterable[Contribution],
    resolution: Resolution,
    *,
    ontology: Ontology,
    made_by: dict[str, str] | None = None,
    spill: Spill | None = None,
) -> ActorGraph:
    """Return the graph of what documents say about the entities of `resolution`.

    Parameters
    ----------
    contributions
        One per document, sorted by its id; taken one by one.
    ontology
        For the layer, the PLOVER facts and the symmetry of each predicate.
    made_by
        Names and versions of what read the documents; kept with the graph.
    spill
        Where evidence, mentions and sentences go as they come, so that memory holds none of them; None
        keeps them in memory.

    Returns
    -------
    ActorGraph
        Nodes are entities that are mentioned; edges are relations with one status each, and all their
        evidence.

    Raises
    ------
    ValueError
        If `contributions` aren't sorted.
    """
    gathered = _Gathered(ontology, spill)
    last = ""
    for contribution in contributions:
        doc = contribution.document["id"]
        if doc < last:
            raise ValueError(f"not sorted: {doc} after {last}")
        last = doc
        gathered.add(contribution)
    graph: ActorGraph = nx.MultiDiGraph()
    issues = issues_in(gathered.described)
    for entity in sorted(resolution.entities, key=lambda one: one.id):
        if entity.id in gathered.mentions:
            node = make_node(entity, gathered.mentions[entity.id], issues)
            graph.add_node(entity.id, **node)
    _add_edges(graph, gathered.edges.finish(issues))
    graph.graph.update(_describe(gathered, resolution, ontology, made_by or {}))
    return graph


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


def _describe_relations(ontology: Ontology) -> dict[str, RelationData]:
    """Return what the relation types mean, so that a graph can be read without the ontology it was built with."""
    return {
        name: {
            "label": one.label,
            "description": one.description,
            "plover": one.plover,
            "quad": one.quad,
            "cameo": one.cameo,
        }
        for name, one in sorted(ontology.relations.items())
    }


def _describe(
    gathered: _Gathered, resolution: Resolution, ontology: Ontology, made_by: dict[str, str]
) -> GraphData:
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
        "documents": gathered.described,
        "judgements": judgements,
        "unattributed": gathered.unattributed,
        "made_by": dict(sorted(made_by.items())),
        "counts": dict(sorted(gathered.counts.items())),
        "relations": _describe_relations(ontology),
    }
