"""Measures by igraph against NetworkX's."""

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.analyze.centrality import (
    measure_betweenness,
    measure_constraint,
    measure_effective_size,
)

EDGES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), min_size=1, max_size=30
)


def weighted(edges):
    graph = nx.Graph()
    for one, other, weight in edges:
        if one != other:
            graph.add_edge(f"n{one}", f"n{other}", weight=weight)
    assume(len(graph))
    return graph


@pytest.mark.parametrize("engine", ["igraph", "networkx"])
@settings(deadline=None)
@given(edges=EDGES)
def test_values_are_networkx_s(engine, edges):
    if engine == "igraph":
        pytest.importorskip("igraph")
    graph = weighted(edges)
    between = measure_betweenness(graph, engine=engine)
    assert not between.estimated
    assert between.values == pytest.approx(nx.betweenness_centrality(graph))
    wanted = nx.constraint(graph, weight="weight")
    assert measure_constraint(graph) == pytest.approx(wanted)
    assert measure_effective_size(graph) == pytest.approx(nx.effective_size(graph))


@pytest.mark.parametrize("engine", ["igraph", "networkx"])
def test_estimates_are_near_and_always_the_same(engine):
    if engine == "igraph":
        pytest.importorskip("igraph")
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(600, 2, seed=4), str)
    found = measure_betweenness(graph, engine=engine, exact=200 * 1196)
    assert found.estimated
    assert found == measure_betweenness(graph, engine=engine, exact=200 * 1196)
    exact = nx.betweenness_centrality(graph)
    top = sorted(exact, key=exact.__getitem__)[-10:]
    assert all(abs(found.values[node] - exact[node]) < 0.25 * exact[node] for node in top)


def test_graphs_without_pairs():
    assert measure_betweenness(nx.Graph()).values == {}
    lone = nx.Graph()
    lone.add_node("a")
    assert measure_betweenness(lone).values == {"a": 0.0}
    assert measure_constraint(lone) == {}
    assert measure_effective_size(lone) == {}
