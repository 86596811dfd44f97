"""A store that is loaded from text holds the quads of the mapping and what follows from them; no triple stands in two graphs."""

import pyoxigraph as ox
import pytest
from sample_graph import build, extraction
from small_graph import small_graph

from kg.rdf.infer import infer
from kg.rdf.load import load_graph
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import RDF


@pytest.mark.parametrize("make", [small_graph, lambda: build(extraction())])
@pytest.mark.parametrize("named", [True, False])
def test_text_gives_the_quads_and_what_follows(make, named):
    store = ox.Store()
    load_graph(store, make(), named=named)
    wanted = set(infer(iter_quads(make())))
    by_quad = ox.Store()  # a store writes 1.0 as 1
    by_quad.bulk_extend(wanted if named else {ox.Quad(*one.triple) for one in wanted})
    assert set(store) == set(by_quad)
    assert len({one.triple for one in wanted}) == len(wanted)


@pytest.mark.parametrize("make", [small_graph, lambda: build(extraction())])
@pytest.mark.parametrize("named", [True, False])
def test_all_triples_of_a_property_or_class_are_loaded_alone(make, named):
    graph = make()
    whole = ox.Store()
    load_graph(whole, graph, named=named)
    for name in {quad.predicate for quad in whole}:
        part = ox.Store()
        load_graph(part, graph, named=named, only=frozenset([name.value]))
        assert set(part) <= set(whole)
        wanted = set(whole.quads_for_pattern(None, name, None))
        assert set(part.quads_for_pattern(None, name, None)) == wanted
        if name == RDF["type"]:
            assert set(part.named_graphs()) == set(whole.named_graphs())
    for kind in {quad.object for quad in whole.quads_for_pattern(None, RDF["type"], None)}:
        part = ox.Store()
        load_graph(part, graph, named=named, only=frozenset([kind.value]))
        wanted = set(whole.quads_for_pattern(None, RDF["type"], kind))
        assert set(part.quads_for_pattern(None, RDF["type"], kind)) == wanted
