"""The documentation: generated pages are whole, its commands and code run, the site builds and loads nothing from elsewhere."""

import inspect
import re
import shlex
import subprocess
import sys

import pytest
import typer

from kg import errors
from kg.cli.main import app
from kg.export.formats import FORMATS
from kg.ontology.load import load_ontology
from kg.read.formats import FORMATS as INPUTS

pytest.importorskip("mkdocs")


@pytest.fixture(scope="module")
def pages(root):
    sys.path.insert(0, str(root / "scripts"))
    try:
        from docs_reference import render_pages
    finally:
        sys.path.pop(0)
    return render_pages()


def walk(words, command):
    yield words, command
    for name, child in getattr(command, "commands", {}).items():
        yield from walk(f"{words} {name}", child)


def blocks(path, language):
    return re.findall(rf"```{language}\n(.*?)```", path.read_text("utf-8"), flags=re.DOTALL)


def test_every_command_and_option_is_in_the_reference(pages):
    text = pages["reference/commands.md"]
    root = typer.main.get_command(app)
    commands = list(walk("kg", root))
    assert len(commands) > 30
    for words, command in commands:
        section = text.split(f"## {words}\n")[1].split("\n## ")[0]
        for parameter in command.params:
            assert not hasattr(parameter, "help") or parameter.help, (words, parameter.name)
            names = [name for name in parameter.opts if name.startswith("-")]
            assert all(name in section for name in names), (words, names)


def test_every_format_is_documented(root):
    how_to = (root / "docs/how-to/other-programs.md").read_text("utf-8")
    assert all(f"`{name}`" in how_to for name in FORMATS)
    articles = (root / "docs/how-to/articles.md").read_text("utf-8")
    assert all(
        f"`{suffix}`" in articles
        for suffix in INPUTS
        if suffix not in (".rss", ".atom", ".xml", ".htm", ".ndjson")
    )


def test_every_relation_and_error_is_in_the_reference(pages):
    assert all(
        f"## {name}" in pages["reference/relations.md"] for name in load_ontology().relations
    )
    kinds = inspect.getmembers(errors, inspect.isclass)
    assert all(f"`{name}`" in pages["reference/errors.md"] for name, _ in kinds)
    assert "assaults" in pages["reference/vocabulary.md"]


@pytest.mark.slow
def test_the_site_builds_strictly_and_loads_nothing_from_elsewhere(root, tmp_path):
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "-d", tmp_path]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    built = list(tmp_path.rglob("*.html"))
    assert len(built) > 20
    for page in built:
        text = page.read_text("utf-8")
        assert not re.findall(r"<(?:script|img|iframe|source)[^>]+src=\"https?:", text), page
        assert not re.findall(
            r"<link[^>]+rel=\"(?:stylesheet|preconnect|icon)\"[^>]+https?:", text
        ), page


@pytest.mark.model
@pytest.mark.slow
def test_the_tutorial_runs(root, tmp_path):
    lines = [
        line for block in blocks(root / "docs/tutorial.md", "bash") for line in block.splitlines()
    ]
    assert sum(line.startswith("kg ") for line in lines) >= 5
    for line in lines:
        words = (
            line.replace("kg ", f"{shlex.quote(sys.executable)} -m kg ", 1)
            if line.startswith("kg ")
            else line
        )
        done = subprocess.run(["bash", "-c", words], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, (line, done.stderr)
        if line.startswith(("kg query", "kg quotes", "kg show")):
            assert len(done.stdout.splitlines()) > 1, line
    assert (tmp_path / "graph/graph.html").exists()


@pytest.mark.model
@pytest.mark.filterwarnings("ignore:.*W095")
def test_the_extensions_run(root, capsys):
    names: dict[str, object] = {}
    for block in blocks(root / "docs/how-to/extending.md", "python"):
        exec(compile(block, "docs/how-to/extending.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "kenya accuses norway" in printed
    assert "{'evacuates'}" in printed
    assert "['Norway', 'Dawn of Tomorrow']" in printed
