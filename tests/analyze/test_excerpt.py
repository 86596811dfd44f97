"""An excerpt is an actor graph of its own: sound, smaller, with all evidence of what it keeps."""

import pytest
from small_graph import small_graph

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.errors import QueryError
from kg.graph.invariants import find_violations
from kg.graph.statements import iter_statements


def ids(graph):
    return {data["id"] for _, _, data in iter_statements(graph)}


def test_all_is_the_graph_itself():
    graph = small_graph()
    assert make_excerpt(graph, Excerpt()) is graph


def test_around_an_actor_are_its_neighbours_and_what_joins_them():
    graph = small_graph()
    center = max(sorted(graph), key=graph.degree)
    part = make_excerpt(graph, Excerpt(around=graph.nodes[center]["name"]))
    near = {center, *graph.successors(center), *graph.predecessors(center)}
    ends = {node for one, other, _ in iter_statements(part) for node in (one, other) if node}
    assert ends <= near
    assert set(part.edges(center, keys=True)) == set(graph.edges(center, keys=True))
    wide = make_excerpt(graph, Excerpt(around=center, steps=9))
    assert ids(part) <= ids(wide) <= ids(graph)


def test_who_claims_stays_and_the_excerpt_is_sound():
    graph = small_graph()
    for wanted in (
        Excerpt(around=min(graph)),
        Excerpt(min_documents=2),
        Excerpt(since="2024-02-28"),
    ):
        part = make_excerpt(graph, wanted)
        assert find_violations(part) == []
        assert {
            source for _, _, data in iter_statements(part) for source in data["attribution"]
        } <= set(part)
        assert part.graph["made_by"]["excerpt"] == str(wanted)
        assert ids(part) <= ids(graph)
    assert "excerpt" not in graph.graph["made_by"]


def test_time_and_number_of_documents():
    graph = small_graph()
    days = sorted({data["last"] for _, _, data in iter_statements(graph) if data["last"]})
    late = make_excerpt(graph, Excerpt(since=days[-1]))
    assert ids(late) == {
        data["id"] for _, _, data in iter_statements(graph) if data["last"] >= days[-1]
    }
    several = make_excerpt(graph, Excerpt(min_documents=2))
    for one, other, _ in iter_statements(several):
        assert all(graph.nodes[node]["documents"] >= 2 for node in (one, other) if node)


def test_an_unknown_actor_is_one_line():
    with pytest.raises(QueryError, match="no actor"):
        make_excerpt(small_graph(), Excerpt(around="Nobody Atall"))


@pytest.mark.parametrize("wanted", [Excerpt(since="yesterday"), Excerpt(until="2024-13-01")])
def test_a_date_that_is_none_is_one_line(wanted):
    with pytest.raises(QueryError, match="is no date"):
        make_excerpt(small_graph(), wanted)
