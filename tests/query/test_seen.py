"""The first query of a large build: only what it can see is loaded, its answer is that of the whole graph, and a store is made behind."""

import subprocess
import sys
import time

import pytest
from small_graph import small_graph

from kg.graph.node_link import write_graph
from kg.query import sources
from kg.query.named import list_queries
from kg.query.seen import seen_graphs, seen_stars
from kg.query.sources import lacks_store, load_engine, store_apart
from kg.query.sparql import run_query
from kg.rdf.telling import OPEN
from kg.store.lock import lock_directory

OWN = "urn:kg:ontology:"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.mark.parametrize(
    ("query", "stars"),
    [
        ("ASK { ?s kgo:a ?o }", ["a"]),
        ("ASK { ?s a kgo:A ; kgo:a 1 . ?o ^kgo:b/kgo:c ?x }", ["A a", "b", "c"]),
        ("ASK { ?s a kgo:A . ?o kgo:c ?s . ?s kgo:a 1 . ?o kgo:b 1 }", ["A a", "b c"]),
        ("ASK { ?s kgo:a ?o ; kgo:b/kgo:c 1 ; ?p 2 }", ["a *", "b", "c"]),
        ("ASK { kg:a ?p ?o ; a kgo:A }", ["A *"]),
        ("ASK { [ kgo:a 1 ; kgo:b [ kgo:c 2 ; kgo:d 3 ] ] }", ["a b", "c d"]),
        ("ASK { ?s kgo:a|kgo:b+ ?o . ?s (kgo:c/kgo:d) [] }", ["a", "b", "c", "d"]),
        ("PREFIX x: <urn:kg:> ASK { ?s x:ontology:a ?o }", ["a"]),
        ("SELECT * { { SELECT ?s { ?s kgo:a ?o } } UNION { ?s kgo:b ?o } }", ["a", "b"]),
        ("SELECT * { { ?s kgo:a ?o } UNION { ?s kgo:b ?o } ?s kgo:c 1 }", ["a c", "b c", "c"]),
        ("SELECT * { ?s a kgo:A VALUES ?p { kgo:a } ?s ?p ?o }", ["A *"]),
        ("SELECT * { ?s a kgo:A { SELECT ?o { ?s ?p ?o } } }", ["A", "*"]),
        ("SELECT * { OPTIONAL { ?s kgo:a 1 } ?s kgo:b 1 }", ["a", "b"]),
        ("SELECT * { ?s kgo:b 1 OPTIONAL { ?t kgo:a 1 } ?t kgo:c ?s }", ["b", "a", "c"]),
        (
            "ASK { ?s kgo:a ?o OPTIONAL { ?o kgo:b ?x FILTER EXISTS { ?x ?p ?s } } }",
            ["a", "b", "*"],
        ),
        (
            "SELECT * { ?s kgo:a 1 MINUS { ?s kgo:b 1 } OPTIONAL { ?s kgo:c 1 } }",
            ["a", "a b", "a c"],
        ),
        (
            "ASK { ?s kgo:a 1 FILTER NOT EXISTS { ?s kgo:b 1 ; kgo:c/kgo:d 2 } }",
            ["a", "a b", "c", "d"],
        ),
        (
            "ASK { ?s kgo:a 1 FILTER EXISTS { ?s kgo:b 1 ; ?p 2 . ?t kgo:c 1 } }",
            ["a", "a b *", "c"],
        ),
        ("ASK { ?s kgo:a 1 BIND(EXISTS { ?s kgo:b 1 } AS ?x) }", ["a", "a b"]),
        ("SELECT ?s { ?s kgo:a 1 } ORDER BY EXISTS { ?s ?p 1 }", ["a", "*"]),
        ("SELECT ?s { ?s kgo:a 1 } GROUP BY ?s HAVING(EXISTS { ?s kgo:b 1 })", None),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s kgo:a ?o BIND(kgo:b AS ?p) }", ["a"]),
        ("CONSTRUCT WHERE { ?s kgo:a ?o }", ["a"]),
        ("ASK { ?s ?p ?o }", ["*"]),
        ("ASK { GRAPH ?g { ?s kgo:a ?o } }", ["a", TYPE]),
        ("ASK { ?s a ?class ; kgo:a 1 }", [f"a {TYPE}"]),
    ],
)
def test_what_each_subject_must_have_together_is_seen(query, stars):
    expected = stars and {
        frozenset({"*": OPEN, TYPE: TYPE}.get(name, OWN + name) for name in star.split())
        for star in stars
    }
    assert seen_stars(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s kgo:a/kgo:b* ?o }",
        "ASK { ?s kgo:a? ?o }",
        "ASK { ?s !kgo:a ?o }",
        "SELECT ?s { ?s kgo:a 1 } GROUP BY ?s HAVING(EXISTS { ?s kgo:b 1 })",
        "SELECT (EXISTS { ?s kgo:b 1 } AS ?x) { ?s kgo:a 1 }",
        "DESCRIBE ?s { ?s kgo:a 1 }",
        "ASK { <<( ?s ?p ?o )>> kgo:a 1 }",
        "no query at all",
    ],
)
def test_where_any_triple_may_be_meant_all_is_seen(query):
    assert seen_stars(query) is None


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
    "SELECT ?e FROM kgg:events FROM kgg:plain { ?e kgo:agent/rdfs:label ?name } ORDER BY ?e",
    "SELECT ?a ?o { GRAPH kgg:plain { ?a kgo:aids ?o } OPTIONAL { GRAPH kgg:vocabulary { kgo:aids rdfs:label ?l } } } ORDER BY ?a",
    "SELECT (COUNT(*) AS ?n) { GRAPH <urn:kg:graph:doc:one.txt> { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) FROM <urn:kg:graph:doc:one.txt> FROM kgg:resolution { ?s ?p ?o }",
    "SELECT ?a ?l FROM kgg:plain { ?a rdfs:label ?l } ORDER BY ?a ?l",
    "DESCRIBE kg:arland",
    "SELECT ?p ?o { kg:arland ?p ?o } ORDER BY ?p ?o",
    "SELECT ?p ?o { ?s a kgo:Assertion ; ?p ?o } ORDER BY ?p ?o",
    "SELECT ?p ?o { ?s kgo:score ?n ; ?p ?o } ORDER BY ?p ?o",
    "SELECT ?s ?c { ?s kgo:date ?day ; a ?c } ORDER BY ?s ?c",
    "SELECT ?s ?c { ?s kgo:kind ?day ; a ?c ; prov:wasDerivedFrom ?d OPTIONAL { ?d a ?c } } ORDER BY ?s ?c",
    "SELECT ?s ?t { ?s kgo:score ?n OPTIONAL { ?t kgo:denotes ?a } ?t a kgo:Assertion } ORDER BY ?s ?t",
    "SELECT ?s ?t { ?s kgo:subject ?n MINUS { ?t kgo:act ?a . ?s kgo:score ?x } ?t a kgo:Mention } ORDER BY ?s ?t",
    "SELECT ?s ?o { ?s ?p ?o . ?o oa:exact ?words } ORDER BY ?s ?o",
    "SELECT ?m ?c { ?m kgo:denotes ?a OPTIONAL { ?a a ?c FILTER EXISTS { ?a kgo:assaults ?b ; ?p ?c } } } ORDER BY ?m ?c",
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
@pytest.mark.parametrize("query", ["claims", "SELECT ?s { ?s kgo:aids ?o }"])
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
    assert run(large, query) == answer
    graphs = "SELECT ?s { GRAPH kgg:plain { ?s kgo:aids ?o } }"
    assert len(run(large, graphs).splitlines()) > 1
    assert lacks_store(large, graphs)


