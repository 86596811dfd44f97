import json
import re
from collections import Counter

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
        ("Iran's foreign ministry", "iran.foreign-ministry"),
        ("Kenyan Ministry of Foreign Affairs", "kenya.foreign-ministry"),
        ("Ministry of Foreign Affairs of the Russian Federation", "russia.foreign-ministry"),
        ("armed forces of Israel", "idf"),
        ("British Parliament", "uk-parliament"),
        ("the Congolese army", "fardc"),
        ("Norway, police", None),
        ("Norway. Police", None),
        ("Oslo police", None),
    ],
)
def test_a_form_denotes_its_actor(text, actor):
    found = KNOWN.find(text)
    assert (found[0].actor if found else None) == actor


def test_a_capital_is_marked_as_such_and_ambiguous():
    first, second = KNOWN.find("Kyiv")
    assert (first.actor, str(first.kind), first.ambiguous) == ("ukraine", "capital", True)
    assert KNOWN.get(second.actor).type == "place"


def test_washington_is_the_government_or_the_city_but_never_the_state():
    assert [match.actor for match in KNOWN.find("Washington")] == [
        "united-states",
        "washington-dc",
    ]
    assert KNOWN.find("Washington state")[0].actor == "washington.us"


def test_names_that_are_common_words_too_are_marked():
    assert KNOWN.find("Jordan")[0].common
    assert not KNOWN.find("Jordanian")[0].common


def test_a_nations_body_is_made_from_its_id():
    court = KNOWN.get("kenya.supreme-court")
    assert (court.name, court.type, court.sector) == ("Kenyan Supreme Court", "agency", "JUD")
    assert (court.country, court.part_of) == ("KEN", "kenya")
    assert KNOWN.get("kenya.no-such-body") is None
    assert KNOWN.get("hamas.police") is None


def test_every_city_lies_in_a_nation_and_has_no_wikidata_id_of_it():
    nations = {actor.qid for actor in KNOWN if actor.type == "government"} - {""}
    places = [actor for actor in KNOWN if actor.type == "place" and actor.country]
    assert len(places) > 900
    assert not nations & {place.qid for place in places}
    assert KNOWN.get("aleppo.sy").part_of == "syria"


def test_ids_are_unique_and_safe():
    ids = [actor.id for actor in KNOWN]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9.-]+", one) for one in ids)


def test_no_wikidata_id_stands_for_two_actors():
    ids = Counter(actor.qid for actor in KNOWN if actor.qid)
    assert [qid for qid, count in ids.items() if count > 1] == []


def test_scanning_does_not_join_words_over_a_comma():
    words = ["Outside", "Norway", ",", "police", "in", "Chad", "met", "Norwegian", "police"]
    found = [matches[0].actor for _, _, matches in KNOWN.scan(words)]
    assert found == ["norway", "chad", "norway.police"]


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
    actor = load_known_actors([path]).get("NK-1")
    assert (actor.type, actor.country, actor.ids) == ("person", "NOR", ("NK-1",))


def test_what_cannot_act_is_passed_over(tmp_path):
    path = tmp_path / "os.jsonl"
    entities = [
        {"id": "V-1", "schema": "Vessel", "caption": "Marigold", "properties": {}},
        {
            "id": "NK-2",
            "schema": "Company",
            "caption": "Orvo",
            "properties": {"weakAlias": ["Blue"]},
        },
    ]
    path.write_text("".join(json.dumps(entity) + "\n" for entity in entities))
    (actor,) = read_actor_list(path)
    assert (actor.id, [alias.text for alias in actor.aliases]) == ("NK-2", ["Orvo"])


def test_a_csv_without_the_needed_columns_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("actor,kind\nOrvo,organization\n")
    with pytest.raises(ActorListError, match=r"mine.csv, line 1: expected a header"):
        list(read_actor_list(path))


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
