"""kg query on the command line."""

import json

import pytest
import typer
from small_graph import small_graph
from typer.testing import CliRunner

from kg.cli.query import query
from kg.errors import QueryError
from kg.graph.node_link import write_graph

app = typer.Typer()
app.command()(query)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(small_graph(), folder / "graph.json")
    return str(folder)


def run(*arguments, **options):
    result = CliRunner().invoke(app, arguments, **options)
    if isinstance(result.exception, QueryError):
        raise result.exception
    return result


def test_list_names_every_query_with_its_parameters():
    lines = run("--list").output.splitlines()
    assert "mediators: Who mediates, and with or between whom" in lines
    assert "    --actor: the actor (needed)" in lines
    assert any(line.startswith("    --set text=…") for line in lines)


def test_named_query_with_parameters(build):
    result = run(build, "claims", "--by", "reyes", "-f", "json")
    [row] = json.loads(result.output)["results"]["bindings"]
    assert row["source"]["value"] == "Dana Reyes"
    assert (
        run(build, "quotations-with", "--set", "text=arland", "--limit", "1").output.count("\n")
        == 2
    )


def test_sparql_from_argument_file_and_standard_input(build, tmp_path):
    text = "SELECT ?o WHERE { kg:arland kgo:assaults ?o }"
    (tmp_path / "q.rq").write_text(text)
    outputs = {
        run(build, text).output,
        run(build, str(tmp_path / "q.rq")).output,
        run(build, "-", input=text).output,
    }
    assert outputs == {"o\nkg:borland\n"}


def test_ask_as_exit_status(build):
    yes, no = "ASK { kg:arland kgo:assaults ?o }", "ASK { kg:arland kgo:aids ?o }"
    assert run(build, yes, "--exit-code").exit_code == 0
    assert run(build, no, "--exit-code").exit_code == 1
    assert run(build, no).output == "false\n"


def test_triples_as_turtle(build):
    output = run(build, "CONSTRUCT WHERE { ?s kgo:assaults ?o }").output
    assert output.endswith("kg:arland kgo:assaults kg:borland .\n")


def test_wrong_use_is_told(build):
    for arguments, message in (
        ((), "a query is missing"),
        ((build, "mediator"), "did you mean"),
        ((build, "mediators", "--set", "x"), "name=value"),
    ):
        with pytest.raises(QueryError, match=message):
            run(*arguments)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT ?s { ?s kgo:mediate ?o }", "did you mean kgo:mediates?"),
        ("SELECT ?s { ?s kgo:Assaults ?o }", "did you mean kgo:assaults?"),
        ("SELECT ?s { ?s a kgo:Asertion }", "did you mean kgo:Assertion?"),
        ("SELECT ?s { ?s kgo:subjects ?o }", "did you mean kgo:subject?"),
        ("SELECT ?s { ?s kgo:xqzw ?o }", "kgo:xqzw is no word of the vocabulary"),
        ("CONSTRUCT { ?s a ?o } WHERE { ?s kgo:denote ?o }", "did you mean kgo:denotes?"),
    ],
)
def test_a_misspelt_word_of_a_query_that_finds_nothing_is_named(build, query, hint):
    assert hint in run(build, query).output


def test_a_query_that_finds_something_gets_no_hint(build):
    assert "vocabulary" not in run(build, "SELECT ?s { ?s a kgo:Assertion }").output
    assert "vocabulary" not in run(build, "SELECT ?s { ?s kgo:mediates kg:nobody }").output


def test_an_unknown_prefix_is_one_short_line(build):
    with pytest.raises(
        QueryError, match="a prefix that isn't declared; known without that: dcterms"
    ):
        run(build, "SELECT ?s { ?s kgx:mediates ?o }")
