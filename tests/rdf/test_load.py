"""A store that is loaded from text holds the quads of the mapping and what follows from them; no triple stands in two graphs."""

import pyoxigraph as ox
import pytest
from sample_graph import build, extraction
from small_graph import small_graph

from kg.graph.statements import iter_statements
from kg.rdf import mapping
from kg.rdf.infer import infer
from kg.rdf.load import load_graph
from kg.rdf.mapping import iter_quads
from kg.rdf.telling import OPEN, Seen
from kg.rdf.vocabulary import PREFIXES, RDF


def stars(*names):
    return Seen(frozenset([frozenset(names)]))


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
        load_graph(part, graph, named=named, seen=stars(name.value))
        assert set(part) <= set(whole)
        wanted = set(whole.quads_for_pattern(None, name, None))
        assert set(part.quads_for_pattern(None, name, None)) == wanted
        if name == RDF["type"]:
            assert set(part.named_graphs()) == set(whole.named_graphs())
    for kind in {quad.object for quad in whole.quads_for_pattern(None, RDF["type"], None)}:
        part = ox.Store()
        load_graph(part, graph, named=named, seen=stars(kind.value))
        wanted = set(whole.quads_for_pattern(None, RDF["type"], kind))
        assert set(part.quads_for_pattern(None, RDF["type"], kind)) == wanted


def rich_graph():
    """Return a graph with what the sample has not: an office with a term, a copy, a place, an actor with all that one may have."""
    graph = build(extraction())
    doc = min(graph.graph["documents"])
    graph.graph["documents"][doc]["duplicate_of"] = max(graph.graph["documents"])
    graph.graph["documents"][doc]["published"] = "2024-03"
    for number, (_, _, data) in enumerate(iter_statements(graph)):
        for one in data["evidence"]:
            days = (("2019-01-01", "2020-12-31"), ("2021-05-01", ""), ("", "2021-05-01"))[
                number % 3
            ]
            one.update(event_start=days[0], event_end=days[1], event_text="then", place="Oslo")
            one["event_approximate"] = number % 2 == 0
        data["ended"] = data["predicate"] == "holds_role" and number % 2 == 0
    for number, node in enumerate(sorted(graph)):
        graph.nodes[node].update(
            wikidata=f"Q{number + 1}", same_as=["https://example.org/x", "own:1"], country="NOR",
            sector="GOV", gender="female", anonymous=number % 2 == 0, descriptions=["the regime"],
        )  # fmt: skip
    return graph


GRAPHS = [small_graph, lambda: build(extraction()), rich_graph]


def names_of(quads):
    """Return the properties and classes of some quads."""
    return {
        (quad.object if quad.predicate == RDF["type"] else quad.predicate).value for quad in quads
    }


@pytest.mark.parametrize("make", GRAPHS)
def test_what_a_star_may_match_is_loaded_whole(make):
    graph = make()
    whole = ox.Store()
    load_graph(whole, graph, named=False)
    kinds = {}
    for subject in {quad.subject for quad in whole}:
        quads = set(whole.quads_for_pattern(subject, None, None))
        kinds.setdefault(frozenset(names_of(quads)), []).append((subject, quads))
    for names, alike in kinds.items():
        for star in (names, {*names, OPEN}, {min(names), OPEN}, {max(names), OPEN}):
            part = ox.Store()
            load_graph(part, graph, named=False, seen=stars(*star))
            for subject, quads in alike:
                assert set(part.quads_for_pattern(subject, None, None)) == quads, star
        for star in ({min(names), RDF["type"].value}, {max(names), RDF["type"].value}):
            part = ox.Store()
            load_graph(part, graph, named=False, seen=stars(*star))
            for subject, quads in alike:
                types = {quad for quad in quads if quad.predicate == RDF["type"]}
                assert types <= set(part.quads_for_pattern(subject, None, None)), star


def test_a_star_of_actors_loads_no_mentions_and_gathers_no_events(monkeypatch):
    monkeypatch.setattr(mapping, "gather_events", lambda _: pytest.fail("no event is asked for"))
    part, label = ox.Store(), f"{PREFIXES['skos']}prefLabel"
    load_graph(
        part,
        rich_graph(),
        named=False,
        seen=stars(f"{PREFIXES['kgo']}Actor", label, RDF["type"].value),
    )
    found = names_of(part)
    assert {f"{PREFIXES['kgo']}Government", label} <= found
    assert not {
        f"{PREFIXES['kgo']}{name}" for name in ("Mention", "denotes", "Assertion", "Document")
    } & names_of(
        quad for quad in part if quad.subject.value.startswith((PREFIXES["kgr"], PREFIXES["kgd"]))
    )


@pytest.mark.parametrize("make", GRAPHS)
def test_named_graphs_are_loaded_alone(make, monkeypatch):
    graph = make()
    whole = ox.Store()
    load_graph(whole, graph, named=True)
    monkeypatch.setattr(
        mapping, "gather_events", _gather_if_asked(mapping.gather_events, asked := [])
    )
    for name in whole.named_graphs():
        part = ox.Store()
        load_graph(part, graph, named=True, seen=Seen(graphs=frozenset([name.value])))
        wanted = set(whole.quads_for_pattern(None, None, None, name))
        assert set(part.quads_for_pattern(None, None, None, name)) == wanted
        assert {one.value for one in part.named_graphs()} == {
            name.value,
            f"{PREFIXES['kgg']}vocabulary",
        }
        layer = name.value.removeprefix(PREFIXES["kgg"]).partition(":")[0]
        assert asked == ([True] if layer in ("events", "doc") else [])
        asked.clear()


def _gather_if_asked(gather, asked):
    def run(graph):
        asked.append(True)
        return gather(graph)

    return run
