"""Nothing leaves the machine and no file is read that wasn't named: every engine, with somebody listening and a secret file."""

import contextlib
import sys

import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.cli.main import main
from kg.errors import QueryError
from kg.graph.node_link import write_graph
from kg.query.sources import load_engine, load_store
from kg.rdf.check import check_shapes
from kg.rdf.oxigraph import fill_dataset
from kg.serve.jobs import Job, answer

SECRET = "3e7fb2-secret"
ENGINES = ["oxigraph", "rdflib"]
QUERIES = [
    "SELECT * FROM <PLACE> { ?s ?p ?o }",
    "SELECT * FROM NAMED <PLACE> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM NAMED <PLACE> { GRAPH <PLACE> { ?s ?p ?o } }",
    "SELECT * FROM kgg:plain FROM <PLACE> { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'secret')) }",
    "SELECT *FROM<PLACE>{ ?s ?p ?o }",
    "select * from#c\n<PLACE> { ?s ?p ?o }",
    "SELECT * FR\\u004FM <PLACE> { ?s ?p ?o }",
    "BASE <PLACE> SELECT * FROM <> { ?s ?p ?o }",
    "PREFIX x: <PLACE> SELECT * FROM x: { ?s ?p ?o }",
    "ASK FROM <PLACE> { ?s ?p 'secret' }",
    "CONSTRUCT { ?s ?p ?o } FROM <PLACE> WHERE { ?s ?p ?o }",
    "DESCRIBE <urn:secret> FROM <PLACE>",
    "SELECT * { GRAPH <PLACE> { ?s ?p ?o } }",
    "SELECT * { SERVICE <PLACE> { ?s ?p ?o } }",
    "LOAD <PLACE>",
    "LOAD SILENT <PLACE> INTO GRAPH <urn:x>",
    "INSERT { ?s ?p ?o } USING <PLACE> WHERE { ?s ?p ?o }",
]
SOURCES = {
    "context.jsonld": '{"@context": "PLACE", "@id": "urn:a", "name": "b"}',
    "import.jsonld": '{"@context": {"@version": 1.1, "@import": "PLACE"}, "@id": "urn:a", "name": "b"}',
    "entity.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "PLACE">]>'
    '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="urn:a">'
    '<x xmlns="urn:">&e;</x></r:Description></r:RDF>',
    "dtd.rdf": '<!DOCTYPE r SYSTEM "PLACE"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "imports.ttl": "<urn:a> <http://www.w3.org/2002/07/owl#imports> <PLACE> .",
    "base.trig": "@base <PLACE> . <urn:a> <urn:b> <> .",
}


@pytest.fixture
def places(listener, tmp_path):
    """The addresses that must not be opened, what was called, and a build that knows nothing of them."""
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<urn:secret> <urn:is> "{SECRET}" .')
    (tmp_path / "build").mkdir()
    write_graph(small_graph(), tmp_path / "build" / "graph.json")
    url, calls = listener
    return [url, secret.as_uri(), str(secret)], calls, tmp_path / "build"


def run(monkeypatch, capfd, *arguments):
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capfd.readouterr()
    assert "Traceback" not in printed.err
    return ended.value.code, printed.out + printed.err


@pytest.mark.parametrize("engine", ENGINES)
def test_no_query_of_the_command_opens_anything(engine, places, monkeypatch, capfd):
    addresses, calls, build = places
    for query in QUERIES:
        for place in addresses:
            _, printed = run(
                monkeypatch, capfd, "query", build, query.replace("PLACE", place), "--engine", engine
            )  # fmt: skip
            assert SECRET not in printed
    assert not calls


def test_no_query_of_the_server_opens_anything(places):
    addresses, calls, build = places
    store = load_store([build])
    for place in addresses[:2]:
        for query in QUERIES:
            reply = answer(store, Job(query=query.replace("PLACE", place)))
            assert SECRET.encode() not in reply.body
        for graphs in ({"default_graphs": (place,)}, {"named_graphs": (place,)}):
            reply = answer(store, Job(query="SELECT * { ?s ?p ?o }", **graphs))
            assert SECRET.encode() not in reply.body
            assert reply.status == 200
    assert not calls


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("engine", ENGINES)
def test_no_source_makes_an_engine_open_another(name, engine, places, tmp_path):
    addresses, calls, _ = places
    for place in addresses[:2]:
        (tmp_path / name).write_text(SOURCES[name].replace("PLACE", place))
        with contextlib.suppress(QueryError):
            rows = load_engine(tmp_path / name, engine=engine).ask("SELECT * { ?s ?p ?o }").rows
            assert SECRET not in str(rows)
    assert not calls


