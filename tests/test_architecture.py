"""The rules of the house that no linter knows."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"
MODULES = sorted(KG.rglob("*.py"))
MEANINGLESS = {"base", "common", "core", "helper", "helpers", "misc", "types", "util", "utils"}
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(KG)))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@every_module
def test_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_MODULE_LINES


@every_module
def test_module_name_says_what_it_holds(path):
    assert path.stem.strip("_") not in MEANINGLESS


@every_module
def test_functions_are_short_apart_from_their_docstrings(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0].end_lineno if ast.get_docstring(node) else node.lineno
            assert node.end_lineno - first <= MAX_FUNCTION_LINES, f"{node.name} at {node.lineno}"


@every_module
def test_no_module_imports_the_package_it_lies_in(path):
    parts = ("kg", *path.relative_to(KG).with_suffix("").parts)
    ancestors = {".".join(parts[:n]) for n in range(1, len(parts))}
    if path.stem == "__init__":
        ancestors.discard(".".join(parts[:-1]))
    assert not ancestors.intersection(imported_modules(path))


@pytest.mark.parametrize("path", sorted((KG / "records").glob("*.py")), ids=lambda path: path.stem)
def test_records_need_nothing_but_the_standard_library(path):
    outside = {
        name
        for name in imported_modules(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("kg.records")
    }
    assert not outside


@pytest.mark.parametrize("statement", ["import kg", "import kg.cli.main"])
def test_import_is_light(statement):
    code = f"{statement}; import sys; print([m for m in ('spacy', 'rdflib', 'networkx', 'pyvis', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
