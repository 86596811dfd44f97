"""Readers and writers at once: each query sees one whole build, and many first queries make one store."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from small_graph import small_graph

from kg.export.build_files import FilesWanted, write_build_files
from kg.graph.node_link import read_graph, write_graph
from kg.query import sources
from kg.query.sources import load_engine, load_store
from kg.query.stored import GRAPHS, find_stored, open_stored
from kg.rdf.infer import infer
from kg.rdf.load import load_graph
from kg.rdf.mapping import iter_quads
from kg.store.atomic import replace_directory

ASK = """
import sys, time
from pathlib import Path
from kg.graph.node_link import read_graph
from kg.query.stored import open_stored
from kg.rdf.load import load_graph
graph = Path(sys.argv[1])
def fill(store):
    print("made", flush=True)
    time.sleep(float(sys.argv[2]))
    load_graph(store, read_graph(graph), named=False)
store = open_stored(graph, fill, large=1)
print(len(store) if store is not None else "none")
"""


def ask(graph, seconds=0.0):
    command = [sys.executable, "-c", ASK, str(graph), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def graph(tmp_path):
    write_graph(small_graph(), tmp_path / "graph.json")
    return tmp_path / "graph.json"


@pytest.mark.slow
def test_first_queries_at_once_make_one_store(graph):
    outputs = [one.communicate(timeout=120) for one in [ask(graph, 0.5) for _ in range(6)]]
    assert [errors for _, errors in outputs if errors] == []
    assert sum(output.count("made") for output, _ in outputs) == 1
    assert len({output.split()[-1] for output, _ in outputs}) == 1
    assert "none" not in outputs[0][0]


@pytest.mark.slow
def test_what_a_killed_query_left_goes(graph):
    killed = ask(graph, 60)
    assert killed.stdout.readline() == "made\n"
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    folder = graph.parent / "graph.oxigraph"
    assert list(folder.glob("new-*"))
    (graph.parent / ".graph.oxigraph-old").mkdir()
    (folder / "CURRENT").write_text("of a version before")
    output, errors = ask(graph).communicate(timeout=120)
    assert (output.split()[0], errors) == ("made", "")
    assert [one.name for one in folder.iterdir() if one.name != ".kg"] == [
        find_stored(graph, list, large=1).name
    ]
    assert not list(graph.parent.glob(".graph.oxigraph-*"))


def test_stores_of_older_graphs_go_and_open_ones_stay_readable(graph):
    opened, sizes = [], []
    for number in range(4):
        changed = small_graph()
        changed.nodes["borland"]["aliases"] = [f"alias {one}" for one in range(number)]
        write_graph(changed, graph)
        fill = partial(load_graph, graph=changed, named=True)
        opened.append(open_stored(graph, fill, large=1))
        sizes.append(len(set(infer(iter_quads(changed)))))
    assert [len(one) for one in opened] == sizes
    assert (
        len([one for one in (graph.parent / "graph.oxigraph").iterdir() if one.name != ".kg"]) == 2
    )


ASKED = [
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s a kgo:Assertion . GRAPH kgg:plain { ?a ?p ?b } }",
    "SELECT (COUNT(*) AS ?n) FROM kgg:plain { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) FROM kgg:plain FROM kgg:resolution { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) FROM NAMED kgg:plain { GRAPH ?g { ?s ?p ?o } }",
    "ASK { kg:arland a prov:Agent }",
]


def test_stores_on_disk_answer_as_the_one_in_memory(graph, monkeypatch):
    small = load_engine(graph)
    assert small.graphs is None
    monkeypatch.setattr(sources, "find_stored", partial(find_stored, large=1))
    monkeypatch.setattr(sources, "open_stored", partial(open_stored, large=1))
    kept = load_engine(graph)
    folder = graph.parent / "graph.oxigraph"
    assert kept.ask(ASKED[0]) == small.ask(ASKED[0])
    assert [one.name for one in folder.iterdir() if one.name.endswith(GRAPHS)] == []
    for query in ASKED:
        assert kept.ask(query) == small.ask(query)
    assert [one.name for one in folder.iterdir() if one.name.endswith(GRAPHS)] == []
    monkeypatch.setattr(sources, "_QUICK", 0)
    vast = load_engine(graph)
    for query in ASKED:
        assert vast.ask(query) == small.ask(query)
    assert len([one for one in folder.iterdir() if one.name.endswith(GRAPHS)]) == 1


def build(folder, number):
    """Write a whole build of which every file tells its number."""
    graph = small_graph()
    graph.nodes["borland"]["name"] = f"Borland {number}"
    graph.nodes["arland"]["name"] = f"Arland {number}"
    with replace_directory(folder) as new:
        write_build_files(graph, FilesWanted(folder=new), ["graph", "rdf", "tables"])


def numbers(names):
    return {name.split()[-1] for name in names if name.split()[0] in ("Arland", "Borland")}


@pytest.mark.slow
def test_a_rebuild_while_others_read(tmp_path):
    build(tmp_path, 0)
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            build(tmp_path, number)
        return number

    def read():
        seen = []
        while not stop.is_set():
            graph = read_graph(tmp_path)
            found = numbers(data["name"] for _, data in graph.nodes(data=True))
            store = load_store([tmp_path])
            rows = store.query(
                "SELECT ?n { ?a <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }"
            )
            asked = numbers(row["n"].value for row in rows)
            assert len(found) == 1
            assert len(asked) == 1
            seen += [int(min(found)), int(min(asked))]
        return seen

    with ThreadPoolExecutor(4) as pool:
        writer, readers = pool.submit(write), [pool.submit(read) for _ in range(2)]
        time.sleep(8)
        stop.set()
        assert writer.result() > 3
        for one in readers:
            assert one.result() == sorted(one.result())
            assert len(set(one.result())) > 1
