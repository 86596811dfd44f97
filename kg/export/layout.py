"""Places of actors on the page: actor graph -> coordinates, the same for the same graph.

The backbone (the most connected actors) is laid out by force (`kg.export.forces`) in each connected part; every other
actor is put at the weighted mean of its placed neighbors, turned by the golden angle so that none cover one another.
"""

import math

import networkx as nx
import numpy as np

from kg.export.forces import Points, lay_out_by_force, push_apart
from kg.graph.schema import ActorGraph

__all__ = ["place_actors"]

BACKBONE = 400
SPACING = 90.0
LEAST = 80.0
ROUNDS = 150
ROUNDS_APART = 60
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place_actors(graph: ActorGraph) -> dict[str, tuple[float, float]]:
    """Return x and y of each actor, rounded to a tenth; components lie in rows, the largest on top."""
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
    ties = (nx.to_numpy_array(part, nodelist=nodes) > 0).astype(float)
    # NumPy's cosine differs in the last digit from processor to processor.
    turns = (GOLDEN_ANGLE * number for number in range(len(nodes)))
    spiral = np.array([(math.cos(turn), math.sin(turn)) for turn in turns])
    spiral *= np.sqrt(np.arange(1, len(nodes) + 1))[:, None]
    points = lay_out_by_force(ties, spiral, rounds=ROUNDS)
    points -= points.mean(axis=0)
    spread = float(np.quantile(np.hypot(*points.T), 0.9)) or 1.0
    points *= SPACING * math.sqrt(len(nodes)) * 0.55 / spread
    points = _turned(push_apart(points, LEAST, rounds=ROUNDS_APART))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _turned(points: "Points") -> "Points":
    """Return `points` turned so that they are widest from left to right, as screens are."""
    x, y = points.T
    angle = 0.5 * math.atan2(2 * float((x * y).sum()), float((x * x - y * y).sum()))
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = points @ np.array([[cos, -sin], [sin, cos]])
    return turned


def _pack(parts: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Put the largest part on top, the others in rows below it."""
    sizes = [_size(part) for part in parts]
    widest = max([width for width, _ in sizes] + [10 * SPACING])
    places: dict[str, tuple[float, float]] = {}
    row: list[tuple[dict[str, tuple[float, float]], float]] = []
    top, width, height = 0.0, 0.0, 0.0
    for part, (wide, high) in zip(parts, sizes, strict=True):
        if row and width + wide > widest:
            _put_row(places, row, width, top + height / 2)
            top, width, height, row = top + height, 0.0, 0.0, []
        row.append((part, wide))
        width, height = width + wide, max(height, high)
    _put_row(places, row, width, top + height / 2)
    return places


def _size(part: dict[str, tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return max(xs) - min(xs) + 1.6 * SPACING, max(ys) - min(ys) + SPACING


def _put_row(
    places: dict[str, tuple[float, float]],
    row: list[tuple[dict[str, tuple[float, float]], float]],
    width: float,
    middle: float,
) -> None:
    left = -width / 2
    for part, wide in row:
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        x0 = left + wide / 2 - (max(xs) + min(xs)) / 2
        y0 = middle - (max(ys) + min(ys)) / 2
        places.update({node: (x + x0, y + y0) for node, (x, y) in part.items()})
        left += wide


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
