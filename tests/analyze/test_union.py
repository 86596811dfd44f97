"""Two builds in one graph."""

import pytest
from sample_graph import build, extraction
from small_graph import small_graph

from kg.analyze.union import mark_changes
from kg.graph.invariants import find_violations
from kg.graph.statements import iter_statements


def changes(graph):
    found = {data["id"]: data.get("change", "same") for _, _, data in iter_statements(graph)}
    return found, {node: graph.nodes[node].get("change", "same") for node in graph}


def test_a_build_differs_in_nothing_from_itself():
    statements, actors = changes(mark_changes(small_graph(), small_graph()))
    assert set(statements.values()) == set(actors.values()) == {"same"}


def test_new_gone_and_changed_are_marked():
    old, new = small_graph(), small_graph()
    new.remove_node("ceria")
    new.nodes["arland"]["name"] = "Arlandia"
    (key,) = [key for *_, key in new.out_edges("arland", keys=True)][:1]
    target = next(other for _, other, name in new.out_edges("arland", keys=True) if name == key)
    new.edges["arland", target, key]["evidence"] *= 2
    fresh = {**old.edges["arland", target, key], "id": "fresh"}
    new.add_edge("arland", target, key="fresh", **fresh)
    statements, actors = changes(mark_changes(old, new))
    assert actors["ceria"] == "gone"
    assert actors["arland"] == "changed"
    assert actors["borland"] == "same"
    assert statements[key] == "changed"
    assert statements["fresh"] == "new"
    gone = {one["id"] for *_, one in iter_statements(old)} - {
        one["id"] for *_, one in iter_statements(new)
    }
    assert gone == {key for key, change in statements.items() if change == "gone"} != set()
    assert "change" not in old.nodes["ceria"]


def test_what_is_gone_keeps_its_own_text():
    old, new = build(extraction()), build(extraction())
    (doc,) = new.graph["documents"]
    new.graph["documents"][doc]["sentences"] = [(0, 5, "Other")]
    new.remove_edges_from(list(new.edges(keys=True)))
    union = mark_changes(old, new)
    documents = union.graph["documents"]
    gone = [data for *_, data in union.edges(data=True)]
    assert {data["change"] for data in gone} == {"gone"}
    for data in gone:
        for one in data["evidence"]:
            assert documents[one["doc"]]["sentences"] == old.graph["documents"][doc]["sentences"]
    assert documents[doc]["sentences"] == [(0, 5, "Other")]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_union_is_sound(swapped):
    old, new = build(extraction()), build(extraction("a.txt"), extraction("b.txt"))
    assert find_violations(mark_changes(*((new, old) if swapped else (old, new)))) == []
