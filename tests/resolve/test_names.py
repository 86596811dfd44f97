"""Names within one document."""

from tests.resolve.stories import entity, link, name, noun, resolved, story


def test_a_surname_is_its_only_bearers():
    text = "Dana Reyes spoke. Reyes left."
    full, short = name(text, "Dana Reyes"), name(text, "Reyes", 1)
    found = resolved(story(text, full, short))
    assert entity(found, full) == entity(found, short) == "person.dana-reyes"


def test_two_bearers_of_a_surname_stay_two():
    text = "Dana Reyes met Omar Reyes."
    one, other = name(text, "Dana Reyes"), name(text, "Omar Reyes")
    found = resolved(story(text, one, other))
    assert entity(found, one) != entity(found, other)


def test_a_president_and_his_wife_stay_two():
    text = "President Reyes and First Lady Dana Reyes waved. Reyes left."
    title, lady = noun(text, "President"), noun(text, "First Lady", head_lemma="lady")
    leader, wife = name(text, "Reyes"), name(text, "Dana Reyes")
    again = name(text, "Reyes", 2)
    links = (link(title, leader, "title"), link(lady, wife, "title"))
    found = resolved(story(text, title, lady, leader, wife, again, links=links))
    assert entity(found, leader) == entity(found, again) != entity(found, wife)


def test_an_acronym_is_tied_without_parentheses():
    text = "The Union of Dock Workers struck. UDW members sang."
    full = name(text, "Union of Dock Workers", type="organization", label="ORG")
    short = name(text, "UDW", type="organization", label="ORG")
    found = resolved(story(text, full, short))
    assert entity(found, short) == entity(found, full) == "organization.union-of-dock-workers"


def test_diacritics_make_no_second_actor():
    text = "Tomáš Dvořák spoke. Tomas Dvorak left."
    one, other = name(text, "Tomáš Dvořák"), name(text, "Tomas Dvorak")
    found = resolved(story(text, one, other))
    assert entity(found, one) == entity(found, other)


def test_a_capital_that_acts_is_its_government_and_else_a_place():
    text = "Strelsau rejected the plan. Talks were held in Strelsau by Ruritania."
    acts = name(text, "Strelsau")
    place = name(text, "Strelsau", 1, function="oblique", locative=True)
    found = resolved(story(text, acts, place, name(text, "Ruritania", function="oblique")))
    assert entity(found, acts) == "ruritania"
    assert entity(found, place) == "strelsau.city"


def test_a_person_called_like_a_capital_keeps_the_surname():
    text = "Ada Strelsau spoke. Strelsau left."
    full, short = name(text, "Ada Strelsau", label="PERSON"), name(text, "Strelsau", 1)
    found = resolved(story(text, full, short))
    assert entity(found, short) == entity(found, full) == "person.ada-strelsau"


def test_a_title_belongs_to_its_name():
    text = "Foreign Minister Dana Reyes spoke."
    title, full = noun(text, "Foreign Minister"), name(text, "Dana Reyes")
    found = resolved(story(text, title, full, links=(link(title, full, "title"),)))
    assert entity(found, title) == entity(found, full)


def test_a_bare_plural_beside_a_name_is_no_apposition():
    text = "Ruritanians, mostly women, marched."
    people = name(text, "Ruritanians", type="people", label="NORP")
    women = noun(text, "mostly women", type="people", number="plural", head_lemma="woman")
    found = resolved(story(text, people, women, links=(link(people, women, "apposition"),)))
    assert entity(found, women) != entity(found, people)


def test_a_surname_two_bear_is_not_the_bridge_between_them():
    text = "Tom Hart spoke. Hart left with Ada Hart. Hart slept. Tom Hart woke."
    tom, ada = name(text, "Tom Hart"), name(text, "Ada Hart", function="oblique")
    again = name(text, "Tom Hart", 1)
    bare = [name(text, "Hart", 1), name(text, "Hart", 3)]
    found = resolved(story(text, tom, ada, again, *bare))
    assert entity(found, tom) != entity(found, ada)
    assert {entity(found, one) for one in bare} == {"person.tom-hart"}


def test_a_nations_name_before_its_body_makes_no_second_actor():
    text = "Ruritanian Government sources spoke."
    body = name(text, "Ruritanian Government", type="organization", label="ORG")
    assert entity(resolved(story(text, body)), body) == "ruritania"


def test_a_capital_of_a_nation_that_goes_unnamed_is_a_town():
    text = "Strelsau rejected the plan."
    town = name(text, "Strelsau")
    assert entity(resolved(story(text, town)), town) != "ruritania"


def test_a_leader_by_title_is_not_the_spouse_by_full_name():
    text = "President Hart spoke. Ada Hart smiled. Hart left."
    title, leader = noun(text, "President"), name(text, "Hart")
    ada, again = name(text, "Ada Hart"), name(text, "Hart", 2)
    found = resolved(story(text, title, leader, ada, again, links=(link(title, leader, "title"),)))
    assert entity(found, leader) == entity(found, again) != entity(found, ada)


def test_thirty_spellings_each_found_once_are_one_actor():
    spellings = [f"D{a}na R{e}y{o}s" for a in "aàáâä" for e in "eèé" for o in "eê"]
    text = " spoke. ".join(spellings)
    mentions = [name(text, one) for one in spellings]
    found = resolved(story(text, *mentions))
    assert len({entity(found, one) for one in mentions}) == 1


def test_as_many_names_as_a_directory_has_take_no_square_of_the_time(monkeypatch):
    from kg.resolve import person_sieves

    compared = []
    monkeypatch.setattr(
        person_sieves, "spelled_alike", lambda *pair: bool(compared.append(pair)) and False
    )
    names = [f"Ana Bo{number}ro" for number in range(400)]
    text = " met ".join(names)
    resolved(story(text, *(name(text, one) for one in names)))
    assert 0 < len(compared) <= 400 * person_sieves._MOST