def test_shapes_import_nothing(places):
    addresses, calls, _ = places
    from rdflib import Dataset

    triples = Dataset()
    imports = ox.NamedNode("http://www.w3.org/2002/07/owl#imports")
    quads = [ox.Quad(ox.NamedNode("urn:a"), imports, ox.NamedNode(one)) for one in addresses[:2]]
    fill_dataset(triples, quads)
    check_shapes(triples.default_graph)
    assert not calls


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A triple of two graphs, and one of one."""
    file = tmp_path_factory.mktemp("two") / "two.nq"
    file.write_text(
        "<urn:a> <urn:p> <urn:o> <urn:g1> .\n<urn:a> <urn:p> <urn:o> <urn:g2> .\n"
        "<urn:b> <urn:p> <urn:o> <urn:g2> .\n"
    )
    return file


COUNTS = {
    "{ ?s ?p ?o }": 2,
    "{ GRAPH ?g { ?s ?p ?o } }": 3,
    "FROM <urn:g1> { ?s ?p ?o }": 1,
    "FROM <urn:g1> FROM <urn:g2> { ?s ?p ?o }": 2,
    "FROM <urn:g1> FROM <urn:g1> { ?s ?p ?o }": 1,
    "FROM <urn:nope> { ?s ?p ?o }": 0,
    "FROM <urn:g1> { GRAPH ?g { ?s ?p ?o } }": 0,
    "FROM NAMED <urn:g1> { ?s ?p ?o }": 0,
    "FROM NAMED <urn:g2> { GRAPH ?g { ?s ?p ?o } }": 2,
    "FROM NAMED <urn:g1> FROM NAMED <urn:nope> { GRAPH ?g { ?s ?p ?o } }": 1,
    "FROM <urn:g2> FROM NAMED <urn:g1> { GRAPH ?g { ?s ?p ?o } ?s ?p ?o }": 1,
    "FROM <urn:g1> FROM <urn:g2> FROM NAMED <urn:g2> { GRAPH ?g { ?s ?p ?o } ?s ?p ?o }": 2,
    "FROM ex:1 { ?s ?p ?o }": 1,
    "FROM <g2> { ?s ?p ?o }": 2,
    "{ ?s ?p ?from FILTER(?from = <urn:o> && 'FROM <urn:g1>' != ' # FROM') }": 2,
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("clause", COUNTS)
def test_graphs_that_are_named_are_asked_as_sparql_says(clause, engine, store):
    query = f"BASE <urn:> PREFIX ex: <urn:g> SELECT (COUNT(*) AS ?n) {clause}"
    [[count]] = load_engine(store, engine=engine).ask(query).rows
    assert int(count.value) == COUNTS[clause]


def test_graphs_that_a_request_names_count_in_place_of_the_query_s(store):
    asked = load_store([store])
    count = Job(query="SELECT (COUNT(*) AS ?n) FROM <urn:g2> { ?s ?p ?o }", row_type="text/csv")
    for default, named, wanted in (
        (("urn:g1",), (), b"1"),
        (("urn:g1", "urn:g2"), (), b"2"),
        ((), ("urn:g1",), b"0"),
        (("urn:nope",), (), b"0"),
    ):
        job = Job(
            query=count.query, row_type="text/csv", default_graphs=default, named_graphs=named
        )
        assert answer(asked, job).body.split()[1] == wanted


DEEP = {
    "brackets": lambda n: f"ASK {{ FILTER({'(' * n}1{')' * n}) }}",
    "functions": lambda n: f"ASK {{ FILTER({'ABS(' * n}1{')' * n}) }}",
    "groups": lambda n: f"ASK {{ {'{' * n}{'}' * n} }}",
    "many groups": lambda n: f"ASK {{ {'{} ' * n} }}",
    "exists": lambda n: f"ASK {{ {'FILTER EXISTS {' * n}{'}' * n} }}",
    "blank nodes": lambda n: f"ASK {{ ?a ?p {'[ ?p ' * n}?o{']' * n} }}",
    "lists": lambda n: f"ASK {{ ?a ?p {'(' * n}?o{')' * n} }}",
    "paths": lambda n: f"ASK {{ ?a {'(' * n}a{')+' * n} ?b }}",
    "negations": lambda n: f"ASK {{ FILTER({'!' * n}1) }}",
    "sums": lambda n: f"ASK {{ FILTER(1{'+1' * n}) }}",
    "alternatives": lambda n: f"ASK {{ ?a a{'|a' * n} ?b }}",
    "unions": lambda n: f"ASK {{ {{}}{' UNION {}' * n} }}",
    "optionals": lambda n: f"ASK {{{' OPTIONAL { ?a ?b ?c }' * n} }}",
    "binds": lambda n: f"ASK {{{''.join(f' BIND(1 AS ?a{i})' for i in range(n))} }}",
    "hidden in comments": lambda n: f"ASK {{ FILTER({'(#)))' + chr(10)}{'(' * n}1{')' * n}) }}",
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shape", DEEP)
def test_deep_nesting_is_refused_before_the_engine(shape, engine, store):
    with pytest.raises(QueryError, match=r"the query is (nested too deep|too long): at most"):
        load_engine(store, engine=engine).ask(DEEP[shape](20_000))
    assert answer(load_store([store]), Job(query=DEEP[shape](20_000))).status == 400


@pytest.mark.parametrize("shape", DEEP)
def test_what_is_not_refused_does_not_end_the_process(shape, store):
    """As deep, and as long, as allowed; errors of grammar aside, the engine answers."""
    slow = shape in ("blank nodes", "lists", "optionals")
    for size in (50, 90) if slow else (150, 190 if shape in ("paths", "many groups") else 300):
        with contextlib.suppress(QueryError):
            load_engine(store).ask(DEEP[shape](size))


def test_lists_of_values_are_not_deep(store):
    query = f"ASK {{ VALUES ?a {{ {'<urn:a> ' * 20_000} }} ?a ?p ?o }}"
    assert load_engine(store).ask(query).truth
