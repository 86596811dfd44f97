"""Places of actors on the page: actor graph -> coordinates, the same for the same graph.

The backbone (the most connected actors) is laid out by force (ForceAtlas2, Jacomy et al. 2014, as NetworkX
has it) in each connected part; every other actor is put at the weighted mean of its placed neighbors, turned by the
golden angle so that none cover one another.
"""

import math
from typing import Any

import networkx as nx
import numpy as np

from kg.graph.schema import ActorGraph

__all__ = ["place_actors"]

BACKBONE = 400
SPACING = 90.0
LEAST = 64.0
ROUNDS = 60
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place_actors(graph: ActorGraph) -> dict[str, tuple[float, float]]:
    """Return x and y of each actor, rounded to a tenth; components are packed around the largest."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for source, target in sorted((one, other) for one, other in graph.edges() if one != other):
        weight = simple.get_edge_data(source, target, {"weight": 0})["weight"]
        simple.add_edge(source, target, weight=weight + 1)
    ranked = sorted(simple, key=lambda node: (-simple.degree(node, weight="weight"), node))
    core = simple.subgraph(ranked[:BACKBONE])
    parts = sorted(nx.connected_components(core), key=lambda part: (-len(part), min(part)))
    places = _pack([_lay_out(core.subgraph(part)) for part in parts])
    _place_rest(simple, ranked[BACKBONE:], places)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in sorted(places.items())}


def _lay_out(part: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Return places of one connected part, centered, about `SPACING` apart."""
    nodes = sorted(part)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges()))
    start = {
        node: math.sqrt(number + 1)
        * np.array([math.cos(number * GOLDEN_ANGLE), math.sin(number * GOLDEN_ANGLE)])
        for number, node in enumerate(nodes)
    }
    found = nx.forceatlas2_layout(
        ordered,
        pos=start,
        max_iter=150,
        scaling_ratio=4.0,
        gravity=1.0,
        strong_gravity=False,
        seed=7,
    )
    points = np.array([found[node] for node in nodes], dtype=float)
    points -= points.mean(axis=0)
    spread = float(np.quantile(np.hypot(*points.T), 0.9)) or 1.0
    points = _push_apart(points * (SPACING * math.sqrt(len(nodes)) * 0.55 / spread))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _push_apart(points: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> Any:
    """Return `points` moved so that few are closer than `LEAST`; the order of places is kept."""
    for _ in range(ROUNDS):
        gaps = points[:, None, :] - points[None, :, :]
        distance = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(distance, np.inf)
        close = np.clip(LEAST - distance, 0, None) / np.maximum(distance, 1e-3)
        if not close.any():
            break
        points = points + 0.5 * (gaps * close[..., None]).sum(axis=1) / 2
    return points


def _pack(parts: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Put the largest part in the middle, the others on rings around it."""
    places: dict[str, tuple[float, float]] = {}
    ring, angle = 0.0, 0.0
    for number, part in enumerate(parts):
        radius = max(math.hypot(x, y) for x, y in part.values()) + SPACING
        if number == 0:
            ring = radius
            places.update(part)
            continue
        distance = ring + radius
        step = 2 * math.asin(min(1.0, radius / distance))
        if angle + step > 2 * math.pi:
            ring, angle = distance + SPACING / 2, 0.0
            distance = ring + radius
            step = 2 * math.asin(min(1.0, radius / distance))
        x0, y0 = distance * math.cos(angle + step / 2), distance * math.sin(angle + step / 2)
        angle += step
        places.update({node: (x + x0, y + y0) for node, (x, y) in part.items()})
    return places


def _place_rest(
    simple: "nx.Graph[str]", rest: list[str], places: dict[str, tuple[float, float]]
) -> None:
    far = max((math.hypot(x, y) for x, y in places.values()), default=0.0) + 2 * SPACING
    for number, node in enumerate(rest):
        near = [
            (places[other], data["weight"])
            for other, data in simple[node].items()
            if other in places
        ]
        angle = number * GOLDEN_ANGLE
        if near:
            total = sum(weight for _, weight in near)
            x = sum(place[0] * weight for place, weight in near) / total
            y = sum(place[1] * weight for place, weight in near) / total
            reach = SPACING * (0.6 + 0.1 * (number % 12))
        else:
            x = y = 0.0
            reach = far + SPACING * 0.3 * math.sqrt(number)
        places[node] = (x + reach * math.cos(angle), y + reach * math.sin(angle))
