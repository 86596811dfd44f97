"""Lone mentions: who is named once, is known to nobody and does nothing -> a graph without them.

A name that one place of one article holds, without a statement and a quotation, tells nothing and is often misread. The
graph and the tables keep it; page and RDF leave it out unless asked.
"""

from collections.abc import Iterator

from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements

__all__ = ["find_lone", "leave_out_lone"]


def find_lone(graph: ActorGraph) -> Iterator[str]:
    """Yield the actors that are mentioned once, unknown, and without any statement.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("person.ann-roe", type="person", mentions=[{}], unary=[])
    >>> graph.add_node("norway", type="government", mentions=[{}], unary=[])
    >>> list(find_lone(graph))
    ['person.ann-roe']
    """
    claiming = {source for _, _, edge in iter_statements(graph) for source in edge["attribution"]}
    for node, data in graph.nodes(data=True):
        if node in claiming:
            continue
        made = str(node).startswith(f"{data['type']}.")
        if made and len(data["mentions"]) == 1 and not data["unary"] and not graph.degree(node):
            yield str(node)


def leave_out_lone(graph: ActorGraph) -> ActorGraph:
    """Return the graph without its lone mentions; the same graph if it has none."""
    lone = set(find_lone(graph))
    if not lone:
        return graph
    part: ActorGraph = graph.copy()
    part.remove_nodes_from(lone)
    return part
