"""The graph under a web address of the user's."""

import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.errors import ExportError
from kg.export.rdf import write_rdf
from kg.rdf.mapping import iter_quads


@pytest.mark.parametrize("rdf12", [False, True])
def test_all_our_iris_move(tmp_path, rdf12):
    path = tmp_path / "graph.trig"
    write_rdf(small_graph(), path, "trig", rdf12=rdf12, base="https://example.org/kg/")
    text = path.read_text(encoding="utf-8")
    assert "urn:kg:" not in text
    assert "@prefix kg: <https://example.org/kg/actor/> ." in text
    found = set(ox.parse(text, ox.RdfFormat.TRIG))
    assert len(found) == len(set(iter_quads(small_graph(), mentions="none"))) + rdf12 * 8


@pytest.mark.parametrize("base", ["example.org", "https://example.org", "https://a b/", "urn:x:"])
def test_bad_bases_are_refused(tmp_path, base):
    with pytest.raises(ExportError, match="is no base"):
        write_rdf(small_graph(), tmp_path / "graph.nq", "nq", base=base)
