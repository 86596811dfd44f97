"""The command line, run in this process as a shell runs it."""

import sys
from types import SimpleNamespace

import pytest

from kg.cli.main import main


@pytest.fixture
def kg(monkeypatch, capfd):
    """Runs a command; gives its exit status and what it printed."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        code = ended.value.code or 0
        return SimpleNamespace(returncode=code, stdout=printed.out, stderr=printed.err)

    return run
