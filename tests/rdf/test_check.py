"""The shapes hold of sound graphs and tell what is wrong with others."""

import pytest
from sample_graph import build, extraction
from small_graph import small_graph

from kg.rdf.check import check_rdf

pytest.importorskip("pyshacl", reason="pySHACL is an extra")


@pytest.mark.parametrize("make", [small_graph, lambda: build(extraction(), extraction("b.txt"))])
def test_sound_graphs_break_no_shape(make):
    assert check_rdf(make()) == []


def _edge(graph):
    return graph.edges["arland", "borland", "e1"]


def test_evidence_outside_the_document_is_found():
    graph = small_graph()
    _edge(graph)["evidence"][0]["end"] = 4000
    [line] = [one for one in check_rdf(graph) if "within" in one]
    assert line.startswith("urn:kg:doc:one.txt: a passage lies within its document")


def test_empty_contents_scores_and_intervals_are_found():
    graph = small_graph()
    graph.edges["person.dana-reyes", "ceria", "e6"]["evidence"][0]["content"] = []
    found = _edge(graph)["evidence"][0]
    found["score"] = 1.5
    found["event_end"] = "2024-03-01"
    lines = "\n".join(check_rdf(graph))
    for message in (
        "a quotation has a content",
        "a score lies in 0 to 1",
        "begins before it ends",
    ):
        assert message in lines


def test_offices_that_end_before_they_begin_are_found():
    graph = small_graph()
    office = graph.edges["person.dana-reyes", "arland", "e8"]["evidence"][0]
    office.update(event_start="2024-01-01", event_end="2023-01-01")
    assert "a membership begins before it ends" in "".join(check_rdf(graph))


def test_one_place_has_one_wording():
    graph = small_graph()
    mention = {
        "doc": "one.txt",
        "start": 0,
        "end": 24,
        "text": "arland attacked BORLAND!",
        "kind": "name",
    }
    graph.nodes["arland"]["mentions"].append({**mention, "score": 1.0, "reason": ""})
    assert check_rdf(graph) == []


@pytest.mark.model
@pytest.mark.slow
def test_the_graph_of_the_sample_corpus_breaks_no_shape(seeds_graph):
    assert check_rdf(seeds_graph) == []
