"""An analyst's questions to the sample articles, answered by hand from their text; SPARQL, command line and Python give the same answers."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.main import app
from kg.graph.node_link import write_graph
from kg.graph.statements import iter_statements, text_between
from kg.query.formats import plain_rows
from kg.query.sparql import run_query

pytestmark = [pytest.mark.model, pytest.mark.slow]


def holders(words, organization):
    """Return who is said to hold an office, not as a former one."""

    def find(graph):
        return {
            graph.nodes[subject]["name"]
            for subject, target, data in iter_statements(graph)
            if data["predicate"] == "holds_role" and target == organization and not data["ended"]
            and words in data["title"].lower() and data["polarity"] == "positive"
            and data["modality"] == "actual"
        }  # fmt: skip

    return find


def speakers_of(words):
    """Return who says something that holds certain words."""

    def find(graph):
        documents = graph.graph["documents"]
        return {
            graph.nodes[subject]["name"]
            for subject, _, data in iter_statements(graph)
            if data["predicate"] == "says"
            for one in data["evidence"]
            if any(words in text_between(documents[one["doc"]], *part) for part in one["content"])
        }

    return find


def ask_office(words, organization):
    return f"""SELECT DISTINCT ?n {{ ?r kgo:predicate kgo:holds_role ; kgo:object kg:{organization} ; kgo:subject/skos:prefLabel ?n ;
        kgo:title ?t ; kgo:polarity kgo:Positive ; kgo:modality kgo:Actual
        FILTER(CONTAINS(LCASE(?t), "{words}")) FILTER NOT EXISTS {{ ?r kgo:ended true }} }}"""


def ask_speaker(words):
    return f"""SELECT DISTINCT ?n {{ ?q a schema:Quotation ; schema:text ?t ; prov:wasAttributedTo/skos:prefLabel ?n
        FILTER(CONTAINS(STR(?t), "{words}")) }}"""


def office(words, organization, name):
    options = ["--organization", organization, "--set", f"words={words}"]
    return ask_office(words, organization), ["office-holders", *options], "person", holders(words, organization), {name}  # fmt: skip


def speech(words, name):
    query = "SELECT ?person { ?q a kgo:Quotation ; kgo:source/skos:prefLabel ?person ; schema:text ?t FILTER(CONTAINS(?t, '%s')) }"
    return ask_speaker(words), [query % words], "person", speakers_of(words), {name}


def copies(graph):
    return {one["duplicate_of"] for one in graph.graph["documents"].values()} - {""}


def former_ministers(graph):
    return {
        graph.nodes[subject]["name"]
        for subject, target, data in iter_statements(graph)
        if data["predicate"] == "holds_role" and target == "venezuela" and data["ended"]
    }


FORMER = """SELECT DISTINCT ?n { ?m a org:Membership ; org:organization kg:venezuela ; kgo:ended true ; org:member/skos:prefLabel ?n }"""

QUESTIONS = {
    "who held an office in Venezuela": (
        FORMER, [FORMER], "n", former_ministers, {"Aurelio Peñaloza"},
    ),
    "who is foreign minister of Hungary": office("foreign minister", "hungary", "Gábor Szentirmai"),
    "who is deputy foreign minister of Poland": office("deputy foreign minister", "poland", "Paweł Wrzos"),
    "who is deputy foreign minister of Saudi Arabia": office("deputy foreign minister", "saudi-arabia", "Faisal al-Rashdan"),
    "who is president of Guyana": office("president", "guyana", "Leonard Jagnandan"),
    "who will not negotiate under fire": speech("do not negotiate under fire", "Osman el-Tayeb"),
    "who will not trade positions for promises": speech("trade positions for promises", "Idris Abkar"),
    "who calls the truce a small paper": speech("small paper with a heavy weight", "Margaret Holloway"),
    "who says everything is possible": speech("Everything is possible", "Annika Lindqvist"),
    "who counts in tonnes": speech("they count in tonnes", "Dzmitry Karatkevich"),
    "who says that guests can leave": speech("Guests can leave", "Ieva Stonytė"),
    "who calls the president a postman": speech("came back as a postman", "Vibert Lowe"),
    "which article was copied": (
        "SELECT DISTINCT ?n { ?d a schema:NewsArticle ; prov:wasDerivedFrom/dcterms:identifier ?n }",
        ["SELECT ?n { ?copy a kgo:Document ; prov:wasDerivedFrom ?d . ?d dcterms:identifier ?n }"],
        "n",
        copies,
        {"ceasefire-04-truce-signed.txt"},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def build(seeds_graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    write_graph(seeds_graph, folder / "graph.json")
    return folder


MISREAD = {"who says that guests can leave": "the second part of her words is given to nobody"}


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            one,
            marks=pytest.mark.xfail(strict=True, reason=MISREAD[one]) if one in MISREAD else (),
        )
        for one in QUESTIONS
    ],
)
def test_three_ways_to_ask_give_the_answer_of_a_careful_reader(question, seeds_graph, build):
    query, arguments, column, find, answer = QUESTIONS[question]
    rows = plain_rows(run_query(build, query))
    assert {row["n"] for row in rows} == answer
    done = CliRunner().invoke(app, ["query", str(build), *arguments, "-f", "json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)["results"]["bindings"]
    assert {row[column]["value"] for row in found} == answer
    assert find(seeds_graph) == answer
