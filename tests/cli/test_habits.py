"""What people expect of a command line: formats by suffix, tables that fit, corrections with the build, several matches listed."""

import contextlib
import json
import os
import re
import subprocess
import sys

import pytest
from sample_graph import build, extraction

from kg.cli.build import settings_here
from kg.cli.measures import MEASURES
from kg.cli.options import count_fitting
from kg.graph.find_actor import find_actor, find_actors
from kg.graph.node_link import read_graph, write_graph
from kg.resolve.corrections import CORRECTIONS


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    graph = build(extraction(), extraction("b.txt"))
    for node in ("norway", "person.dana-reyes"):
        graph.nodes[node]["aliases"] = [*graph.nodes[node]["aliases"], "the regime"]
    write_graph(graph, folder / "graph.json")
    return folder


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.gexf", b"<?xml"),
        ("a.GRAPHML", b"<?xml"),
        ("a.html", b"<!doctype html>"),
        ("a.ttl", b"@prefix"),
        ("a.json", b"{"),
        ("a.gv", b"digraph"),
        ("a.cyjs", b"{"),
    ],
)
def test_export_knows_the_format_by_the_suffix(kg, output, tmp_path, name, start):
    done = kg("export", output, "-o", tmp_path / name)
    assert done.returncode == 0
    assert (tmp_path / name).read_bytes().lower().startswith(start)
    assert f"written: {tmp_path / name}" in done.stderr


@pytest.mark.parametrize("name", ["a.xyz", "a", "a.csv", "a.parquet", "-"])
def test_export_says_what_it_needs_where_the_suffix_tells_nothing(kg, output, tmp_path, name):
    done = kg("export", output, "-o", tmp_path / name if name != "-" else name)
    assert done.returncode == 2
    assert "name one with -f" in " ".join(done.stderr.split())


