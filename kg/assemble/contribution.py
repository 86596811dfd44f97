"""Contributions: an extraction and who is who in it -> all that the graph takes from the document, in a form that can be kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.assemble.edges import EdgeKey, Finding
from kg.assemble.findings import find_events, find_speech, find_unattributed
from kg.assemble.nodes import find_mentions
from kg.assemble.sentences import describe_document
from kg.graph.schema import DocumentData, EvidenceData, MentionData
from kg.ontology.schema import Ontology
from kg.records import Extraction, Ties

__all__ = ["Contribution", "contribute", "from_plain", "to_plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one document gives the graph.

    Attributes
    ----------
    document
        As the graph keeps it.
    findings
        Evidence for edges.
    mentions
        Those that denote somebody, each after its entity.
    unattributed
        Quotations whose source denotes nobody known.
    counts
        What was read, and what found no place in the graph.
    """

    document: DocumentData
    findings: list[Finding]
    mentions: list[tuple[str, MentionData]]
    unattributed: list[EvidenceData]
    counts: Mapping[str, int]


def contribute(extraction: Extraction, ties: Ties, ontology: Ontology) -> Contribution:
    """Return what a document gives the graph."""
    counts: Counter[str] = Counter()
    findings = [
        *find_events(extraction, ties, counts, ontology),
        *find_speech(extraction, ties, counts),
    ]
    unattributed = find_unattributed(extraction, ties)
    passages = [*(finding.evidence for finding in findings), *unattributed]
    return Contribution(
        document=describe_document(extraction, passages),
        findings=findings,
        mentions=list(find_mentions(extraction, ties)),
        unattributed=unattributed,
        counts=dict(counts),
    )


def to_plain(contribution: Contribution) -> list[Any]:
    """Return a contribution as lists and objects that JSON holds."""
    findings = [(*one.key, one.directed, one.evidence) for one in contribution.findings]
    rest = (contribution.mentions, contribution.unattributed, contribution.counts)
    return [contribution.document, findings, *rest]


def from_plain(data: list[Any]) -> Contribution:
    """Return the contribution of which `to_plain` made `data`."""
    document, findings, mentions, unattributed, counts = data
    document["sentences"] = [tuple(one) for one in document["sentences"]]
    return Contribution(
        document=document,
        findings=[_finding(*one) for one in findings],
        mentions=[(entity, mention) for entity, mention in mentions],
        unattributed=unattributed,
        counts=counts,
    )


def _finding(*values: Any) -> Finding:
    *key, directed, evidence = values
    found = EdgeKey(*key)
    return Finding(found._replace(attribution=tuple(found.attribution)), evidence, directed)
