"""Definite descriptions and bare institutions: which of the named actors they mean, by evidence."""

import pytest

from kg.learned.bundle import load_bundle
from kg.resolve.antecedent_features import NAMES as PRONOUN_COLUMNS
from kg.resolve.description_features import NAMES as COLUMNS
from kg.resolve.pair_features import NAMES as PAIR_COLUMNS
from tests.resolve.stories import entity, link, name, noun, resolved, story


def country(words, **facts):
    return {"head_lemma": words.split()[-1].lower(), "type": "government", **facts}


@pytest.mark.parametrize(
    "words", ["The government", "The country", "The administration", "The authorities"]
)
def test_the_government_is_the_only_nation_of_the_article(words):
    text = f"Ruritania held a vote. Ruritania counted. In Ruritania it rained. {words} declined."
    lands = [name(text, "Ruritania", number) for number in range(3)]
    phrase = noun(text, words, definite=True, **country(words))
    assert entity(resolved(story(text, *lands, phrase)), phrase) == "ruritania"


def test_the_government_stays_its_own_where_no_nation_is_named():
    text = "Dana Reyes left. The government declined."
    dana, phrase = name(text, "Dana Reyes"), noun(text, "The government", **country("government"))
    assert entity(resolved(story(text, dana, phrase)), phrase) != entity(
        resolved(story(text, dana, phrase)), dana
    )


def test_a_government_is_no_person_and_a_minister_no_nation():
    text = "Ruritania voted. Dana Reyes sang. The government declined. The minister left."
    land, dana = name(text, "Ruritania"), name(text, "Dana Reyes")
    state = noun(text, "The government", **country("government"))
    minister = noun(text, "The minister")
    found = resolved(story(text, land, dana, state, minister))
    assert entity(found, state) != "person.dana-reyes"
    assert entity(found, minister) != "ruritania"


def test_a_description_is_nobody_whom_the_sentence_sets_against_it():
    text = "President Dana Reyes met the president."
    title, dana = noun(text, "President"), name(text, "Dana Reyes")
    other = noun(text, "the president", function="object")
    links = (link(title, dana, "title"), link(dana, other, "distinct"))
    found = resolved(story(text, title, dana, other, links=links))
    assert entity(found, other) != "person.dana-reyes"


def test_his_counterpart_gives_nobody_another_country():
    text = "Ruritanian minister Dana Reyes met Omar Vale. Her Freedonian counterpart sang."
    land = name(text, "Ruritanian", adjectival=True, function="modifier")
    title = noun(text, "Ruritanian minister", of=land.id)
    dana, omar = name(text, "Dana Reyes"), name(text, "Omar Vale", function="object")
    other = name(text, "Freedonian", adjectival=True, function="modifier")
    phrase = noun(text, "Her Freedonian counterpart", of=other.id)
    told = story(text, land, title, dana, omar, other, phrase, links=(link(title, dana, "title"),))
    countries = {one.id: one.country for one in resolved(told).entities}
    assert countries["person.dana-reyes"] == "RUR"
    assert countries["person.omar-vale"] != "FRE"


def test_models_know_the_columns_that_are_made():
    models = load_bundle("resolve")
    assert models.trees["description"].names == COLUMNS
    assert models.trees["pair"].names == PAIR_COLUMNS
    assert models.trees["third"].names == models.trees["we"].names == PRONOUN_COLUMNS


def test_probabilities_never_fall_and_each_form_has_its_threshold():
    models = load_bundle("resolve")
    for form, curve in models.curves.items():
        shares = curve.shares.tolist()
        assert shares == sorted(shares), form
    assert set(models.numbers) == {"he", "it", "they", "we", "description", "pair"}
