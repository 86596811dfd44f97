"""On a real (pseudo-)terminal no control character of an article, a name or a file gets through; pipes stay exact."""

import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_graph import small_graph

from kg.cli.main import main
from kg.graph.node_link import write_graph

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")

EVIL = "a\x1b]52;c;cm0=\x07b\x9b2Jc\u202ed\x7fe\u2028f\U000e0041g\x00h\rkg: forged\x85i\x90j"
CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)


@pytest.fixture
def build(tmp_path):
    graph = small_graph()
    graph.nodes["borland"]["name"] = EVIL
    graph.nodes["borland"]["aliases"] = [EVIL]
    for one in graph.graph["documents"].values():
        one["title"] = one["publisher"] = EVIL
        one["sentences"] = [(0, one["length"], EVIL + one["sentences"][0][2][len(EVIL) :])]
    write_graph(graph, tmp_path / "graph.json")
    return tmp_path


@contextmanager
def terminal(monkeypatch):
    """Give kg a terminal for both its streams, and what has come out of it at the end."""
    seen = []
    master, slave = os.openpty()

    def read():
        try:
            while data := os.read(master, 65536):
                seen.append(data)
        except OSError:
            return

    reader = threading.Thread(target=read)
    reader.start()
    streams = [os.fdopen(os.dup(slave), "w", encoding="utf-8") for _ in range(2)]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    os.close(slave)
    try:
        yield seen
    finally:
        monkeypatch.undo()
        for stream in streams:
            stream.close()
        reader.join()
        os.close(master)


def on_terminal(monkeypatch, *arguments):
    with terminal(monkeypatch) as seen:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit):
            main()
    return b"".join(seen).decode("utf-8", "strict").replace("\r\n", "\n")


COMMANDS = [
    *(("quotes", "OUT", "-f", form) for form in ("table", "csv", "json", "jsonl")),
    *(("export", "OUT", "-f", form) for form in ("json", "dot", "graphml", "gexf", "ttl", "trig", "nq", "nt",
                                                "jsonld", "cytoscape", "ftm", "html")),
    *(("query", "OUT", "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", "-f", form) for form in ("table", "csv", "tsv", "json", "markdown")),
    *(("query", "OUT", "DESCRIBE kg:borland", "-f", form) for form in ("ttl", "nt", "jsonld")),
    ("show", "OUT", "borland"),
    ("show", "OUT", EVIL.replace("\x00", "")),
    ("merges", "OUT", "-f", "csv"),
    ("diff", "OUT", "OUT", "--json"),
    ("analyze", "actors", "OUT", "--csv"),
    ("analyze", "actors", "OUT", "--json"),
    ("analyze", "dyads", "OUT"),
    ("analyze", "contested", "OUT", "--json"),
    ("check", "OUT"),
    ("explain", "one.txt#a1", "--graph", "OUT"),
    ("query", "OUT", EVIL.replace("\x00", "")),
    ("query", "nosuch" + EVIL.replace("\x00", ""), "ASK {}"),
]  # fmt: skip


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda one: " ".join(one)[:40].encode("ascii", "replace").decode()
)
def test_no_control_character_reaches_a_terminal(command, build, monkeypatch):
    seen = on_terminal(monkeypatch, *(str(build) if one == "OUT" else one for one in command))
    assert seen
    plain = (
        re.sub(r"\x1b\[[0-9;]*m", "", seen)
        if command[0] in ("quotes", "query", "merges", "analyze")
        else seen
    )
    assert CONTROLS.search(plain) is None, ascii(plain[:500])


