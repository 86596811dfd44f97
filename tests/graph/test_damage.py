"""What is wrong with a graph.json is found, and nothing where nothing is."""

import json

import pytest
from small_graph import small_graph

from kg.graph.damage import find_damage
from kg.graph.node_link import write_graph


@pytest.fixture
def file(tmp_path):
    write_graph(small_graph(), tmp_path / "graph.json")
    return tmp_path / "graph.json"


def test_a_sound_graph_has_none(file, root):
    assert find_damage(file) == ""
    assert find_damage(root / "output") == ""
    assert find_damage(file.parent / "nosuch") == ""


DAMAGES = [
    (("edges", 0, "evidence", 0, "doc"), "nosuch", "no document 'nosuch'"),
    (("edges", 0, "evidence", 0, "cue"), [1], "edges.0.evidence.0.cue: "),
    (("edges", 0, "evidence"), [], "edges.0.evidence: "),
    (("edges", 0, "target"), "nosuch", "no node 'nosuch'"),
    (("edges", 0, "score"), "1", "edges.0.score: Input should be a valid number"),
    (("edges", 0, "attributed_to"), "nosuch", "no node 'nosuch'"),
    (("nodes", 0, "name"), None, "nodes.0.name: Input should be a valid string"),
    (("graph", "format"), 2, "graph.format: Input should be 1"),
]


@pytest.mark.parametrize(("place", "value", "told"), DAMAGES)
def test_the_place_is_told(place, value, told, file):
    data = json.loads(file.read_text())
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    file.write_text(json.dumps(data))
    assert told in find_damage(file)
    assert find_damage(file).startswith(f"{file}: damaged at ")


def test_what_is_no_json_is_told(file):
    file.write_bytes(file.read_bytes()[:100])
    assert "damaged at its begin: Invalid JSON" in find_damage(file)
