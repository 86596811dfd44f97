"""RDF files as sources: what is loaded natively is what the mapping infers, and each triple counts once, in whichever graphs it stands."""

import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.errors import QueryError
from kg.export.rdf import write_rdf
from kg.query.sources import load_engine
from kg.rdf.infer import infer

A, B = "<urn:a> <urn:kg:ontology:source> <urn:b>", "<urn:b> a <urn:kg:ontology:Person>"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FILES = {
    "one graph": [f"{A} . {B} ."],
    "two graphs": [f"<urn:g> {{ {A} }} <urn:h> {{ {B} }}"],
    "one triple in two graphs": [f"<urn:g> {{ {A} }} <urn:h> {{ {A} . {B} }}"],
    "in the default graph and another": [f"{A} . <urn:g> {{ {A} }}"],
    "in the default graph or another": [f"{A} . <urn:g> {{ {B} }}"],
    "the same graph in two files": [f"<urn:g> {{ {A} }}", f"<urn:g> {{ {A} . {B} }}"],
    "other graphs in two files": [f"<urn:g> {{ {A} }}", f"<urn:h> {{ {A} . {B} }}"],
    "what is implied stands in another graph": [
        f"<urn:g> {{ {B} }} <urn:h> {{ <urn:b> a <urn:kg:ontology:Actor> }}"
    ],
    "nothing": [""],
}


@pytest.mark.parametrize("case", FILES)
def test_each_triple_counts_once_with_what_follows(case, tmp_path):
    paths = []
    for number, text in enumerate(FILES[case]):
        paths.append(tmp_path / f"{number}.trig")
        paths[-1].write_text(text)
    quads = {quad for path in paths for quad in infer(ox.parse(path=str(path)))}
    engines = [load_engine(paths), load_engine(paths, engine="rdflib")]
    for engine in engines:
        [[count]] = engine.ask(COUNT).rows
        assert int(count.value) == len({quad.triple for quad in quads})
        asked = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
        named = {(q.graph_name, *q.triple) for q in quads if q.graph_name != ox.DefaultGraph()}
        assert set(engine.ask(asked).rows) == named


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "nt"])
def test_a_file_of_ours_needs_no_second_copy(form, tmp_path):
    path = tmp_path / f"graph.{form}"
    write_rdf(small_graph(), path, form)
    store = load_engine(path).store
    quads = set(infer(ox.parse(path=str(path))))
    assert len(store) == len(quads)
    assert {str(one) for one in store} == {str(one) for one in quads}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ttl", "<urn:a> <urn:b>"),
        ("a.nt", "<urn:a> <urn:b> <urn:c>"),
        ("a.nq", "no quads\n"),
        ("a.trig", "<urn:g> { <urn:a> <urn:b> }"),
        ("a.rdf", "<rdf:RDF"),
        ("a.jsonld", "{"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(name, text, tmp_path):
    (tmp_path / name).write_text(text)
    with pytest.raises(QueryError, match="not readable as") as caught:
        load_engine(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
