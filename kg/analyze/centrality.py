"""Measures of position that NetworkX is too slow for: simple graph -> values per node, by igraph.

On 2,600 actors igraph's betweenness takes a hundredth of NetworkX's time; the tests hold both to the same
values.
"""

import random
from dataclasses import dataclass

import igraph
import networkx as nx

__all__ = ["Betweenness", "measure_betweenness", "measure_constraint", "measure_effective_size"]

EXACT = 100_000_000
"""Up to so many nodes times edges betweenness is exact (a few seconds); above it is estimated."""
_SAMPLED = 200


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Values per node, 0–1, and whether they are estimates."""

    values: dict[str, float]
    estimated: bool


def measure_betweenness(simple: "nx.Graph[str]", *, exact: int = EXACT) -> Betweenness:
    """Return the share of shortest paths, directions and weights ignored, that lead through each node.

    Above `exact` nodes times edges it is estimated from the paths of at least 200 nodes, chosen by a seed
    (Brandes and Pich 2007), as many as keep the work near `exact`.

    Examples
    --------
    >>> measure_betweenness(nx.path_graph(["a", "b", "c"]))
    Betweenness(values={'a': 0.0, 'b': 1.0, 'c': 0.0}, estimated=False)
    """
    graph, names = _convert(simple)
    size, ties = graph.vcount(), graph.ecount()
    pairs = (size - 1) * (size - 2) / 2
    if pairs < 1:
        return Betweenness(dict.fromkeys(names, 0.0), estimated=False)
    estimated = size * ties > exact
    sources = None
    if estimated:
        wanted = min(size, max(_SAMPLED, exact // max(ties, 1)))
        sources = sorted(random.Random(1).sample(range(size), wanted))
        pairs *= wanted / size
    found = graph.betweenness(directed=False, sources=sources)
    return Betweenness(
        {name: value / pairs for name, value in zip(names, found, strict=True)}, estimated
    )


def measure_constraint(simple: "nx.Graph[str]") -> dict[str, float]:
    """Return how far each node's ties lead back to one another, by weight (Burt 1992): low for brokers.

    Nodes without ties have no value.

    Examples
    --------
    >>> measure_constraint(nx.star_graph(2))[0]
    0.5
    """
    graph, names = _convert(simple)
    weights = graph.es["weight"] if graph.ecount() else None
    found = graph.constraint(weights=weights)
    return {name: value for name, value in zip(names, found, strict=True) if value == value}


def measure_effective_size(simple: "nx.Graph[str]") -> dict[str, float]:
    """Return the number of each node's partners less the mean number of ties among them (Borgatti 1997).

    Examples
    --------
    >>> measure_effective_size(nx.complete_graph(3))[0]
    1.0
    """
    ties: dict[str, int] = dict(nx.triangles(simple))  # type: ignore[arg-type]
    return {node: degree - 2 * ties[node] / degree for node, degree in simple.degree() if degree}


def _convert(simple: "nx.Graph[str]") -> tuple[igraph.Graph, list[str]]:
    """Return the graph without directions and loops for igraph, and the names of its nodes in its order."""
    names = list(simple)
    number = {name: place for place, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = {}
    for one, other, data in simple.edges(data=True):
        if one != other:
            pair = (min(number[one], number[other]), max(number[one], number[other]))
            weights[pair] = weights.get(pair, 0.0) + data.get("weight", 1.0)
    ordered = sorted(weights)
    graph = igraph.Graph(n=len(names), edges=ordered)
    graph.es["weight"] = [weights[pair] for pair in ordered]
    return graph, names