def test_a_pipe_gets_every_byte(build, monkeypatch, capfd):
    monkeypatch.setattr(sys, "argv", ["kg", "quotes", str(build), "-f", "json"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capfd.readouterr().out)[0]["title"] == EVIL
    monkeypatch.setattr(sys, "argv", ["kg", "export", str(build), "-f", "json"])
    with pytest.raises(SystemExit):
        main()
    assert capfd.readouterr().out.encode() == (build / "graph.json").read_bytes()


def test_names_of_files_forge_no_line(tmp_path, monkeypatch, capfd):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("sk\x1b[2Jip\nkg: all is well.csv", "b\u202egnp.csv", "c\rkg: d.csv"):
        (folder / name).write_text("a,b\n1,2\n")
    (folder / os.fsdecode(b"\xff\x9b.csv")).write_text("a,b\n1,2\n")
    arguments = [
        "kg",
        "build",
        str(folder),
        str(tmp_path / "no\nkg: such"),
        "-o",
        str(tmp_path / "out"),
    ]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit):
        main()
    errors = capfd.readouterr().err
    assert errors.count("\n") == 1
    assert CONTROLS.search(errors) is None


NAMED = "w\x1b[2Jx\nkg: all is well\x85.html"
NAMING = [
    ("export", "OUT", "-f", "html", "-o", NAMED),
    ("export", "OUT", "-o", f"{NAMED}x"),
    ("report", "OUT", "-o", NAMED),
    ("diff", "OUT", "OUT", "--page", NAMED),
    ("annotations", "OUT", "-o", NAMED),
    ("reconcile", "OUT", "ids.csv", "--corrections", NAMED),
    ("review", "OUT", "--corrections", NAMED),
    ("add", NAMED, "-o", "OUT"),
    ("add", "OUT", "-o", NAMED),
    ("show", "OUT", "borland\nkg: all is well"),
    ("check", "OUT"),
    ("explain", "one.txt#a1", "--graph", "OUT"),
]


@pytest.mark.parametrize("command", NAMING, ids=lambda one: " ".join(one[:2]))
def test_no_command_forges_a_line(command, build, monkeypatch, capfd):
    monkeypatch.chdir(build)
    (build / "ids.csv").write_text("name,id\nArland,Q5\n")
    text = (build / "graph.json").read_text(encoding="utf-8")
    evil = {f'"{one}"': json.dumps(f"{one}\nkg: all is well") for one in ("borland", "accuses")}
    for name, other in evil.items():
        text = text.replace(name, other)
    (build / "graph.json").write_text(text, encoding="utf-8")
    arguments = [str(build) if one == "OUT" else one for one in command]
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit):
        main()
    printed = capfd.readouterr()
    assert printed.out + printed.err
    for line in (printed.out + printed.err).splitlines():
        assert not line.startswith("kg: all is well"), line
        assert CONTROLS.search(line) is None, line


def test_what_is_told_goes_through_one_door(root):
    """Lines to standard error name files: they are `say`, which keeps them lines."""
    for path in (root / "kg" / "cli").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path.name == "terminal.py" or not re.search(r"echo\([^)]*err=True", text), path


FULL = Path("/dev/full").exists()


@pytest.mark.skipif(not FULL, reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", ["quotes OUT", "export OUT -f ttl", "query OUT actors -f csv", "-h", "doctor"]
)
def test_a_full_or_closed_output_is_one_line(command, build):
    line = f"{sys.executable} -m kg {command.replace('OUT', str(build))}"
    for where in (">/dev/full", ">&-"):
        done = subprocess.run(["bash", "-c", f"{line} {where}"], capture_output=True, text=True)
        assert done.returncode == 1, (where, done)
        assert re.fullmatch(r"kg: standard output: can't be written: [^\n]+\n", done.stderr), where


def test_a_reader_who_has_enough_and_closed_streams_cost_no_traceback(build):
    for line, status in (
        (
            f"{sys.executable} -m kg export {build} -f html | true; exit ${{PIPESTATUS[0]}}",
            1,
        ),
        (f"{sys.executable} -m kg build - -o {build}/new <&-", 1),
        (f"{sys.executable} -m kg quotes {build} 2>&- >/dev/null", 0),
        (f"{sys.executable} -m kg quotes nosuch <&- >&- 2>&-", 1),
    ):
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
        assert done.returncode == status, line
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") <= 1
