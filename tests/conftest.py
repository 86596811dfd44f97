"""Fixtures that several test modules share."""

import shutil
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# Hypothesis' own limit of 200 ms per example asserts a time: on a busy machine the first example, which loads a library, is over it.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

# Whoever starts the tests in the background of a shell has them ignore Ctrl-C, and so does each process that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    # Under nohup what tests start would never hear of a closed terminal; a handler is not inherited, ignoring is.
    signal.signal(signal.SIGHUP, lambda *_: None)


def pytest_collection_modifyitems(items):
    """Put the files of slow tests first, so that no worker still has one when the others are done."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold annotations and public data, which only developers have."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold" / "score.py").exists():
        pytest.skip("no ../shared with gold annotations beside the project")
    return folder


@pytest.fixture(scope="session")
def nlp():
    """The trained pipeline."""
    from kg.annotate.model import load_model

    return load_model()


@pytest.fixture(scope="session")
def reader(nlp):
    """The reader of a build without options."""
    from kg.config import Settings
    from kg.pipeline import Reader, load_knowledge

    return Reader(nlp=nlp, knowledge=load_knowledge(Settings()))


@pytest.fixture(scope="session")
def graph_from(reader):
    """A function: texts -> their graph."""
    from kg.pipeline import extract_documents, make_graph
    from kg.records import Document

    def read(*texts):
        documents = [
            Document(id=f"{number}.txt", text=text, published="2024-02-28")
            for number, text in enumerate(texts)
        ]
        return make_graph(list(extract_documents(documents, reader)), reader.knowledge)[0]

    return read


@pytest.fixture(scope="session")
def seeds_graph(root):
    """The graph of the sample corpus."""
    import kg

    return kg.build(root / "seeds")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that can be driven."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium: install it with `make browser`")


@pytest.fixture
def kg(monkeypatch, capfd):
    """Runs a command in this process as a shell runs it; gives its exit status and what it printed."""
    from kg.cli.main import main

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        code = ended.value.code or 0
        return SimpleNamespace(returncode=code, stdout=printed.out, stderr=printed.err)

    return run
