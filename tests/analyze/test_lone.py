"""Who is named once and does nothing is in graph and tables, and on page and in RDF only if asked for."""

import pytest
from small_graph import small_graph

from kg.analyze.lone import find_lone, leave_out_lone
from kg.export.build_files import FilesWanted
from kg.graph.invariants import find_violations
from kg.graph.node_link import read_graph
from kg.graph.statements import iter_statements
from kg.output import write_output


def with_lone(graph, node="person.ann-roe", **changes):
    """Return `graph` with one more actor that does nothing."""
    sample = graph.nodes[min(graph)]
    data = {**sample, "name": "Ann Roe", "type": "person", "unary": [], "roles": [], "aliases": []}
    graph.add_node(node, **{**data, "mentions": list(sample["mentions"])[:1], **changes})
    return graph


def test_unknown_mentioned_once_and_idle_is_lone():
    assert list(find_lone(with_lone(small_graph()))) == ["person.ann-roe"]


@pytest.mark.parametrize(
    "change",
    [
        {"node": "ruritania"},
        {"mentions": [{}, {}]},
        {"unary": [{"attribution": []}]},
    ],
)
def test_known_or_mentioned_twice_or_doing_something_is_not(change):
    graph = small_graph()
    before = set(find_lone(graph))
    assert set(find_lone(with_lone(graph, **change))) == before


def test_what_has_an_edge_is_not_lone():
    graph = with_lone(small_graph())
    subject, target, key = next(iter(graph.edges(keys=True)))
    graph.add_edge(subject, "person.ann-roe", key="x", **graph.edges[subject, target, key])
    assert "person.ann-roe" not in set(find_lone(graph))


def test_statements_stay_and_the_rest_is_sound():
    graph = with_lone(small_graph())
    part = leave_out_lone(graph)
    assert set(graph) - set(part) == set(find_lone(graph))
    assert [d["id"] for _, _, d in iter_statements(part)] == [
        d["id"] for _, _, d in iter_statements(graph)
    ]
    assert find_violations(part) == []
    assert leave_out_lone(part) is part


@pytest.mark.parametrize("all_mentions", [False, True])
def test_page_and_rdf_hold_them_if_asked(tmp_path, all_mentions):
    write_output(with_lone(small_graph()), FilesWanted(folder=tmp_path, all_mentions=all_mentions))
    held = {
        name: "Ann Roe" in (tmp_path / name).read_text("utf-8")
        for name in ("graph.html", "graph.ttl", "graph.trig")
    }
    assert set(held.values()) == {all_mentions}
    assert "person.ann-roe" in read_graph(tmp_path / "graph.json")
    assert "Ann Roe" in (tmp_path / "entities.jsonl").read_text("utf-8")
    report = (tmp_path / "report.md").read_text("utf-8")
    assert "mentioned once, without statement and quotation: 1" in report