COMMANDS = [
    ("analyze", "actors"),
    ("analyze", "dyads"),
    ("analyze", "timeline"),
    ("quotes",),
    ("merges",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_rows_have_the_same_formats_everywhere(kg, output, command):
    rows = json.loads(kg(*command, output, "-f", "json").stdout)
    head = kg(*command, output, "-f", "csv").stdout.partition("\n")[0]
    assert head == (",".join(rows[0]) if rows else "")
    table = kg(*command, output, "--format", "table").stdout.partition("\n")[0]
    assert set(filter(None, table.split("\t"))) <= set(rows[0] if rows else ())
    lines = kg(*command, output, "-f", "jsonl").stdout.splitlines()
    assert list(map(json.loads, lines)) == rows


@pytest.mark.parametrize("flag", ["csv", "json"])
def test_the_old_flags_still_work(kg, output, flag):
    assert (
        kg("analyze", "actors", output, f"--{flag}").stdout
        == kg("analyze", "actors", output, "-f", flag).stdout
        != ""
    )
    assert kg("diff", output, output, f"--{flag}").returncode == 0


def plain(text):
    """Return what a terminal shows without its styles."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_tables_fit_the_terminal_and_wide_ones_hold_all(kg, output, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = kg("analyze", "actors", output)
    lines = plain(done.stdout).splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in done.stdout
    assert "left out: " in done.stderr
    wide = kg("analyze", "actors", output, "--wide")
    names = list(json.loads(kg("analyze", "actors", output, "-f", "json").stdout)[0])
    assert plain(wide.stdout).split("\n")[0].split() == names
    assert len(wide.stdout.splitlines()) == len(lines)


def test_one_column_is_always_shown():
    assert count_fitting([["a" * 99, "b"]], 10) == 1


def test_show_lists_actors_of_one_description(kg, output):
    done = kg("show", output, "the regime", "--list")
    assert done.returncode == 0
    assert "2 actors answer to 'the regime'" in done.stderr
    assert {line.split("\t")[-1] for line in done.stdout.splitlines()[1:]} == {
        "norway",
        "person.dana-reyes",
    }


def test_names_go_before_parts_of_names_and_descriptions(output):
    graph = read_graph(output)
    assert find_actors(graph, "norway") == ["norway"]
    assert find_actor(graph, "Reyes") == "person.dana-reyes"
    assert len(find_actors(graph, "regime")) == 2


def test_corrections_are_found_from_any_directory(tmp_path, monkeypatch, capsys):
    built = tmp_path / "output"
    built.mkdir()
    monkeypatch.chdir(tmp_path)
    assert settings_here(None, built).corrections is None
    (tmp_path / CORRECTIONS).write_text("")
    assert os.fspath(settings_here(None, built).corrections) == CORRECTIONS
    assert "is kept with the build" in capsys.readouterr().err
    (built / CORRECTIONS).write_text("[[drop]]\nentity = 'x'\n")
    assert settings_here(None, built).corrections == built / CORRECTIONS
    assert "isn't used, as the build has" in capsys.readouterr().err
    given = tmp_path / "other.toml"
    given.write_text("")
    assert settings_here(None, built, corrections=given).corrections == given


def test_add_takes_the_build_in_either_order_and_says_so(kg, output, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("kg.cli.manage._change", lambda *arguments: asked.append(arguments))
    for name in ("graph.html", "report.md"):
        (output / name).write_text("")
    articles = tmp_path / "articles"
    articles.mkdir()
    for order in ([output, articles], [articles, output], [articles, "-o", output]):
        done = kg("add", *order)
        assert f"adding {articles} to the build in {output}" in done.stderr
    assert [one[0] for one in asked] == [[articles]] * 3
    assert [one[2] for one in asked] == [output] * 3
    assert kg("add", output).returncode == 2
    assert kg("add", output, output, articles).returncode == 2


def run_on_terminal(code):
    """Run Python with a terminal as standard error; return what it shows."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code], stderr=theirs)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how Linux says that a terminal has closed
        while part := os.read(ours, 1000):
            shown += part
    assert process.wait() == 0
    os.close(ours)
    return shown.decode()


def test_what_takes_longer_than_two_seconds_says_so_on_a_terminal():
    shown = run_on_terminal(
        "import time\nfrom kg.cli.progress import patience\n"
        "with patience('counting'):\n    time.sleep(0.1)\n"
        "with patience('waiting'):\n    time.sleep(2.6)\n"
    )
    assert "counting" not in shown
    assert "\rwaiting ... 2 s" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize("name", ["r.md", "r.html", "deeper/r.md"])
def test_a_report_links_to_the_page_of_the_build_wherever_it_lies(kg, output, tmp_path, name):
    (tmp_path / "deeper").mkdir()
    assert kg("report", output, "-o", tmp_path / name).returncode == 0
    text = (tmp_path / name).read_text("utf-8")
    addresses = set(re.findall(r"[(\"]([^(\"#]*graph\.html)[#\")]", text))
    assert addresses == {os.path.relpath(output / "graph.html", (tmp_path / name).parent)}
    if name.endswith(".md"):
        assert "link=" not in re.sub(r"\([^() ]*#[^() ]*\)", "", text)
        assert "Green: mostly cooperation" not in text


@pytest.mark.parametrize("source", ["", "  ", "\t"])
def test_explain_needs_something_to_explain(kg, source):
    done = kg("explain", source)
    assert done.returncode == 2
    assert "give an article or a sentence" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "--between", "Dana Reyes", "Reyes"),
        ("analyze", "events", "--actor", "Reyes", "--other", "Dana Reyes"),
        ("analyze", "timeline", "--actor", "Reyes", "--other", "Dana Reyes"),
        ("analyze", "paths", "Reyes", "Dana Reyes"),
    ],
)
def test_two_different_actors_are_needed(kg, output, arguments):
    place = 2 if arguments[0] == "analyze" else 1
    done = kg(*arguments[:place], output, *arguments[place:])
    assert done.returncode == 2
    assert done.stdout == ""
    assert "two different actors are needed, and both are person.dana-reyes" in " ".join(
        done.stderr.split()
    )


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_a_measure_has_no_option_that_changes_nothing(kg, output, measure):
    done = kg("analyze", measure, output, "--speech")
    assert done.returncode == (0 if measure in ("actors", "brokers", "communities") else 2)
    done = kg("analyze", measure, output, "--predicate", "says")
    refused = measure in ("agenda", "holders", "silent", "speakers")
    assert done.returncode == (2 if refused else 0)
    if refused:
        assert "No such option" in done.stderr
