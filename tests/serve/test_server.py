"""The server: the protocol's cases and real clients against a running server on loopback."""

import json
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

pytestmark = pytest.mark.slow

SELECT = "SELECT ?who ?whom WHERE { ?who kgo:assaults ?whom }"
FULL = "SELECT ?o WHERE { <urn:kg:actor:arland> <urn:kg:ontology:assaults> ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s kgo:assaults ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BODY = {"Content-Type": "application/sparql-query"}


@pytest.fixture
def client(server):
    with httpx.Client(base_url=server, timeout=30) as found:
        yield found


GOOD = {
    "GET": lambda c: c.get("/sparql", params={"query": SELECT}),
    "POST form": lambda c: c.post("/sparql", data={"query": SELECT}),
    "POST body": lambda c: c.post("/sparql", content=SELECT, headers=BODY),
    "POST body with charset": lambda c: c.post(
        "/sparql",
        content=SELECT,
        headers={"Content-Type": "application/sparql-query; charset=utf-8"},
    ),
    "unknown parameters are left": lambda c: c.get("/sparql", params={"query": SELECT, "x": "1"}),
}


@pytest.mark.parametrize("case", GOOD)
def test_ways_to_send_a_query(case, client):
    response = GOOD[case](client)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/sparql-results+json"
    [row] = response.json()["results"]["bindings"]
    assert row["whom"]["value"] == "urn:kg:actor:borland"


BAD = {
    "malformed query": (400, lambda c: c.get("/sparql", params={"query": "SELECT"})),
    **{
        f"a function that there isn't: {query}": (
            400,
            lambda c, query=query: c.get("/sparql", params={"query": query}),
        )
        for query in (
            "SELECT (kgo:nearest(?s) AS ?x) { ?s a kgo:Actor }",
            "SELECT ?s { ?s a kgo:Actor FILTER(<http://example.org/f>(?s)) } LIMIT 1",
            'ASK { BIND(xsd:year("2024-01-01"^^xsd:date) AS ?y) }',
            "SELECT ?s { GRAPH ?g { ?s a kgo:Document } FILTER EXISTS { ?a ?b ?c FILTER(<urn:f>(?a)) } }",
            "CONSTRUCT { ?s kgo:x ?y } { ?s a kgo:Actor BIND(kgo:f(?s) AS ?y) }",
            "SELECT ?s { ?s a kgo:Actor } ORDER BY kgo:rank(?s)",
        )
    },
    "two queries": (400, lambda c: c.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")),
    "form without query": (400, lambda c: c.post("/sparql", data={"x": "1"})),
    "update in a query": (400, lambda c: c.get("/sparql", params={"query": "DROP ALL"})),
    "bad escape": (400, lambda c: c.get("/sparql?query=%FF")),
    "body that isn't UTF-8": (400, lambda c: c.post("/sparql", content=b"\xff", headers=BODY)),
    "relative graph": (
        400,
        lambda c: c.get("/sparql", params={"query": SELECT, "default-graph-uri": "a b"}),
    ),
    "update form": (403, lambda c: c.post("/sparql", data={"update": "DROP ALL"})),
    "update body": (
        403,
        lambda c: c.post(
            "/sparql", content="DROP ALL", headers={"Content-Type": "application/sparql-update"}
        ),
    ),
    "federation": (
        403,
        lambda c: c.get("/sparql", params={"query": "ASK { SERVICE <http://x/> {} }"}),
    ),
    "method": (405, lambda c: c.put("/sparql", content=SELECT)),
    "unknown type": (
        406,
        lambda c: c.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}),
    ),
    "rows as Turtle": (
        406,
        lambda c: c.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"}),
    ),
    "long request": (
        413,
        lambda c: c.post("/sparql", content=SELECT + " " * 30_000, headers=BODY),
    ),
    "body of another type": (
        415,
        lambda c: c.post("/sparql", content=SELECT, headers={"Content-Type": "text/plain"}),
    ),
    "long result": (500, lambda c: c.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})),
}


@pytest.mark.parametrize("case", BAD)
def test_requests_that_are_refused(case, client):
    status, send = BAD[case]
    response = send(client)
    assert response.status_code == status
    if status != 405:
        assert response.text.strip()
        assert response.text.count("\n") == 1


