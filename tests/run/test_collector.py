"""Kg's own processes search for cycles rarely; a program that uses kg as a library keeps its settings."""

import subprocess
import sys

SHOW = "import gc; print(gc.get_threshold()[0])"


def thresholds(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_command_alone_changes_it():
    plain = thresholds(SHOW)
    assert thresholds(f"import kg; kg.build; {SHOW}") == plain
    command = f"""
import contextlib, sys
from kg.cli.main import main
sys.argv = ["kg", "--version"]
with contextlib.suppress(SystemExit):
    main()
{SHOW}"""
    assert thresholds(command)[-1] == "50000" != plain[0]
