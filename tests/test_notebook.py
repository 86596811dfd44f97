"""The example notebook runs in a real kernel, and shows a frame and tables."""

import json

import networkx as nx
import pytest
from small_graph import small_graph

import kg

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("pandas")


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_example_runs(root):
    path = root / "examples" / "actor-network.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "kept without outputs"
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": root}}
    ).execute()
    shown = [
        output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ]
    assert any("<iframe" in html and "sandbox" in html for html in shown)
    assert sum("<table" in html for html in shown) == 2
    printed = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    assert " actors, " in printed


@pytest.mark.filterwarnings("ignore")
def test_only_actor_graphs_are_shown_as_pages():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    try:
        assert callable(kg.read_graph)  # what a notebook asks for first
        shown, _ = shell.display_formatter.format(small_graph(), include={"text/html"})
        other, _ = shell.display_formatter.format(nx.MultiDiGraph(), include={"text/html"})
    finally:
        InteractiveShell.clear_instance()
    assert shown["text/html"].startswith("<iframe")
    assert 'sandbox="allow-scripts' in shown["text/html"]
    assert "text/html" not in other
