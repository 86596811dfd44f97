"""Names settled over a document: the vote, known actors, and cuts repaired. Parses by hand."""

import pytest
from builders import parsed
from spacy.tokens import Span as DocSpan

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.actors.record import Alias, AliasKind, KnownActor
from kg.annotate.entities import settle_entities
from kg.annotate.known_names import find_known


@pytest.fixture
def actors():
    return KnownActors(
        [
            KnownActor(
                id="ruritania",
                name="Ruritania",
                type="government",
                aliases=(Alias("Ruritania"), Alias("Ruritanian", AliasKind.DEMONYM)),
            ),
            KnownActor(
                id="borduria", name="Borduria", type="government", aliases=(Alias("Borduria"),)
            ),
            KnownActor(id="front", name="Red Front", type="party", aliases=(Alias("Red Front"),)),
        ]
    )


def settled(words, entities, actors):
    """Return the names of running words after settling `entities`, given as first, last and label."""
    forms = words.split()
    rows = [f"{word} {'PROPN' if word[0].isupper() else 'NOUN'} ROOT 0 -" for word in forms]
    doc = parsed("\n".join(rows))
    doc.set_ents([DocSpan(doc, first, last, label) for first, last, label in entities])
    settle_entities(doc, find_known(doc, actors))
    return [(one.text, one.label_) for one in doc.ents]


def test_a_full_name_settles_its_surname(actors):
    names = settled("Dana Miller spoke . Miller left .", [(0, 2, "PERSON"), (4, 5, "ORG")], actors)
    assert names == [("Dana Miller", "PERSON"), ("Miller", "PERSON")]


def test_an_untagged_surname_is_found(actors):
    names = settled("Dana Miller spoke . Miller left .", [(0, 2, "PERSON")], actors)
    assert ("Miller", "PERSON") in names


def test_the_majority_of_a_surface_wins(actors):
    entities = [(0, 1, "ORG"), (2, 3, "ORG"), (4, 5, "PERSON")]
    names = settled("Acme sold Acme to Acme .", entities, actors)
    assert {label for _, label in names} == {"ORG"}


def test_a_known_name_is_found_where_the_model_saw_none(actors):
    assert settled("the Red Front left Borduria .", [], actors) == [
        ("Red Front", "ORG"),
        ("Borduria", "GPE"),
    ]


def test_a_person_who_bears_the_name_of_a_country_stays_a_person(actors):
    names = settled(
        "Vera Borduria spoke . Borduria left .", [(0, 2, "PERSON"), (4, 5, "GPE")], actors
    )
    assert names == [("Vera Borduria", "PERSON"), ("Borduria", "PERSON")]


def test_the_country_stays_a_country_where_a_place_is_meant(actors):
    names = settled("Vera Borduria spoke in Borduria .", [(0, 2, "PERSON"), (4, 5, "GPE")], actors)
    assert names[-1] == ("Borduria", "GPE")


def test_titles_articles_and_possessives_are_no_part_of_a_name(actors):
    entities = [(0, 4, "PERSON"), (4, 6, "ORG")]
    names = settled("President Dana Miller 's the Agency left .", entities, actors)
    assert names == [("Dana Miller", "PERSON"), ("Agency", "ORG")]


def test_an_office_alone_is_no_name(actors):
    words = "President Miller spoke . The President left ."
    assert settled(words, [(0, 1, "ORG"), (1, 2, "PERSON")], actors) == [("Miller", "PERSON")]


def test_compounds_of_known_names_are_split(actors):
    names = settled("the Ruritania - Borduria talks", [(1, 4, "ORG")], actors)
    assert names == [("Ruritania", "GPE"), ("Borduria", "GPE")]


def test_a_prefix_is_no_part_of_a_demonym(actors):
    names = settled("the pro - Ruritanian rebels", [(1, 4, "NORP")], actors)
    assert names == [("Ruritanian", "NORP")]


def test_compounds_of_unknown_names_stay(actors):
    assert settled("the Smith - Holt plant", [(1, 4, "ORG")], actors) == [("Smith - Holt", "ORG")]


def test_names_go_on_over_particles(actors):
    names = settled("Marta van der Berg left .", [(0, 2, "PERSON")], actors)
    assert names == [("Marta van der Berg", "PERSON")]


def test_one_name_in_a_list_of_its_kind_is_found(actors):
    names = settled("Holt , Jones and Brown left .", [(0, 1, "PERSON"), (4, 5, "PERSON")], actors)
    assert names == [("Holt", "PERSON"), ("Jones", "PERSON"), ("Brown", "PERSON")]


def test_an_acronym_takes_the_label_of_what_it_shortens(actors):
    names = settled(
        "Northern Border Guard ( NBG ) left .", [(0, 3, "ORG"), (4, 5, "NORP")], actors
    )
    assert names == [("Northern Border Guard", "ORG"), ("NBG", "ORG")]


def test_dates_stay(actors):
    assert settled("Borduria left on Monday .", [(3, 4, "DATE")], actors) == [
        ("Borduria", "GPE"),
        ("Monday", "DATE"),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("US military aid arrived", ["US"]),
        ("US military officers arrived", ["US military"]),
        (
            "Kenyan police met the Norwegian foreign ministry",
            ["Kenyan police", "Norwegian foreign ministry"],
        ),
    ],
)
def test_military_is_an_adjective_before_matters(words, found):
    doc = parsed("\n".join(f"{word} NOUN ROOT 0 -" for word in words.split()))
    assert [match.text for match in find_known(doc, load_known_actors())] == found
