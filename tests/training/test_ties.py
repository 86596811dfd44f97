"""What annotated articles say of pronouns and descriptions, and how ties are judged by it."""

from kg.resolve.document_state import DocumentState
from tests.resolve.stories import ACTORS, name, pronoun, story
from training.antecedents import Tally, answers_of, judge_ties
from training.gum import answers_of_gum

TEXT = "Dana Reyes met Omar Vale. She left. He stayed."
ENTITIES = [
    {"id": "dana", "name": "Dana Reyes", "type": "person", "aliases": ["Reyes"]},
    {"id": "omar", "name": "Omar Vale", "type": "person", "aliases": []},
]


def told():
    dana = name(TEXT, "Dana Reyes", gender="female")
    omar = name(TEXT, "Omar Vale", gender="male", function="object")
    return story(TEXT, dana, omar, pronoun(TEXT, "She"), pronoun(TEXT, "He"))


def gold():
    left = {"subject": [26, 29], "cue": [30, 34], "object": None, "span": [26, 34]}
    stayed = {"subject": [36, 38], "cue": [39, 45], "object": None, "span": [36, 45]}
    one = {"targets": [None], "symmetric": False}
    return {
        "entities": ENTITIES,
        "assertions": [
            {**one, "sources": ["dana", "omar"], "places": [left]},
            {**one, "sources": ["dana"], "places": [left]},
            {**one, "sources": ["omar"], "places": [stayed]},
        ],
        "quotes": [],
    }


def test_a_pronoun_means_what_all_its_places_allow(shared):
    answers = answers_of(told().mentions, gold())
    assert answers.anaphors == {(26, 29): {"dana"}, (36, 38): {"omar"}}


def test_ties_are_right_wrong_or_open(shared):
    read = told()
    state = DocumentState.of(read, ACTORS)
    dana, _, she, he = state.mentions
    state.tie(she, dana, 1.0, "test")
    tally = Tally()
    judge_ties(state, answers_of(read.mentions, gold()), tally)
    assert tally.table() == {
        "he": {"wanted": 1, "accuracy": 0.0, "coverage": 0.0},
        "she": {"wanted": 1, "accuracy": 1.0, "coverage": 1.0},
    }
    state.tie(he, dana, 1.0, "test")
    again = Tally()
    judge_ties(state, answers_of(read.mentions, gold()), again)
    assert again.table()["he"] == {"wanted": 1, "accuracy": 0.0, "coverage": 1.0}
    assert again.errors == ["story.txt\t36\the\tHe\tomar\tdana\tDana Reyes"]


def test_gum_says_of_a_pronoun_that_it_means_nobody():
    mentions = told().mentions
    rows = [{"start": 0, "end": 10, "cluster": "1"}, {"start": 26, "end": 29, "cluster": "1"}]
    found = answers_of_gum(mentions, {"mentions": rows})
    assert found.anaphors == {(26, 29): {"1"}, (36, 38): frozenset()}
    assert found.names == {(0, 10): "1", (15, 24): None}
