"""Ids from a user's list find the nodes that bear the names, or are told to be doubtful."""

from pathlib import Path

import networkx as nx
import pytest

from kg.actors.lists import read_actor_list
from kg.errors import ActorListError
from kg.resolve.corrections import Correction, Corrections, load_corrections
from kg.resolve.reconcile import find_ids
from kg.resolve.review import add_correction
from tests.resolve.stories import resolved
from tests.resolve.test_across import spoken
from tests.small_graph import node


@pytest.fixture
def listed(tmp_path):
    def read(text, name="ids.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return list(read_actor_list(path, typed=False))

    return read


def found(listed, **nodes):
    graph = nx.MultiDiGraph()
    for key, data in nodes.items():
        graph.add_node(key, **data)
    return {one.node: (one.ids, one.doubt) for one in find_ids(graph, listed)}


def reyes(**fields):
    return node("Dana Reyes", "person", **fields)


def test_a_name_or_an_alias_finds_its_node(listed):
    ids = listed("label,aliases,id\nDana M. Reyes,Dana Reyes;D. Reyes,Q5\nTom Hart,,Q6\n")
    assert found(ids, a=reyes(), b=node("Orvo", "organization")) == {"a": (("Q5",), "")}
    tom = node("Thomas Hart", "person", aliases=["Tom Hart"])
    assert found(ids, a=tom) == {"a": (("Q6",), "")}


def test_ids_are_items_of_wikidata_or_others(listed):
    tsv = (
        "name\twikidata\tids\n"
        "Dana Reyes\thttp://www.wikidata.org/entity/Q5\thttps://viaf.org/viaf/7\n"
    )
    ids = listed(tsv, "ids.tsv")
    assert found(ids, a=reyes()) == {"a": (("Q5", "https://viaf.org/viaf/7"), "")}


def test_a_lone_word_names_no_person(listed):
    ids = listed("name,id,aliases\nDana Reyes,Q5,Reyes\n")
    assert found(ids, a=node("Reyes", "person"), b=node("Ann Reyes", "person")) == {}
    assert found(ids, a=node("Ann Reyes", "person", aliases=["Reyes"])) == {}


def test_what_contradicts_is_another(listed):
    ids = listed("name,id,type,country\nDana Reyes,Q5,person,FJI\n")
    assert found(ids, a=reyes(country="TON")) == {}
    assert found(ids, a=node("Dana Reyes", "organization")) == {}
    assert found(ids, a=reyes(anonymous=True)) == {}
    assert found(ids, a=reyes(country="FJI")) == {"a": (("Q5",), "")}


def test_nothing_is_guessed(listed):
    two = listed("name,id\nDana Reyes,Q5\nDana Reyes,Q6\n")
    assert found(two, a=reyes()) == {"a": (("Q5", "Q6"), "2 on the list bear the name")}
    one = listed("name,id\nDana Reyes,Q5\n")
    doubt = (("Q5",), "several nodes bear the name")
    assert found(one, a=reyes(), b=reyes()) == {"a": doubt, "b": doubt}
    assert found(one, a=reyes(wikidata="Q9")) == {"a": (("Q5",), "the node is Q9")}
    assert found(one, a=reyes(wikidata="Q5")) == {"a": (("Q5",), "")}


def test_corrections_write_the_ids_at_every_build_and_can_be_taken_away(tmp_path):
    story, _ = spoken("Dana Reyes", "a")
    entries = [
        Correction(kind="identify", entities=("person.dana-reyes",), value=one)
        for one in ("Q5", "https://viaf.org/viaf/7")
    ]
    file = tmp_path / "kg.corrections.toml"
    add_correction(file, entries)
    [entity] = resolved(story, corrections=load_corrections(file)).entities
    assert (entity.wikidata, entity.same_as) == ("Q5", ("https://viaf.org/viaf/7",))
    assert Corrections(entries).ties is False
    [entity] = resolved(story).entities
    assert (entity.wikidata, entity.same_as) == ("", ())


def test_a_device_is_no_list():
    with pytest.raises(ActorListError, match="no file"):
        list(read_actor_list(Path("/dev/zero"), typed=False))
