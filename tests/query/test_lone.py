"""A build's files, exports and queries hold the same actors: none that is unknown, mentioned once and does nothing, unless asked for."""

import pytest
from small_graph import small_graph
from typer.testing import CliRunner

from kg.cli.main import app
from kg.export.build_files import FilesWanted
from kg.graph.node_link import write_graph
from kg.output import write_output
from kg.query.sources import load_engine
from tests.analyze.test_lone import with_lone

NAMES = 'SELECT ?a { ?a a kgo:Actor ; skos:prefLabel ?n FILTER(STR(?n) = "Ann Roe") }'
PLAIN = NAMES.replace("{ ?a a", "{ GRAPH kgg:plain { ?a a").replace("?n FILTER", "?n } FILTER")


@pytest.fixture
def graph(tmp_path):
    write_graph(with_lone(small_graph()), tmp_path / "graph.json")
    return tmp_path / "graph.json"


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("query", [NAMES, PLAIN])
def test_a_query_of_a_build_has_the_actors_of_its_files(graph, engine, query):
    for options, rows in (({}, 0), ({"all_mentions": True}, 1)):
        for only in ([], [query]):
            asked = load_engine(graph, engine=engine, only=only, **options)
            assert len(asked.ask(query).rows) == rows


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq", "jsonld"])
def test_an_export_has_the_actors_of_the_files(graph, form, tmp_path):
    told = CliRunner().invoke(app, ["export", str(graph), "-f", form])
    assert (told.exit_code, "Ann Roe" in told.output) == (0, False)
    told = CliRunner().invoke(app, ["export", str(graph), "-f", form, "--all-mentions"])
    assert (told.exit_code, "Ann Roe" in told.output) == (0, True)


def test_tables_have_all_actors(graph):
    told = CliRunner().invoke(app, ["export", str(graph), "-f", "json"])
    assert "Ann Roe" in told.output


@pytest.mark.parametrize("form", ["csv", "json", "gexf"])
def test_an_export_that_has_all_actors_refuses_to_be_asked_for_them(kg, graph, form, tmp_path):
    done = kg("export", graph, "-f", form, "-o", tmp_path / "out", "--all-mentions")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("Error: Invalid value for --all-mentions: ")
    assert not (tmp_path / "out").exists()


def test_a_query_of_rdf_files_alone_refuses_to_look_for_all_actors(kg, graph, tmp_path):
    file = tmp_path / "graph.ttl"
    assert kg("export", graph, "-o", file).returncode == 0
    done = kg("query", file, NAMES, "--all-mentions")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("Error: Invalid value for --all-mentions: ")
    assert kg("query", file, graph, NAMES, "--all-mentions").returncode == 0


def test_an_export_is_the_file_of_the_build(graph, tmp_path):
    (tmp_path / "build").mkdir()
    write_output(with_lone(small_graph()), FilesWanted(folder=tmp_path / "build"))
    out = tmp_path / "again.trig"
    assert CliRunner().invoke(app, ["export", str(graph), "-o", str(out)]).exit_code == 0
    assert out.read_bytes() == (tmp_path / "build" / "graph.trig").read_bytes()


def test_the_command_line_asks_for_all(graph):
    for extra, rows in (([], 0), (["--all-mentions"], 1)):
        told = CliRunner().invoke(app, ["query", str(graph), NAMES, "-f", "csv", *extra])
        assert told.exit_code == 0, told.output
        assert told.output.count("ann-roe") == rows
