import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors.lists import read_actor_list
from kg.actors.load import load_known_actors
from kg.errors import ActorListError

KNOWN = load_known_actors()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("US", "united-states"),
        ("U.S.", "united-states"),
        ("the United States", "united-states"),
        ("Qatari", "qatar"),
        ("Britons", "united-kingdom"),
        ("Türkiye", "turkiye"),
        ("Erdogan", None),
        ("us", None),
        ("who", None),
        ("Security Council", "un-security-council"),
        ("Hizbollah", "hezbollah"),
    ],
)
def test_a_form_denotes_its_actor(text, actor):
    found = KNOWN.find(text)
    assert (found[0].actor if found else None) == actor


def test_a_capital_is_marked_as_such_and_ambiguous():
    first, second = KNOWN.find("Kyiv")
    assert (first.actor, str(first.kind), first.ambiguous) == ("ukraine", "capital", True)
    assert KNOWN.get(second.actor).type == "place"


def test_scanning_takes_the_longest_match():
    words = [
        "the",
        "Israel",
        "Defense",
        "Forces",
        "and",
        "al",
        "-",
        "Qaeda",
        "met",
        "in",
        "Saudi",
        "Arabia",
    ]
    spans = [(start, end, matches[0].actor) for start, end, matches in KNOWN.scan(words)]
    assert [one[2] for one in spans] == ["idf", "al-qaeda", "saudi-arabia"]


@given(st.lists(st.text(max_size=8), max_size=30))
def test_matches_lie_in_the_words_and_do_not_overlap(words):
    last = 0
    for start, end, matches in KNOWN.scan(words):
        assert last <= start < end <= len(words)
        assert matches
        last = end


def test_every_parent_and_id_exists():
    parents = {actor.part_of for actor in KNOWN} - {""}
    assert parents <= {actor.id for actor in KNOWN}


def test_every_nation_has_a_wikidata_id_and_a_country_code():
    nations = [actor for actor in KNOWN if actor.type == "government" and actor.qid]
    assert len(nations) > 190
    assert all(actor.country for actor in nations)


def test_a_users_csv_comes_first(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,type,aliases,wikidata\nQuorland Front,armed_group,QF;the Front,Q42\nHamas,party,,\n"
    )
    known = load_known_actors([path])
    assert known.find("QF")[0].actor == "armed_group.quorland-front"
    assert known.find("Hamas")[0].actor == "party.hamas"


def test_follow_the_money_entities_are_read(tmp_path):
    path = tmp_path / "os.jsonl"
    entity = {
        "id": "NK-1",
        "schema": "Person",
        "caption": "Ada Quist",
        "properties": {"name": ["Ada Quist"], "alias": ["A. Quist"], "country": ["no"]},
    }
    path.write_text(json.dumps(entity) + "\n")
    (actor,) = read_actor_list(path)
    assert (actor.id, actor.type, actor.country, actor.ids) == ("NK-1", "person", "NO", ("NK-1",))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"name": "X"}', "type: expected one of"),
        ('{"type": "person"}', "name: expected"),
        ("{", "no JSON"),
        ("[]", "expected a JSON object"),
        ('{"name": "X", "type": "person", "wikidata": "42"}', "wikidata: expected"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, complaint):
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(ActorListError, match=r"bad.jsonl, line 1") as error:
        list(read_actor_list(path))
    assert complaint in str(error.value)
