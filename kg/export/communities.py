"""Communities of actors for the colors of the page: actor graph -> numbers, the same for the same graph (Blondel et al. 2008)."""

import networkx as nx

from kg.graph.schema import ActorGraph

__all__ = ["find_communities"]


def find_communities(graph: ActorGraph) -> dict[str, int]:
    """Return the number of each actor's community, the largest first (Louvain, seeded).

    Who has one neighbor alone is of that neighbor's community, as Louvain would find too; so only the others
    are searched, of which there are few.
    """
    simple: nx.Graph[str] = nx.Graph()
    simple.add_edges_from(
        sorted((min(pair), max(pair)) for pair in graph.edges() if pair[0] != pair[1])
    )
    leaves = {
        node: next(iter(simple[node])) for node in sorted(simple) if simple.degree(node) == 1
    }
    # Of a pair that has nobody else, the first stays.
    leaves = {node: other for node, other in leaves.items() if other not in leaves or other < node}
    core = simple.subgraph(node for node in simple if node not in leaves)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(core))
    ordered.add_edges_from(sorted(core.edges()))
    parts = nx.community.louvain_communities(ordered, seed=7)
    members = {node: number for number, part in enumerate(parts) for node in part}
    members |= {node: members[other] for node, other in leaves.items()}
    grouped: dict[int, list[str]] = {}
    for node in sorted(members):
        grouped.setdefault(members[node], []).append(node)
    alone = [[node] for node in sorted(graph) if node not in members]
    ranked = sorted([*grouped.values(), *alone], key=lambda part: (-len(part), part))
    return {node: number for number, part in enumerate(ranked) for node in part}
