"""Whom quotations name: actor graph -> the actors mentioned in the words of each."""

from collections.abc import Iterable

from kg.graph.schema import ActorGraph, EvidenceData

__all__ = ["find_topics"]


def find_topics(graph: ActorGraph, quotations: Iterable[EvidenceData]) -> dict[str, list[str]]:
    """Return of each quotation, by its id, the actors that its content mentions; edges to addressees don't tell them.

    Parameters
    ----------
    quotations
        Evidence of speech; of one that stands on several edges the first counts.
    """
    found: dict[str, list[str]] = {}
    by_document: dict[str, list[tuple[str, list[list[int]]]]] = {}
    for one in quotations:
        if one["id"] not in found:
            found[one["id"]] = []
            spans = [list(span) for span in one["content"]]
            by_document.setdefault(one["doc"], []).append((one["id"], spans))
    for actor in sorted(graph):
        for mention in graph.nodes[actor]["mentions"]:
            for quotation, spans in by_document.get(mention["doc"], ()):
                inside = any(s <= mention["start"] and mention["end"] <= e for s, e in spans)
                if inside and actor not in found[quotation][-1:]:
                    found[quotation].append(actor)
    return found
