"""Graphs of a few reports, each with a sentence of its own."""

from hand_graph import graph_of

from kg.events.gather import gather_events

__all__ = ["ATTACK", "OTHER", "WORDS", "grouped", "told"]

WORDS = "{} shelled the harbour of Larnia at dawn and burned three grain ships, killing twelve sailors."
OTHER = "Troops of {} raided a border village near Mosk and abducted farmers."


def told(*lines, texts=(), **facts):
    """Return a graph of one statement a line, each with a sentence and facts of its evidence."""
    graph = graph_of(*lines)
    documents = graph.graph["documents"]
    for number, text in enumerate(texts):
        sentence = text.format("Arland")
        documents[f"d{number}"].update(
            length=len(sentence), sentences=[(0, len(sentence), sentence)]
        )
    for *_, data in graph.edges(data=True):
        for key, values in facts.items():
            data["evidence"][0][key] = values[int(data["evidence"][0]["doc"][1:])]
    return graph


def grouped(graph):
    return sorted(sorted(one["reports"]) for one in gather_events(graph))


ATTACK = ("arland assaults borland 2024-03-05", "arland assaults borland 2024-03-06")
