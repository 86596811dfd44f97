"""Measures of position where NetworkX is too slow: simple graph -> values per node, by SciPy and igraph.

igraph is licensed under the GPL and therefore an optional part (``pip install 'kg[fast]'``); without it NetworkX
measures betweenness, from a sample sooner.
"""

import random
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import networkx as nx
import numpy as np
from scipy import sparse

__all__ = ["Betweenness", "measure_betweenness", "measure_constraint", "measure_effective_size"]

EXACT = {"igraph": 100_000_000, "networkx": 2_000_000}
"""Up to so many nodes times edges betweenness is exact (a few seconds); above it is estimated."""
_SAMPLED = {"igraph": 200, "networkx": 50}
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Values per node, 0–1, and whether they are estimates."""

    values: dict[str, float]
    estimated: bool


def measure_betweenness(
    simple: "nx.Graph[str]", *, engine: str = "", exact: int | None = None
) -> Betweenness:
    """Return the share of shortest paths, directions and weights ignored, that lead through each node.

    Above `exact` nodes times edges it is estimated from the paths of as many nodes, chosen by a seed, as
    keep the work near half of `exact`, but 50 (200 with igraph) at least (Brandes and Pich 2007).

    Parameters
    ----------
    simple
        Without parallel edges.
    engine
        ``igraph``, ``networkx``, or empty: the first that is installed.
    exact
        The engine's own bound of `EXACT` if None.

    Examples
    --------
    >>> measure_betweenness(nx.path_graph(["a", "b", "c"]))
    Betweenness(values={'a': 0.0, 'b': 1.0, 'c': 0.0}, estimated=False)
    """
    engine = engine or ("igraph" if find_spec("igraph") else "networkx")
    names, ties = list(simple), simple.number_of_edges()
    pairs = (len(names) - 1) * (len(names) - 2) / 2
    if pairs < 1:
        return Betweenness(dict.fromkeys(names, 0.0), estimated=False)
    most = EXACT[engine] if exact is None else exact
    chosen = None
    if len(names) * ties > most:
        wanted = min(len(names), max(_SAMPLED[engine], most // (2 * ties)))
        chosen = sorted(random.Random(1).sample(range(len(names)), wanted))
        pairs *= wanted / len(names)
    found = (_by_igraph if engine == "igraph" else _by_networkx)(simple, names, chosen)
    return Betweenness({name: value / pairs for name, value in found.items()}, chosen is not None)


def _by_igraph(
    simple: "nx.Graph[str]", names: list[str], chosen: list[int] | None
) -> dict[str, float]:
    igraph = import_module("igraph")
    number = {name: place for place, name in enumerate(names)}
    edges = [(number[one], number[other]) for one, other in simple.edges() if one != other]
    graph = igraph.Graph(n=len(names), edges=edges)
    graph.simplify()
    return dict(zip(names, graph.betweenness(directed=False, sources=chosen), strict=True))


def _by_networkx(
    simple: "nx.Graph[str]", names: list[str], chosen: list[int] | None
) -> dict[str, float]:
    sources = names if chosen is None else [names[place] for place in chosen]
    plain = nx.Graph(simple)
    found = nx.betweenness_centrality_subset(plain, sources=sources, targets=names)
    return {name: found[name] for name in names}


def measure_constraint(simple: "nx.Graph[str]") -> dict[str, float]:
    """Return how far each node's ties lead back to one another, by weight (Burt 1992): low for brokers.

    Nodes without ties have no value.

    Examples
    --------
    >>> measure_constraint(nx.star_graph(2))[0]
    0.5
    """
    names = [node for node, degree in simple.degree() if degree]
    if not names:
        return {}
    weights = sparse.csr_array(nx.to_scipy_sparse_array(simple, nodelist=names), dtype=float)
    total = weights.sum(axis=1)
    share = sparse.csr_array(sparse.diags_array(1 / total) @ weights)
    joined = sparse.csr_array(weights != 0)
    parts = []
    for first in range(0, len(names), _ROWS):  # whole, the product of hubs would fill the memory
        rows = slice(first, first + _ROWS)
        through = (share[rows] @ share).multiply(joined[rows])
        parts.append(np.asarray((share[rows] + through).power(2).sum(axis=1)).ravel())
    return dict(zip(names, np.concatenate(parts).tolist(), strict=True))


def measure_effective_size(simple: "nx.Graph[str]") -> dict[str, float]:
    """Return the number of each node's partners less the mean number of ties among them (Borgatti 1997).

    Examples
    --------
    >>> measure_effective_size(nx.complete_graph(3))[0]
    1.0
    """
    ties: dict[str, int] = dict(nx.triangles(simple))  # type: ignore[arg-type]
    return {node: degree - 2 * ties[node] / degree for node, degree in simple.degree() if degree}
