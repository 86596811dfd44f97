"""Places by force: those of NetworkX' ForceAtlas2 as far as rounding lets them be, and no two points on one another."""

import math

import networkx as nx
import numpy as np
import pytest

from kg.export.forces import lay_out_by_force, push_apart

GRAPHS = {
    "pair": nx.path_graph(2),
    "path": nx.path_graph(9),
    "star": nx.star_graph(12),
    "ring": nx.cycle_graph(30),
    "clubs": nx.barbell_graph(8, 3),
    "random": nx.connected_watts_strogatz_graph(120, 4, 0.3, seed=5),
}


def spiral(number):
    turns = range(number)
    return np.array(
        [(math.sqrt(n + 1) * math.cos(n), math.sqrt(n + 1) * math.sin(n)) for n in turns]
    )


@pytest.mark.parametrize("name", GRAPHS)
def test_the_first_rounds_are_those_of_networkx(name):
    graph = GRAPHS[name]
    nodes, start = sorted(graph), spiral(len(graph))
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(graph.edges())
    for rounds in (1, 4, 10):
        places = dict(zip(nodes, start, strict=True))
        theirs = nx.forceatlas2_layout(ordered, pos=places, max_iter=rounds, scaling_ratio=4.0)
        ours = lay_out_by_force(nx.to_numpy_array(graph, nodelist=nodes), start, rounds=rounds)
        assert np.allclose(ours, [theirs[node] for node in nodes], rtol=1e-6, atol=1e-6)


def test_the_same_ties_give_the_same_places_and_the_start_stays():
    ties, start = nx.to_numpy_array(GRAPHS["random"]), spiral(120)
    first = lay_out_by_force(ties, start, rounds=150)
    assert np.array_equal(first, lay_out_by_force(ties, start, rounds=150))
    assert np.array_equal(start, spiral(120))
    assert np.isfinite(first).all()


@pytest.mark.parametrize("number", [2, 3, 40, 150])
def test_points_are_pushed_apart_and_those_far_off_stay(number):
    points = np.vstack([spiral(number), [(1e4, 1e4)]])
    moved = push_apart(points, 3.0, rounds=200)
    gaps = np.hypot(*(moved[:, None] - moved[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 2.5
    assert np.array_equal(moved[-1], points[-1])
