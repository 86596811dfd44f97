"""No regular expression of kg can be made to search without end: regexploit (Doyensec) finds none that backtracks.

Both kinds are looked at: those that modules compile when they are imported, whatever they are put together from, and
those that stand as text anywhere in the code.
"""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

with pytest.warns(DeprecationWarning, match="sre_"):  # the parser under its old name
    from regexploit.ast.sre import SreOpParser
from regexploit.languages.python_node_visitor import PythonNodeVisitor
from regexploit.redos import find

KG = Path(__file__).parents[1] / "kg"
CUBIC = 3
"""Exponential patterns count more; quadratic ones are bounded by the lengths of what they are given."""

RECORDER = """
import importlib, json, pathlib, pkgutil, re, sys
import re._compiler as compiler
real, found = compiler.compile, []

def record(pattern, flags=0):
    frame = sys._getframe(1)
    while frame and pathlib.PurePath(frame.f_code.co_filename).parent.name == "re":
        frame = frame.f_back
    if frame.f_globals.get("__name__", "").split(".")[0] == "kg":
        found.append((frame.f_globals["__name__"], pattern, int(flags)))
    return real(pattern, flags)

compiler.compile = record
import kg
for module in pkgutil.walk_packages(kg.__path__, "kg."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps([one for one in found if isinstance(one[1], str)]))
"""


class Parser(SreOpParser):
    """Knows what never gives back what it took: to a search for backtracking it is its parts, once."""

    def from_POSSESSIVE_REPEAT(self, data):  # noqa: N802
        return self.from_MAX_REPEAT((1, 1, data[2]))


def weak_spots(pattern, flags=0):
    """Return examples that make `pattern` backtrack; text that is no pattern has none."""
    try:
        parsed = Parser().parse_sre(pattern, flags)
    except re.error:
        return []
    return [one.example() for one in find(parsed) if one.starriness >= CUBIC]


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"\w*\s*\w*\s*\w*x", r"SERVICE(?:\s|#[^\n]*)*<"])
def test_what_is_weak_is_found(pattern):
    assert weak_spots(pattern)


def test_compiled_patterns_never_backtrack_without_end():
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RECORDER],
        capture_output=True,
        text=True,
        check=True,
        cwd=KG.parent,
    )
    patterns = json.loads(done.stdout)
    assert len(patterns) > 50
    weak = [
        (name, pattern, spots)
        for name, pattern, flags in patterns
        if (spots := weak_spots(pattern, flags))
    ]
    assert weak == []


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_patterns_in_the_code_never_backtrack_without_end():
    seen, weak = 0, []
    for path in sorted(KG.rglob("*.py")):
        visitor = PythonNodeVisitor()
        visitor.visit(ast.parse(path.read_text("utf-8")))
        seen += len(visitor.patterns)
        weak += [
            (path.name, one.lineno, spots)
            for one in visitor.patterns
            if (spots := weak_spots(one.pattern, one.flags))
        ]
    assert seen > 50
    assert weak == []
