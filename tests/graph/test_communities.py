"""Colors of the page: who has one neighbor goes with it, who has none stays alone."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.communities import find_communities

edges = st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")))


def graph_of(pairs):
    graph = nx.MultiDiGraph()
    graph.add_nodes_from("jihgfedcba")
    graph.add_edges_from(pairs)
    return graph


@given(edges)
def test_each_actor_has_one_and_neighbors_of_one_share_it(pairs):
    found = find_communities(graph_of(pairs))
    assert set(found) == set("abcdefghij")
    assert set(found.values()) == set(range(len(set(found.values()))))
    near = {node: set() for node in found}
    for one, other in pairs:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    for node, neighbors in near.items():
        if len(neighbors) == 1:
            assert found[node] == found[min(neighbors)]
        if not neighbors:
            assert list(found.values()).count(found[node]) == 1
    sizes = [list(found.values()).count(number) for number in sorted(set(found.values()))]
    assert sizes == sorted(sizes, reverse=True)


@given(edges, st.randoms())
def test_the_order_of_edges_changes_nothing(pairs, random):
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert find_communities(graph_of(pairs)) == find_communities(graph_of(shuffled))


def test_two_groups_joined_by_one_edge_are_two():
    ring = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d")]
    found = find_communities(graph_of([*ring, ("a", "d"), ("g", "a")]))
    assert found["a"] == found["b"] == found["c"] == found["g"]
    assert found["d"] == found["e"] == found["f"] != found["a"]
