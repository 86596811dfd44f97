"""The README and the contribution guide as a test: their commands and code blocks run."""

import re
import shlex
import subprocess
import sys

import pytest

from kg.cli.main import COMMANDS


def blocks(root, name, language):
    text = (root / name).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def kg_commands(root):
    lines = "\n".join(blocks(root, "README.md", "bash"))
    return [
        match.group()
        for match in re.finditer(r"^kg (?:[^'\n]|'[^']*')+", lines, flags=re.MULTILINE)
    ]


def test_every_command_is_documented(root):
    text = (root / "README.md").read_text("utf-8")
    for command in (*(one.__name__ for one in COMMANDS), "analyze", "ontology"):
        assert f"`kg {command}" in text or f"\nkg {command}" in text, command


def test_every_command_of_the_readme_exists(root):
    known = {one.__name__ for one in COMMANDS} | {"analyze", "ontology"}
    used = {shlex.split(line)[1] for line in kg_commands(root)}
    assert used
    assert used <= known


def test_the_queries_of_the_readme_answer(root):
    queries = [line for line in kg_commands(root) if line.startswith("kg query output")]
    assert len(queries) >= 2
    for line in queries:
        command = [sys.executable, "-m", *shlex.split(line)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 1, line


@pytest.mark.model
def test_the_python_of_the_readme_runs(root, capsys, monkeypatch):
    monkeypatch.chdir(root)
    for block in blocks(root, "README.md", "python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "->" in capsys.readouterr().out


def test_the_walk_through_the_analytics_runs(root, capsys, monkeypatch):
    pytest.importorskip("pandas")
    monkeypatch.chdir(root)
    names: dict[str, object] = {}
    walk = blocks(root, "docs/analytics.md", "python")
    assert len(walk) >= 6
    for block in walk:
        exec(compile(block, "docs/analytics.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "actors hang together" in printed
    assert "edges came back" in printed


def test_every_file_that_is_linked_exists(root):
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("examples/**/*.md")]
    assert len(pages) > 30
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"


def test_every_option_of_build_is_explained(root):
    from kg.config import Settings

    for field in Settings.model_fields:
        assert field in (Settings.__doc__ or ""), field
