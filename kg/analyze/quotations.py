"""Quotations as measures count them: actor graph -> who speaks about whom; what copies repeat is one."""

from collections.abc import Mapping

from kg.analyze.selection import Statement
from kg.graph.recount import Issue
from kg.graph.schema import ActorGraph, EvidenceData
from kg.graph.statements import text_between

__all__ = ["quotation_key", "speaks_about"]


def speaks_about(statement: Statement) -> bool:
    """Tell whether somebody speaks about somebody by a statement."""
    data = statement[2]
    return data["layer"] == "speech" and data["addressing"] == "about" and statement[1] is not None


def quotation_key(
    graph: ActorGraph, evidence: EvidenceData, issues: Mapping[str, Issue]
) -> tuple[str, str]:
    """Return what a quotation and its repetition in a near-copy have in common: the document copied, and the words."""
    document = graph.graph["documents"][evidence["doc"]]
    words = " ".join(text_between(document, *span) for span in evidence["content"])
    return issues[evidence["doc"]].original, " ".join(words.split()) or evidence["id"]
