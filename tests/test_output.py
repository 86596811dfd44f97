"""The files of a build are the same, whoever writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import small_graph

from kg.analyze.lone import leave_out_lone
from kg.errors import BuildError
from kg.events.gather import gather_events
from kg.export.build_files import PARTS, FilesWanted, write_build_files
from kg.graph.statements import iter_statements
from kg.output import fit_page, write_output


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def wanted_in(folder):
    folder.mkdir()
    return FilesWanted(folder=folder, title="A title")


def test_two_processes_write_the_bytes_of_one(tmp_path):
    write_output(small_graph(), wanted_in(tmp_path / "one"))
    write_output(small_graph(), wanted_in(tmp_path / "two"), jobs=2, many=1)
    graphs, tables = ("html", "json", "trig", "ttl"), ("assertions", "documents", "entities", "events", "quotations")  # fmt: skip
    names = {*(f"graph.{one}" for one in graphs), *(f"{one}.jsonl" for one in tables), "report.md"}
    assert names == set(files_of(tmp_path / "one"))
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_events_are_gathered_once_a_process_and_those_left_out_have_none(tmp_path, monkeypatch):
    graph = small_graph()
    graph.add_node("lone", **{**graph.nodes["borland"], "mentions": [], "documents": 1})
    graph.nodes["lone"].update(name="Lone", roles=[], unary=[])
    gathered = []

    def gather(whole):
        gathered.append(whole)
        return gather_events(whole)

    monkeypatch.setattr("kg.output.gather_events", gather)
    for place in ("rdf.mapping", "export.tables", "export.page_data", "export.home"):
        monkeypatch.delattr(f"kg.{place}.gather_events")
    write_output(graph, wanted_in(tmp_path / "one"))
    assert gathered == [graph]
    assert gather_events(leave_out_lone(graph)) == gather_events(graph)


def test_a_part_is_written_alone(tmp_path):
    write_build_files(small_graph(), wanted_in(tmp_path / "a"), ["rdf"])
    assert set(files_of(tmp_path / "a")) == {"graph.trig", "graph.ttl"}
    assert next(iter(PARTS)) == "graph"


def test_a_process_that_cannot_write_ends_in_one_line(tmp_path):
    wanted = wanted_in(tmp_path / "a")
    (wanted.folder / "graph.html").mkdir()
    with pytest.raises(BuildError, match=r"can't be written: IsADirectoryError.*html"):
        write_output(small_graph(), wanted, jobs=2, many=1)


def evidence_of(graph, least):
    """Return how much evidence lies between actors of at least so many documents."""
    return sum(
        len(data["evidence"])
        for subject, target, data in iter_statements(graph)
        if all(graph.nodes[one]["documents"] >= least for one in (subject, target) if one)
    )


@given(st.lists(st.integers(1, 9), min_size=12, max_size=12), st.integers(0, 40))
def test_the_page_holds_what_fits_and_no_less(documents, most):
    graph = small_graph()
    for node, number in zip(sorted(graph), documents, strict=False):
        graph.nodes[node]["documents"] = number
    least = fit_page(graph, most)
    assert evidence_of(graph, least) <= most
    assert least == 1 or evidence_of(graph, least - 1) > most


def test_the_page_of_a_graph_too_large_says_whom_it_leaves_out(tmp_path, monkeypatch):
    graph = small_graph()
    all_of_it = evidence_of(graph, 1)
    monkeypatch.setattr("kg.output.fit_page", lambda graph: fit_page(graph, all_of_it - 1))
    least = fit_page(graph, all_of_it - 1)
    write_output(graph, wanted_in(tmp_path / "a"))
    page = (tmp_path / "a" / "graph.html").read_text("utf-8")
    assert f"A title (actors of at least {least} documents)" in page
    monkeypatch.undo()
    write_output(graph, wanted_in(tmp_path / "b"))
    whole = (tmp_path / "b" / "graph.html").read_text("utf-8")
    assert "at least" not in whole.split("</title>")[0]
    assert len(page) < len(whole)
    assert (tmp_path / "a" / "graph.json").read_bytes() == (
        tmp_path / "b" / "graph.json"
    ).read_bytes()
