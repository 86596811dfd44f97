"""The first query of a large build: only what it can see is loaded, its answer is that of the whole graph, and a store is made behind."""

import subprocess
import sys
import time

import pytest
from small_graph import small_graph

from kg.graph.node_link import write_graph
from kg.query import sources
from kg.query.named import list_queries
from kg.query.seen import seen_names
from kg.query.sources import lacks_store, load_engine, store_apart
from kg.store.lock import lock_directory

OWN = "urn:kg:ontology:"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ASK { ?s kgo:a ?o }", ["a"]),
        ("ASK { ?s a kgo:A ; kgo:a 1 . ?o ^kgo:b/kgo:c ?x }", ["A", "a", "b", "c"]),
        ("ASK { ?s kgo:a|kgo:b+ ?o . ?s (kgo:c/kgo:d) [] }", ["a", "b", "c", "d"]),
        ("PREFIX x: <urn:kg:> ASK { ?s x:ontology:a ?o }", ["a"]),
        ("SELECT * { { SELECT ?s { ?s kgo:a ?o } } UNION { ?s kgo:b ?o } }", ["a", "b"]),
        ("SELECT * { ?s kgo:a 1 MINUS { ?s kgo:b 1 } OPTIONAL { ?s kgo:c 1 } }", ["a", "b", "c"]),
        ("ASK { ?s kgo:a 1 FILTER NOT EXISTS { ?s kgo:b 1 ; kgo:c/kgo:d 2 } }", list("abcd")),
        ("ASK { ?s kgo:a 1 BIND(EXISTS { ?s kgo:b 1 } AS ?x) }", ["a", "b"]),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s kgo:a ?o BIND(kgo:b AS ?p) }", ["a"]),
        ("CONSTRUCT WHERE { ?s kgo:a ?o }", ["a"]),
    ],
)
def test_constant_properties_and_classes_are_all_that_is_seen(query, names):
    assert seen_names(query) == {OWN + name for name in names}


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?p ?o }",
        "ASK { ?s kgo:a/kgo:b* ?o }",
        "ASK { ?s kgo:a? ?o }",
        "ASK { ?s !kgo:a ?o }",
        "ASK { ?s kgo:a 1 FILTER EXISTS { ?s ?p 2 } }",
        "ASK { ?s kgo:a 1 FILTER(1 = 1 || NOT EXISTS { ?s kgo:b 1 OPTIONAL { ?s ?p 2 } }) }",
        "SELECT ?s { ?s kgo:a 1 } ORDER BY EXISTS { ?s ?p 1 }",
        "SELECT ?s { ?s kgo:a 1 } GROUP BY ?s HAVING(EXISTS { ?s kgo:b 1 })",
        "SELECT (EXISTS { ?s kgo:b 1 } AS ?x) { ?s kgo:a 1 }",
        "DESCRIBE ?s { ?s kgo:a 1 }",
        "ASK { <<( ?s ?p ?o )>> kgo:a 1 }",
        "no query at all",
    ],
)
def test_where_any_property_may_be_meant_all_is_seen(query):
    assert seen_names(query) is None


def test_types_are_seen_where_a_class_is_open_and_in_every_named_graph():
    assert seen_names("ASK { ?s a ?class }") == {TYPE}
    assert seen_names("ASK { GRAPH ?g { ?s kgo:a ?o } }") == {TYPE, f"{OWN}a"}


ASKED = [
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c",
    "SELECT ?r ?s ?e { ?r kgo:score ?s ; kgo:end ?e } ORDER BY ?r",
    "SELECT ?r ?a { ?r prov:wasAttributedTo|kgo:actor ?a } ORDER BY ?r ?a",
    "SELECT ?e { ?e a sem:Event } ORDER BY ?e",
    "SELECT ?e { ?e a prov:Entity ; kgo:words ?w } ORDER BY ?e",
    "SELECT ?x { kg:dana-reyes (kgo:part_of|^kgo:part_of)* ?x } ORDER BY ?x",
    "SELECT ?g { GRAPH ?g {} } ORDER BY ?g",
    "SELECT ?g ?r { GRAPH ?g { ?r kgo:cueStart ?c } ?r a kgo:Assertion } ORDER BY ?r",
    "SELECT ?s { ?s kgo:rule ?r FILTER NOT EXISTS { GRAPH kgg:resolution { ?s kgo:denotes ?o } } } ORDER BY ?s",
    "SELECT ?a ?l FROM kgg:plain { ?a rdfs:label ?l } ORDER BY ?a ?l",
    "DESCRIBE kg:arland",
    *(query.text for query in list_queries()),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(small_graph(), folder / "graph.json")
    return folder


@pytest.mark.parametrize("query", ASKED)
def test_what_is_seen_gives_the_answer_of_the_whole(query, build, monkeypatch):
    whole = load_engine(build).ask(query)
    monkeypatch.setattr(sources, "LARGE", 1)
    quick = load_engine(build, only=[query])
    assert quick.graphs is None
    assert quick.ask(query) == whole
    assert load_engine(build, only=[query, "ASK { GRAPH ?g { ?s a ?o } }"]).ask(query) == whole


@pytest.fixture
def large(tmp_path):
    write_graph(small_graph(), tmp_path / "graph.json")
    with (tmp_path / "graph.json").open("a") as file:
        file.write(" " * sources.LARGE)
    return tmp_path


def run(build, *arguments):
    command = [sys.executable, "-m", "kg", "query", str(build), *arguments, "-f", "csv"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.slow
@pytest.mark.parametrize("query", ["claims", "SELECT ?s { GRAPH kgg:plain { ?s kgo:aids ?o } }"])
def test_a_store_is_made_behind_the_first_answer_unless_it_is_not_wanted(large, query):
    answer = run(large, query, "--no-store")
    assert len(answer.splitlines()) > 1
    assert not (large / "graph.oxigraph").exists()
    text = next((one.text for one in list_queries() if one.name == query), query)
    assert run(large, query) == answer
    for _ in range(300):
        if not lacks_store(large, text):
            break
        time.sleep(0.1)
    assert not lacks_store(large, text)
    assert lacks_store(large, "ASK { GRAPH ?g {} }") == (query == "claims")
    assert run(large, query) == answer


def test_who_stores_behind_does_not_wait_for_who_does(large):
    with lock_directory(large / "graph.oxigraph"):
        store_apart(large, named=False)
    assert lacks_store(large, "ASK {}")
    store_apart(large, named=False)
    assert not lacks_store(large, "ASK {}")
    store_apart(large / "missing.json", named=False)
    assert not lacks_store(large / "missing.json", "ASK {}")


def test_a_graph_with_a_store_is_opened(large):
    store_apart(large, named=True)
    query = "SELECT ?s { GRAPH kgg:plain { ?s kgo:aids ?o } }"
    assert load_engine(large, only=[query]).ask(query).rows
    assert lacks_store(large, "ASK {}")
