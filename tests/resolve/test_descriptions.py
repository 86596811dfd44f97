"""Descriptions within one document: nations, members, offices, groups."""

from dataclasses import replace

import pytest

from tests.resolve.stories import (
    assertion,
    entity,
    link,
    name,
    noun,
    quotation,
    resolved,
    story,
)


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("Ruritanian officials", "government", "plural"),
        ("the Ruritanian government", "government", "singular"),
        ("the Ruritanian side", "government", "singular"),
        ("Ruritanian troops", "military", "plural"),
    ],
)
def test_who_acts_for_a_nation_is_the_nation(words, kind, number):
    text = f"On Monday {words} spoke."
    demonym = name(text, "Ruritanian", adjectival=True, function="modifier")
    phrase = noun(text, words, type=kind, number=number, of=demonym.id)
    phrase = _with_head(phrase, words)
    assert entity(resolved(story(text, demonym, phrase)), phrase) == "ruritania"


def _with_head(phrase, words):
    return replace(phrase, head_lemma=words.split()[-1].removesuffix("s"))


def test_fighters_of_a_group_are_the_group():
    text = "Dawn Front fighters fled."
    group = name(text, "Dawn Front", adjectival=True, function="modifier")
    phrase = noun(text, "Dawn Front fighters", number="plural", head_lemma="fighter", of=group.id)
    assert entity(resolved(story(text, group, phrase)), phrase) == "dawn-front"


def test_the_minister_is_the_one_who_holds_the_office():
    text = "Foreign Minister Dana Reyes met Prime Minister Omar Vale. The foreign minister left."
    foreign, dana = noun(text, "Foreign Minister"), name(text, "Dana Reyes")
    prime, omar = noun(text, "Prime Minister"), name(text, "Omar Vale")
    later = noun(text, "The foreign minister")
    links = (link(foreign, dana, "title"), link(prime, omar, "title"))
    found = resolved(story(text, foreign, dana, prime, omar, later, links=links))
    assert entity(found, later) == entity(found, dana)


def test_the_armed_group_is_no_ministry():
    text = "Dawn Front attacked Orvo Steel. The armed group fled."
    group = name(text, "Dawn Front")
    steel = name(text, "Orvo Steel", type="organization", label="ORG", function="object")
    phrase = noun(text, "The armed group", type="armed_group")
    found = resolved(story(text, group, steel, phrase))
    assert entity(found, phrase) != entity(found, steel)


def test_the_country_is_the_only_nation_named_last():
    text = "Ruritania met rebels. The country is poor."
    land, phrase = name(text, "Ruritania"), noun(text, "The country", type="government")
    assert entity(resolved(story(text, land, phrase)), phrase) == "ruritania"


def test_bare_nouns_never_tie_two_people():
    text = "A minister spoke. Dana Reyes listened. A minister left."
    first, second = noun(text, "A minister"), noun(text, "A minister", 1)
    dana = name(text, "Dana Reyes")
    acts = (assertion(first, dana), assertion(second, dana))
    found = resolved(story(text, first, second, dana, assertions=acts))
    assert len({entity(found, one) for one in (first, second, dana)}) == 3


def test_the_official_is_the_one_introduced():
    text = 'A senior official said "no". The official said "yes".'
    first, later = noun(text, "A senior official"), noun(text, "The official")
    said = (quotation(text, "no", first), quotation(text, "yes", later))
    found = resolved(story(text, first, later, quotations=said))
    assert entity(found, first) == entity(found, later)
    assert found.entities[0].anonymous


def test_the_president_is_not_the_vice_president():
    text = "President Dana Reyes met Vice President Omar Vale. The president left."
    first, dana = noun(text, "President"), name(text, "Dana Reyes")
    vice, omar = noun(text, "Vice President"), name(text, "Omar Vale")
    later = noun(text, "The president")
    links = (link(first, dana, "title"), link(vice, omar, "title"))
    found = resolved(story(text, first, dana, vice, omar, later, links=links))
    assert entity(found, later) == "person.dana-reyes"


def test_bodies_of_other_sizes_are_other_bodies():
    text = "States met Dana Reyes. The 20 states sang. The states wept. 16 states slept."
    dana = name(text, "Dana Reyes")
    words = ("States", "The 20 states", "The states", "16 states")
    groups = [noun(text, one, number="plural", type="organization") for one in words]
    acts = tuple(assertion(group, dana) for group in groups)
    found = resolved(story(text, dana, *groups, assertions=acts))
    first, counted, again, fewer = (entity(found, group) for group in groups)
    assert first is not None
    assert first == counted == again
    assert fewer not in (None, first)