def test_who_stores_behind_does_not_wait_for_who_does(large):
    with lock_directory(large / "graph.oxigraph"):
        store_apart(large)
    assert lacks_store(large, "ASK {}")
    store_apart(large)
    assert not lacks_store(large, "ASK {}")
    store_apart(large / "missing.json")
    assert not lacks_store(large / "missing.json", "ASK {}")


def test_a_graph_with_a_store_is_opened(large, tmp_path_factory):
    sources.keep_store(large, tmp_path_factory.mktemp("unused"))
    query = "SELECT ?s { GRAPH kgg:plain { ?s kgo:aids ?o } }"
    assert not lacks_store(large, query)
    assert load_engine(large, only=[query]).ask(query).rows
    assert run_query(large, query).rows


GRAPHS = [
    ("ASK { GRAPH kgg:plain { ?s ?p ?o } }", ["plain"]),
    (
        "ASK { GRAPH kgg:plain { ?s ?p ?o } OPTIONAL { GRAPH kgg:events { ?s ?p ?o } } }",
        ["events", "plain"],
    ),
    (
        "ASK { GRAPH kgg:plain { ?s ?p ?o } FILTER NOT EXISTS { GRAPH kgg:events { ?s ?p ?o } } }",
        ["events", "plain"],
    ),
    ("ASK { GRAPH kgg:plain { ?s ?p ?o } FILTER EXISTS { ?s ?p 1 } }", None),
    ("ASK { GRAPH kgg:plain { ?s ?p ?o } ?s a ?c }", None),
    ("ASK { GRAPH ?g { ?s ?p ?o } }", None),
    ("ASK { GRAPH kgg:plain { GRAPH ?g { ?s ?p ?o } } }", None),
    (
        "ASK { GRAPH kgg:plain { ?s ?p ?o FILTER EXISTS { GRAPH kgg:events { ?s ?p ?o } } } }",
        ["events", "plain"],
    ),
    (
        "SELECT * FROM kgg:plain FROM NAMED kgg:events { GRAPH ?g { ?s ?p ?o } ?s a ?c }",
        ["events", "plain"],
    ),
    ("SELECT * FROM kgg:none { ?s ?p ?o }", ["none"]),
    ("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH kgg:plain { ?s ?p ?o } }", ["plain"]),
    ("DESCRIBE kg:arland", None),
    ("no query", None),
]


@pytest.mark.parametrize(("query", "names"), GRAPHS)
def test_only_graphs_that_are_named_are_seen(query, names):
    assert seen_graphs(query) == (names and {f"urn:kg:graph:{name}" for name in names})
