"""What happened when: actor graph -> events in order of their day."""

from typing import Any

from kg.analyze.selection import Selection, select
from kg.graph.days import event_days, is_stated
from kg.graph.schema import ActorGraph
from kg.graph.statements import find_sentence

__all__ = ["list_events"]


def list_events(
    graph: ActorGraph, selection: Selection | None = None, *, other: str = ""
) -> list[dict[str, Any]]:
    """Return a row per event and piece of evidence, by day; what is undated comes last.

    Parameters
    ----------
    selection
        ``actor`` picks the events of one actor.
    other
        Id of a second actor that must take part too.

    Returns
    -------
    rows
        ``day`` (first day of the event, else of publication; "" if unknown), ``until``, ``stated`` (true if the
        article states the day of the event), ``subject``, ``predicate``, ``object``, ``polarity``, ``modality``,
        ``attributed_to``, ``doc``, ``sentence``.
    """
    documents = graph.graph["documents"]
    rows = []
    for subject, target, data in select(graph, selection or Selection(unnamed=True), speech=False):
        if data["layer"] != "event" or (other and other not in (subject, target)):
            continue
        source = data["attributed_to"]
        for evidence in data["evidence"]:
            day, until = event_days(evidence, documents[evidence["doc"]]["published"])
            rows.append(
                {
                    "day": day,
                    "until": until,
                    "stated": is_stated(evidence),
                    "subject": graph.nodes[subject]["name"],
                    "predicate": data["predicate"],
                    "object": graph.nodes[target]["name"] if target else "",
                    "polarity": data["polarity"],
                    "modality": data["modality"],
                    "attributed_to": graph.nodes[source]["name"] if source else "",
                    "doc": evidence["doc"],
                    "sentence": find_sentence(graph, evidence),
                }
            )
    order = ("doc", "subject", "predicate", "object")
    return sorted(rows, key=lambda row: (not row["day"], row["day"], *(row[key] for key in order)))
