"""SPARQL over builds and files: sources, bindings, formats, errors."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from small_graph import small_graph

from kg.errors import QueryError
from kg.export.rdf import FORMATS, write_rdf
from kg.graph.node_link import write_graph
from kg.query.answers import Answer
from kg.query.formats import format_answer
from kg.query.sources import load_engine
from kg.query.sparql import load_query, run_named, run_query
from kg.query.stored import open_stored
from kg.rdf.mapping import iter_quads

WHO = "SELECT ?who WHERE { kg:arland kgo:assaults ?who }"


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(small_graph(), folder / "graph.json")
    for form in FORMATS:
        write_rdf(small_graph(), folder / f"graph.{form}", form)
    return folder


@pytest.mark.parametrize("name", ["", "graph.json", *(f"graph.{form}" for form in FORMATS)])
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_every_kind_of_source_gives_the_same_answer(build, name, engine):
    answer = run_query(build / name, WHO, engine=engine)
    assert answer.variables == ("who",)
    assert answer.rows == ((ox.NamedNode("urn:kg:actor:borland"),),)


def test_several_sources_are_asked_as_one(build, tmp_path):
    (tmp_path / "mine.ttl").write_text("<urn:kg:actor:borland> <urn:x:color> 'red' .")
    query = "SELECT ?c WHERE { kg:arland kgo:assaults ?who . ?who <urn:x:color> ?c }"
    assert run_query([build, tmp_path / "mine.ttl"], query).rows == ((ox.Literal("red"),),)


def test_only_what_is_done_is_a_plain_triple(build):
    query = "SELECT ?s ?o WHERE { GRAPH kgg:plain { ?s kgo:aids ?o } }"
    found = [(s.value, o.value) for s, o in run_query(build, query).rows]
    assert found == [("urn:kg:actor:ceria", "urn:kg:actor:borland")]


def test_every_plain_triple_leads_to_an_assertion_with_evidence(build):
    missing = """SELECT ?s ?p ?o WHERE {
      GRAPH kgg:plain { ?s ?p ?o . ?s a kgo:Actor . ?o a kgo:Actor }
      FILTER(STRSTARTS(STR(?p), STR(kgo:)) && !CONTAINS(STR(?p), "says"))
      FILTER NOT EXISTS { ?a kgo:predicate ?p ; kgo:actor ?s, ?o ; kgo:evidence/oa:hasSource ?d } }"""
    assert run_query(build, missing).rows == ()


def test_bindings_are_terms(build):
    query = "SELECT ?who WHERE { VALUES ?by { UNDEF } ?by kgo:assaults ?who }"
    found = run_query(build, query, bindings={"by": [ox.NamedNode("urn:kg:actor:ceria")]})
    assert found.rows == ()
    with pytest.raises(QueryError, match="no parameter 'x'"):
        run_query(build, query, bindings={"x": [ox.Literal("a")]})


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x WHERE { ?x nosuch:p ?y }", "DROP ALL", ""])
def test_malformed_queries_are_told_in_one_line(build, query, engine):
    with pytest.raises(QueryError) as caught:
        run_query(build / "graph.nt", query, engine=engine)
    assert "\n" not in str(caught.value)


def test_unreadable_sources_are_told(tmp_path):
    (tmp_path / "bad.ttl").write_text("<a> <b")
    for name, message in (
        ("bad.ttl", "not readable"),
        ("no.ttl", "no such file"),
        ("x.txt", "needed"),
    ):
        with pytest.raises(QueryError, match=message):
            load_engine(tmp_path / name)
    with pytest.raises(QueryError, match="no engine"):
        load_engine(tmp_path / "bad.ttl", engine="x")
    with pytest.raises(QueryError, match="can't be read as a query"):
        load_query(str(tmp_path / "no.rq"))


def test_query_files_have_parameters_too(build, tmp_path):
    file = tmp_path / "mine.rq"
    file.write_text(
        "# Mine\n# @who actor!: who\nASK { VALUES ?who { UNDEF } ?who kgo:assaults ?o }"
    )
    found = run_named(build, load_query(str(file)), parameters={"who": "kingdom of arland"})
    assert found.truth


ROWS = Answer(
    kind="select",
    variables=("a", "b"),
    rows=((ox.Literal('x|"y"\t<b>\n'), None), (ox.NamedNode("urn:kg:actor:a"), ox.Literal(2))),
)


def test_rows_as_csv_and_tsv_follow_the_recommendation():
    assert list(csv.reader(io.StringIO(format_answer(ROWS, "csv")))) == [
        ["a", "b"],
        ['x|"y"\t<b>\n', ""],
        ["urn:kg:actor:a", "2"],
    ]
    number = '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert format_answer(ROWS, "tsv") == (
        f'?a\t?b\n"x|\\"y\\"\\t<b>\\n"\t\n<urn:kg:actor:a>\t{number}\n'
    )


def test_rows_as_json_are_read_by_another_reader():
    text = format_answer(ROWS, "json")
    found = ox.parse_query_results(text.encode(), ox.QueryResultsFormat.JSON)
    assert [tuple(one) for one in found] == list(ROWS.rows)
    truth = json.loads(format_answer(Answer(kind="ask", truth=True), "json"))
    assert truth == {"head": {}, "boolean": True}


def test_markdown_cells_stay_cells():
    lines = format_answer(ROWS, "markdown").splitlines()
    assert lines[2] == '| x\\|"y" \\<b\\> |  |'
    assert len(lines) == 4


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(
    ("form", "reader"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt")]
)
def test_triples_are_read_by_rdflib(build, form, reader):
    answer = run_query(build, "CONSTRUCT WHERE { ?s kgo:assaults ?o }")
    dataset = Dataset()
    dataset.default_graph.parse(data=format_answer(answer, form), format=reader)
    assert len(dataset.default_graph) == len(answer.triples) == 1


def test_formats_that_do_not_fit_are_told(build):
    answer = run_query(build, "DESCRIBE kg:arland")
    with pytest.raises(QueryError, match="use ttl"):
        format_answer(answer, "csv")
    with pytest.raises(QueryError, match="use csv"):
        format_answer(ROWS, "ttl")


def test_stores_of_large_graphs_are_kept_and_made_anew_for_other_graphs(build, tmp_path):
    file = tmp_path / "graph.json"
    file.write_bytes((build / "graph.json").read_bytes())
    made = []

    def fill(store):
        made.append(1)
        store.bulk_extend(iter_quads(small_graph()))

    sizes = {len(open_stored(file, fill, large=1)) for _ in range(3)}
    assert sizes == {len(set(iter_quads(small_graph())))}
    assert len(made) == 1
    file.write_bytes(file.read_bytes() + b"\n")
    assert open_stored(file, fill, large=1) is not None
    assert len(made) == 2
    assert open_stored(file, fill) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.json", "graph.oxigraph"]