@pytest.mark.parametrize(
    ("accept", "media", "read"),
    [
        ("application/sparql-results+json", None, lambda t: json.loads(t)["head"]["vars"]),
        ("application/json", None, lambda t: json.loads(t)["head"]["vars"]),
        (
            "application/sparql-results+xml",
            None,
            lambda t: [one.get("name") for one in ElementTree.fromstring(t)[0]],
        ),
        ("text/csv", "text/csv; charset=utf-8", lambda t: t.splitlines()[0].split(",")),
        (
            "text/tab-separated-values",
            "text/tab-separated-values; charset=utf-8",
            lambda t: [one[1:] for one in t.splitlines()[0].split("\t")],
        ),
    ],
)
def test_rows_in_every_format(accept, media, read, client):
    response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert response.headers["content-type"] == (media or accept)
    assert response.headers["vary"] == "Accept"
    assert read(response.text) == ["who", "whom"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_in_every_format(accept, form, client):
    for path, params in (
        ("/sparql", {"query": CONSTRUCT}),
        ("/actor/arland", {}),
        ("/sparql", {}),
    ):
        response = client.get(path, params=params, headers={"Accept": accept})
        assert response.headers["content-type"].partition(";")[0] == accept
        assert list(ox.parse(response.content, form))


def test_truth_values(client):
    query = {"query": "ASK { kg:arland kgo:assaults ?o }"}
    assert client.get("/sparql", params=query).json()["boolean"] is True
    assert client.get("/sparql", params=query, headers={"Accept": "text/csv"}).text == "true"


def test_named_graphs_of_the_protocol(client):
    plain = {"query": SELECT, "default-graph-uri": "urn:kg:graph:plain"}
    other = {"query": SELECT, "default-graph-uri": "urn:kg:graph:resolution"}
    named = {
        "query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "named-graph-uri": "urn:kg:graph:plain",
    }
    sizes = [
        len(client.get("/sparql", params=params).json()["results"]["bindings"])
        for params in (plain, other, named)
    ]
    assert sizes == [1, 0, 1]


def test_head_has_no_body(client):
    response = client.head("/sparql", params={"query": SELECT})
    assert (response.status_code, response.content) == (200, b"")


def test_a_query_that_takes_too_long_is_stopped_and_others_go_on(client):
    started = time.monotonic()
    response = client.get("/sparql", params={"query": ENDLESS})
    assert response.status_code == 503
    assert "takes longer than 2 s" in response.text
    assert time.monotonic() - started < 15
    assert client.get("/sparql", params={"query": SELECT}).status_code == 200


def test_pages_and_health(client):
    assert client.get("/health").json() == {"status": "ok"}
    assert "<title>page</title>" in client.get("/graph").text
    assert client.get("/ontology").text.startswith("@prefix")
    editor = client.get("/sparql", headers={"Accept": "text/html"}, follow_redirects=True)
    assert "<textarea" in editor.text
    assert "script-src 'self'" in editor.headers["content-security-policy"]
    assert client.get("/static/editor.js").status_code == 200
    assert client.get("/favicon.ico").headers["content-type"].startswith("image/svg+xml")
    assert len(client.get("/queries").json()) >= 20


def test_pages_of_actors_records_and_documents(client):
    page = client.get("/actor/arland", headers={"Accept": "text/html"}).text
    assert "<h1>Arland</h1>" in page
    assert 'href="/actor/borland"' in page
    assert "<script>alert" not in page
    assert "Bor&lt;script&gt;" in page
    assert "kgo:Assertion" in client.get("/record/one.txt:a1").text
    assert "Title of one.txt" in client.get("/doc/one.txt").text
    for name in ("nobody", quote("a> { } #", safe=""), "%3Cscript%3E", "..%2f..%2fetc"):
        for accept in ("text/html", "text/turtle"):
            assert client.get(f"/actor/{name}", headers={"Accept": accept}).status_code == 404


def test_other_hosts_and_paths_are_refused(client):
    assert client.get("/health", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/static/..%2fapp.py").status_code == 404


def test_sparqlwrapper(server):
    wrapper = SPARQLWrapper(f"{server}/sparql", returnFormat=JSON)
    wrapper.setQuery(FULL)
    for method in ("GET", POST):
        wrapper.setMethod(method)
        [row] = wrapper.queryAndConvert()["results"]["bindings"]
        assert row["o"]["value"] == "urn:kg:actor:borland"
    wrapper.setReturnFormat(TURTLE)
    wrapper.setQuery(CONSTRUCT.replace("kgo:assaults", "<urn:kg:ontology:assaults>"))
    assert b"urn:kg" in wrapper.query().convert()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_store(server):
    graph = Graph(SPARQLStore(f"{server}/sparql"))
    found = list(graph.objects(URIRef("urn:kg:actor:arland"), URIRef("urn:kg:ontology:assaults")))
    assert found == [URIRef("urn:kg:actor:borland")]
    assert [row.o for row in graph.query(FULL)] == found


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl(server):
    command = ["curl", "-sSf", "-H", "Accept: text/csv", "--data-urlencode", f"query={FULL}"]
    for arguments in ([], ["-G"]):
        run = subprocess.run(
            [*command, *arguments, f"{server}/sparql"], capture_output=True, check=True
        )
        assert run.stdout == b"o\r\nurn:kg:actor:borland\r\n"
