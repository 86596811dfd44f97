"""Communities of actors for the colors of the page: actor graph -> numbers, the same for the same graph."""

from kg.graph.communities import split_communities
from kg.graph.schema import ActorGraph

__all__ = ["find_communities"]


def find_communities(graph: ActorGraph) -> dict[str, int]:
    """Return the number of each actor's community, the largest first; who has no ties is one by itself."""
    pairs = {(min(pair), max(pair)) for pair in graph.edges() if pair[0] != pair[1]}
    joined = split_communities((*pair, 1.0) for pair in pairs)
    inside = {node for part in joined for node in part}
    ranked = [*joined, *([node] for node in sorted(graph) if node not in inside)]
    return {node: number for number, part in enumerate(ranked) for node in part}
