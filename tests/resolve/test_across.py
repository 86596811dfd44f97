"""Entities across documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.stories import (
    assertion,
    entities_of,
    entity,
    link,
    name,
    noun,
    resolved,
    story,
)


def spoken(full: str, id: str, title: str = "", owner: str = "", published: str = ""):
    """Return a story in which a person with an office speaks."""
    text = f"{owner} {title} {full} spoke.".strip().replace("  ", " ")
    person = name(text, full)
    mentions, links = [person], ()
    if title:
        whose = name(text, owner, adjectival=True, function="modifier") if owner else None
        words = f"{owner} {title}".strip()
        office = noun(
            text,
            words,
            of=whose.id if whose else None,
            head_lemma=title.split()[-1].lower(),
            modifiers=tuple(words.lower().split()[:-1]),
        )
        mentions += [office, *([whose] if whose else [])]
        links = (link(office, person, "title"),)
    return story(text, *mentions, id=id, links=links, published=published), person


def test_one_full_name_is_one_node():
    one, first = spoken("Dana Reyes", "a")
    other, second = spoken("Dana Reyes", "b")
    found = resolved(one, other)
    assert entity(found, first, "a") == entity(found, second, "b") == "person.dana-reyes"
    assert any(judgement.same and judgement.reasons for judgement in found.judgements)


def test_a_surname_alone_needs_more_than_the_surname():
    named = [spoken("Dana Reyes", f"a{n}", "Minister", "Ruritanian")[0] for n in range(6)]
    other, short = spoken("Reyes", "b")
    third, same = spoken("Reyes", "c", "Minister", "Ruritanian")
    found = resolved(*named, other, third)
    assert entity(found, short, "b") != "person.dana-reyes"
    assert entity(found, same, "c") == "person.dana-reyes"
    said = next(one for one in found.judgements if one.same and one.right.startswith("c#"))
    assert said.reasons[:2] == (
        "bears the surname",
        "meant in 6 of 6 documents that name a bearer",
    )


def test_a_surname_alone_is_not_the_one_whom_the_document_names_besides():
    leader = [spoken("Tom Hart", f"a{n}", "President", "Ruritanian")[0] for n in range(8)]
    text = "First Lady Ada Hart waved. Hart waved."
    wife, bare = name(text, "Ada Hart"), name(text, "Hart", nth=1)
    apart = (link(wife, bare, "distinct"),)
    both = story(text, wife, bare, id="b", links=apart)
    known = [spoken("Ada Hart", f"c{n}")[0] for n in range(2)]
    found = resolved(*leader, *known, both)
    assert entity(found, wife, "b") == "person.ada-hart"
    assert entity(found, bare, "b") != "person.ada-hart"


def test_a_family_name_that_comes_first_is_a_surname_too():
    text = "Kim Sa Yon, the president, spoke. Kim spoke."
    named = [
        story(text, name(text, "Kim Sa Yon"), name(text, "Kim", nth=1), id=f"a{n}")
        for n in range(40)
    ]
    bare, short = spoken("Kim", "b")
    assert entity(resolved(*named, bare), short, "b") == "person.kim-sa-yon"


def test_words_glued_to_a_known_name_are_no_name():
    known = [spoken("Dana Reyes", f"a{n:02}")[0] for n in range(12)]
    glued, first = spoken("Dana Reyes Hart", "b")
    text = "Reyes, Reyes, Reyes, Reyes, Reyes spoke of a Reyes White Hall."
    bare = [name(text, "Reyes", nth=n) for n in range(5)]
    hall = story(text, *bare, name(text, "Reyes White Hall"), id="c")
    found = resolved(*known, glued, hall)
    assert entity(found, first, "b") == "person.dana-reyes"
    assert not any("Hall" in one.name or "Hart" in one.name for one in found.entities)


def test_namesakes_of_two_countries_are_left_to_a_person():
    one, first = spoken("Dana Reyes", "a", "Minister", "Ruritanian")
    other, second = spoken("Dana Reyes", "b", "Senator", "Freedonian")
    found = resolved(one, other)
    assert entity(found, first, "a") != entity(found, second, "b")
    assert [judgement.same for judgement in found.judgements] == [None]


def test_one_document_of_another_country_does_not_split_a_well_known_person():
    others = [spoken("Dana Reyes", f"b{n:02}", "Minister", "Ruritanian") for n in range(12)]
    text = "Freedonian Senator Dana Reyes spoke in Ruritania."
    misread = name(text, "Dana Reyes")
    whose = name(text, "Freedonian", adjectival=True, function="modifier")
    office = noun(text, "Freedonian Senator", of=whose.id, head_lemma="senator")
    land = name(text, "Ruritania", function="oblique", locative=True)
    title = (link(office, misread, "title"),)
    odd = story(text, misread, whose, office, land, id="a", links=title)
    found = resolved(odd, *(one for one, _ in others))
    ids = {entity(found, person, f"b{n:02}") for n, (_, person) in enumerate(others)}
    assert ids == {entity(found, misread, "a")}


def test_a_surname_alone_is_its_well_known_bearer_not_the_rare_one():
    known = [spoken("Dana Reyes", f"a{n:02}", "Minister", "Ruritanian")[0] for n in range(12)]
    rare, son = spoken("Tom Reyes", "b")
    bare, short = spoken("Reyes", "c", "Minister", "Ruritanian")
    found = resolved(*known, rare, bare)
    assert entity(found, short, "c") == "person.dana-reyes"
    assert entity(found, son, "b") == "person.tom-reyes"


@pytest.mark.parametrize("bridge", ["Otto Klein", "Klein"])
def test_a_form_that_fits_both_makes_father_and_son_no_one(bridge):
    sons = [spoken("Otto W. Klein", f"a{n}")[0] for n in range(3)]
    fathers = [spoken("Otto H.W. Klein", f"b{n}")[0] for n in range(3)]
    _, son = spoken("Otto W. Klein", "a0")
    _, father = spoken("Otto H.W. Klein", "b0")
    found = resolved(*sons, *fathers, spoken(bridge, "c")[0])
    assert entity(found, son, "a0") != entity(found, father, "b0")


def test_a_lone_name_is_a_person_where_nearly_all_documents_say_so():
    known = [spoken("Dana Reyes", f"a{n:02}")[0] for n in range(9)]
    bare = [spoken("Reyes", f"b{n:02}")[0] for n in range(10)]
    text = "Reyes spoke."
    odd = name(text, "Reyes", type="organization", label="ORG")
    found = resolved(*known, *bare, story(text, odd, id="c"))
    assert {one.type for one in found.entities} == {"person"}
    assert entity(found, odd, "c") is not None
    few = resolved(*known, *bare[:9], story(text, odd, id="c"))
    assert {one.type for one in few.entities} == {"person", "organization"}


def test_bodies_that_every_state_has_are_one_only_within_a_state():
    text = "Foreign Ministry spoke."
    body = name(text, "Foreign Ministry", type="agency", label="ORG")
    found = resolved(story(text, body, id="a"), story(text, body, id="b"))
    assert entity(found, body, "a") != entity(found, body, "b")


def test_the_holder_of_an_office_depends_on_the_date():
    early, ada = spoken("Ada Cama", "a", "Minister", "Ruritanian", "2014-03-01")
    late, tom = spoken("Tom Vula", "b", "Minister", "Ruritanian", "2024-03-01")
    text = "The Ruritanian minister met Freedonia."
    demonym = name(text, "Ruritanian", adjectival=True, function="modifier")
    office = noun(text, "The Ruritanian minister", of=demonym.id, modifiers=("ruritanian",))
    land = name(text, "Freedonia", function="object")
    act = (assertion(office, land),)
    then = story(text, demonym, office, land, id="c", published="2014-05-01", assertions=act)
    now = story(text, demonym, office, land, id="d", published="2024-05-01", assertions=act)
    found = resolved(early, late, then, now)
    assert entity(found, office, "c") == entity(found, ada, "a")
    assert entity(found, office, "d") == entity(found, tom, "b")


def test_an_administration_is_the_country_that_other_documents_tell():
    told = [spoken("Dana Reyes", doc, "President", "Ruritanian")[0] for doc in ("a", "c", "d")]
    text = "Dana Reyes smiled. The Reyes administration met Freedonia."
    full, short = name(text, "Dana Reyes"), name(text, "Reyes", 1, function="modifier")
    phrase = noun(
        text,
        "The Reyes administration",
        type="government",
        of=short.id,
        modifiers=("reyes",),
    )
    found = resolved(*told, story(text, full, short, phrase, id="b"))
    assert entity(found, phrase, "b") == "ruritania"


NAMES = st.sampled_from(["Dana Reyes", "Omar Reyes", "Reyes", "Ruritania", "Tom Hart", "T. Hart"])


@settings(deadline=None, max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(names, random):
    stories = [spoken(full, f"doc{number}")[0] for number, full in enumerate(names)]
    shuffled = list(stories)
    random.shuffle(shuffled)
    assert resolved(*stories) == resolved(*shuffled)


@settings(deadline=None, max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=6))
def test_each_mention_denotes_one_entity_that_exists(names):
    stories = [spoken(full, f"doc{number}")[0] for number, full in enumerate(names)]
    found = resolved(*stories)
    ids = [one.id for one in found.entities]
    assert len(ids) == len(set(ids))
    assert set(entities_of(found).values()) == set(ids)


def test_a_further_document_leaves_other_ids_alone():
    stories = [spoken("Dana Reyes", "a")[0], spoken("Tom Hart", "b")[0]]
    before = resolved(*stories)
    after = resolved(*stories, spoken("Omar Vale", "c")[0])
    assert {one.id for one in before.entities} < {one.id for one in after.entities}
    assert entities_of(before).items() <= entities_of(after).items()
