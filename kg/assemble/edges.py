"""Edges: evidence with its actors and status -> one edge per relation and status, evidences gathered."""

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple

from kg.graph.recount import Issue, add_up
from kg.graph.schema import EdgeData, EvidenceData
from kg.graph.spill import Growing
from kg.ontology.schema import Ontology, RelationType
from kg.records import make_id

__all__ = ["EdgeKey", "EdgesOnTheirWay", "Finding"]


class EdgeKey(NamedTuple):
    """What makes two findings one edge: who, what, whom and with which status."""

    subject: str
    predicate: str
    object: str | None
    polarity: str = "positive"
    modality: str = "actual"
    attribution: tuple[str, ...] = ()
    addressing: str = ""
    title: str = ""
    ended: bool = False
    mode: str = ""
    plover: str = ""

    @property
    def id(self) -> str:
        """An id that depends on the key alone."""
        parts = (self.subject, self.predicate, self.object, self.polarity, self.modality)
        rest = (self.addressing, self.title, self.ended, self.mode, self.plover)
        return make_id("e", *parts, *self.attribution, *rest)


class Finding(NamedTuple):
    """One piece of evidence for one edge."""

    key: EdgeKey
    evidence: EvidenceData
    directed: bool = False


class EdgesOnTheirWay:
    """Edges that grow as findings come in.

    Parameters
    ----------
    ontology
        For the facts and the symmetry of each predicate.
    new_list
        Makes the lists of evidence.

    Notes
    -----
    Of a symmetric relation between two actors both readings are one edge, in the direction that the
    first finding has, unless the mode tells a visitor from a host (PLOVER: the visitor is the actor), or
    annotations say who acts.
    """

    def __init__(
        self, ontology: Ontology, new_list: Callable[[], Growing[EvidenceData]] = list
    ) -> None:
        self._ontology = ontology
        self._new_list = new_list
        self._grouped: dict[EdgeKey, Growing[EvidenceData]] = {}

    def add(self, finding: Finding) -> None:
        """Take in a finding."""
        found = _in_order(finding, self._grouped, self._ontology)
        evidence = self._grouped.get(found.key)
        if evidence is None:
            evidence = self._grouped[found.key] = self._new_list()
        evidence.append(found.evidence)

    def finish(self, issues: Mapping[str, Issue]) -> list[tuple[EdgeKey, EdgeData]]:
        """Return the edges that all findings add up to, sorted by id.

        Parameters
        ----------
        issues
            What of each document counts, by its id.
        """
        edges = [
            (key, _edge(key, found, issues, self._ontology))
            for key, found in self._grouped.items()
        ]
        return sorted(edges, key=lambda edge: edge[1]["id"])


def _in_order(finding: Finding, grouped: Container[EdgeKey], ontology: Ontology) -> Finding:
    """Return `finding` turned round if its relation is symmetric and stands so already."""
    key = finding.key
    symmetric = key.predicate in ontology.relations and ontology.relations[key.predicate].symmetric
    if not symmetric or finding.directed or key.object is None or key.mode == "visit":
        return finding
    turned = key._replace(subject=key.object, object=key.subject)
    if key in grouped or turned not in grouped:
        return finding
    evidence = finding.evidence.copy()
    swapped = evidence["subject"]
    evidence["subject"] = evidence["object"] or swapped
    evidence["object"] = swapped
    return Finding(turned, evidence)


def _edge(
    key: EdgeKey, found: Growing[EvidenceData], issues: Mapping[str, Issue], ontology: Ontology
) -> EdgeData:
    found.sort(key=lambda one: (one["doc"], one["start"], one["end"], one["id"]))
    relation = ontology.relations.get(key.predicate)
    total = add_up(found, issues)
    return {
        "id": key.id,
        "predicate": key.predicate,
        "layer": _layer(relation),
        "polarity": key.polarity,
        "modality": key.modality,
        "attributed_to": key.attribution[-1] if key.attribution else None,
        "attribution": list(key.attribution),
        "addressing": key.addressing,
        "title": key.title,
        "ended": key.ended,
        "plover": key.plover or (relation.plover if relation else ""),
        "mode": key.mode,
        "quad": relation.quad if relation else "",
        "weight": relation.score if relation else 0.0,
        "symmetric": bool(relation and relation.symmetric),
        "score": total["score"],
        "documents": total["documents"],
        "publishers": total["publishers"],
        "first": total["first"],
        "last": total["last"],
        "evidence": found,
    }


def _layer(relation: RelationType | None) -> str:
    """Return ``speech`` for what no ontology knows, ``structure`` for what is no event."""
    if relation is None:
        return "speech"
    return "event" if relation.plover else "structure"
