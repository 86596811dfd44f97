"""Pronouns within one document."""

from dataclasses import replace

from kg.learned.bundle import load_bundle
from kg.records import QuotationKind
from tests.resolve.stories import (
    KEEPING,
    entity,
    link,
    name,
    pronoun,
    quotation,
    resolved,
    story,
)


def test_he_is_the_man_and_she_the_woman():
    text = "Dana Reyes met Omar Vale. She left. He stayed."
    dana = name(text, "Dana Reyes", gender="female")
    omar = name(text, "Omar Vale", gender="male", function="object")
    she, he = pronoun(text, "She"), pronoun(text, "He")
    found = resolved(story(text, dana, omar, she, he))
    assert entity(found, she) == "person.dana-reyes"
    assert entity(found, he) == "person.omar-vale"


def test_the_subject_is_meant_rather_than_the_object():
    text = "Omar Vale met Tom Hart. He left."
    omar, tom = name(text, "Omar Vale"), name(text, "Tom Hart", function="object")
    he = pronoun(text, "He")
    assert entity(resolved(story(text, omar, tom, he)), he) == "person.omar-vale"


def test_he_is_never_the_other_argument_of_its_verb():
    text = "Omar Vale spoke. He praised Tom Hart."
    omar, he = name(text, "Omar Vale"), pronoun(text, "He")
    tom = name(text, "Tom Hart", function="object")
    found = resolved(story(text, omar, he, tom, links=(link(he, tom, "distinct"),)))
    assert entity(found, he) == "person.omar-vale"


def test_he_is_no_country():
    text = "Ruritania won. He left."
    land, he = name(text, "Ruritania"), pronoun(text, "He")
    assert entity(resolved(story(text, land, he)), he) is None


def test_inside_a_quotation_he_is_not_the_speaker():
    text = 'Omar Vale met Tom Hart. "he is wise", Vale said.'
    omar, tom = name(text, "Omar Vale"), name(text, "Tom Hart", function="object")
    he, vale = pronoun(text, "he", quotation_depth=1), name(text, "Vale", 1)
    said = quotation(text, "he is wise", vale)
    found = resolved(story(text, omar, tom, he, vale, quotations=(said,)))
    assert entity(found, he) == "person.tom-hart"


def test_i_is_the_speaker():
    text = '"I hope so", said Ruritanian spokesman Omar Vale.'
    i, omar = pronoun(text, "I", quotation_depth=1), name(text, "Omar Vale")
    said = quotation(text, "I hope so", omar)
    assert entity(resolved(story(text, i, omar, quotations=(said,))), i) == "person.omar-vale"


def test_it_is_the_source_of_indirect_speech():
    text = "Dawn Front said it would stop."
    group, it = name(text, "Dawn Front"), pronoun(text, "it")
    said = quotation(text, "it would stop", group, kind=QuotationKind.INDIRECT)
    assert entity(resolved(story(text, group, it, quotations=(said,))), it) == "dawn-front"


def test_it_is_no_person():
    text = "Omar Vale met Tom Hart. It failed."
    omar, tom = name(text, "Omar Vale"), name(text, "Tom Hart", function="object")
    it = pronoun(text, "It")
    assert entity(resolved(story(text, omar, tom, it)), it) is None


def test_a_tie_below_its_probability_stays_open():
    text = "Dana Reyes met Omar Vale. She left."
    dana = name(text, "Dana Reyes", gender="female")
    omar = name(text, "Omar Vale", gender="male", function="object")
    she = pronoun(text, "She")
    told = story(text, dana, omar, she)
    models = load_bundle("resolve")
    strict = replace(models, numbers=dict.fromkeys(models.numbers, 1.0))
    assert entity(resolved(told), she) == "person.dana-reyes"
    assert entity(resolved(told, models=KEEPING | {"resolve": strict}), she) is None
