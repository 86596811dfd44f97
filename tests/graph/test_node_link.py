"""Reading graph.json leaves the interpreter as it was."""

import gc

import pytest
from small_graph import small_graph

from kg.errors import GraphError
from kg.graph.node_link import read_graph, write_graph


@pytest.mark.parametrize("text", ["", "{}", None])
@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_collected_as_before(text, enabled, tmp_path):
    file = tmp_path / "graph.json"
    write_graph(small_graph(), file) if text is None else file.write_text(text)
    if not enabled:
        gc.disable()
    try:
        if text is None:
            assert len(read_graph(file)) == len(small_graph())
        else:
            with pytest.raises(GraphError):
                read_graph(file)
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
