"""Who is meant by a name that several actors answer to: the same one, whichever command is asked."""

import json

import pytest
from hand_graph import graph_of

from kg.errors import QueryError
from kg.graph.find_actor import find_actor, find_actors
from kg.graph.node_link import write_graph
from kg.query.engines import Oxigraph
from kg.query.named import find_query
from kg.query.parameters import read_parameters
from kg.query.quotes import find_quotations
from kg.query.sources import load_engine


def people():
    """Return a graph in which Ann Roe is in 26 documents, and a fragment called Roe in one."""
    graph = graph_of(
        "ann accuses norland 2024-01-01 docs=25",
        "roe accuses norland 2024-01-02",
        "ann says norland 2024-01-03 addressing=about",
        "court rejects norland 2024-01-03",
        "other rejects norland 2024-01-03",
    )
    names = {
        "ann": ("Ann Roe", "person", 26),
        "roe": ("Roe", "person", 1),
        "court": ("Norland Supreme Court", "agency", 40),
        "other": ("Supreme Court", "agency", 1),
        "norland": ("Norland", "government", 30),
    }
    for node, (name, kind, documents) in names.items():
        graph.nodes[node].update(name=name, type=kind, documents=documents, mentions=[])
    own = {"ann": ["d0", "d2"], "roe": ["d1"], "court": ["d3"], "other": ["d4"], "norland": ["d0"]}
    own["ann"] += [f"d0.{number}" for number in range(1, 25)]
    for node, (_, _, documents) in names.items():
        for number in range(documents):
            doc = own[node][number] if number < len(own[node]) else f"{node}{number}"
            graph.graph["documents"].setdefault(doc, {**graph.graph["documents"]["d0"], "id": doc})
            mention = {"doc": doc, "start": 0, "end": 3, "text": "x", "kind": "name"}
            graph.nodes[node]["mentions"].append({**mention, "score": 1.0, "reason": ""})
    return graph


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Roe", ["ann", "roe"]),
        ("roe", ["roe"]),  # an id
        ("Ann Roe", ["ann"]),
        ("Supreme Court", ["court", "other"]),
        ("the supreme court", ["court", "other"]),
        ("Norland", ["norland"]),
        ("Ann", ["ann"]),
    ],
)
def test_the_one_whom_most_documents_name_comes_first(words, meant):
    assert find_actors(people(), words) == meant


def test_who_is_called_just_so_is_meant_unless_another_is_named_twenty_times_as_often():
    graph = people()
    graph.nodes["ann"]["documents"] = 19
    assert find_actor(graph, "Roe") == "roe"
    graph.nodes["ann"]["documents"] = 20
    assert find_actor(graph, "Roe") == "ann"


def test_a_spokesman_of_somebody_is_not_called_so_and_descriptions_come_last():
    graph = people()
    graph.nodes["other"].update(name="spokesman for Ann Roe", type="person", documents=900)
    assert find_actors(graph, "Roe") == ["ann", "roe"]
    graph.nodes["ann"]["aliases"] = ["the regime"]
    assert find_actors(graph, "regime") == ["ann"]
    with pytest.raises(QueryError, match="did you mean 'Ann Roe'"):
        find_actor(graph, "An Ro")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(people(), folder / "graph.json")
    return folder


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("words", ["Roe", "Supreme Court", "Norland", "roe"])
def test_sparql_takes_the_same_one(folder, engine, words):
    loaded = load_engine(folder, engine=engine)
    told = []
    values = read_parameters(find_query("timeline"), {"actor": words}, loaded, tell=told.append)
    graph = people()
    assert [one.value.rpartition(":")[2] for one in values["actor"]] == [find_actor(graph, words)]
    assert len(told) == (len(find_actors(graph, words)) > 1)


def test_triples_without_mentions_are_asked_by_what_actors_do(folder):
    store = load_engine(folder).store
    store.update("DELETE WHERE { ?m <urn:kg:ontology:denotes> ?a }")
    values = read_parameters(find_query("timeline"), {"actor": "Roe"}, Oxigraph(store))
    assert values["actor"][0].value == "urn:kg:actor:ann"


def test_quotations_of_the_one_who_is_meant():
    assert len(find_quotations(people(), by="Roe")) == 1
    assert find_quotations(people(), by="roe") == []


COMMANDS = [
    ("events", "{}", "--actor", "Roe"),
    ("quotes", "{}", "--by", "Roe"),
    ("show", "{}", "Roe"),
    ("analyze", "dyads", "{}", "--actor", "Roe"),
    ("analyze", "paths", "{}", "Roe", "Norland"),
    ("query", "{}", "timeline", "--actor", "Roe"),
    ("export", "{}", "-f", "dot", "--around", "Roe"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: " ".join(one[:2]))
def test_every_command_says_who_was_taken(kg, folder, arguments):
    done = kg(*(one.format(folder) for one in arguments))
    assert done.returncode == 0
    [line] = [line for line in done.stderr.splitlines() if "is taken" in line]
    start = "'Roe': Ann Roe is taken (ann, in 26 documents); 1 other answers to it: roe (1);"
    assert line.startswith(f"{start} give an id to ask for another")
    quiet = kg(*("ann" if one == "Roe" else one.format(folder) for one in arguments))
    assert "is taken" not in quiet.stderr
    assert quiet.stdout == done.stdout


def test_show_lists_who_answers(kg, folder):
    done = kg("show", folder, "Roe", "--list")
    assert "2 actors answer to 'Roe'" in done.stderr
    assert [line.split("\t")[-1] for line in done.stdout.splitlines()[1:]] == ["ann", "roe"]
    assert (
        json.loads(kg("events", folder, "--actor", "roe", "-f", "json").stdout)[0]["subject"]
        == "Roe"
    )
