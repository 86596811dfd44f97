"""Clusters of one document that are one actor, and those that are not: names in short, descriptions, counted groups."""

import numpy as np
import pytest

from kg.resolve.pair_features import NAMES, describe_pairs, find_pairs
from kg.resolve.sights import see_clusters
from kg.resolve.within import tie_words
from tests.resolve.stories import ACTORS, name, noun, story


def test_each_pair_is_as_many_numbers_as_the_columns_say():
    text = "Dana Reyes spoke. The clerk left. The guards met. Fern Corp. fell."
    told = story(
        text,
        name(text, "Dana Reyes"),
        noun(text, "The clerk"),
        noun(text, "The guards", number="plural", type="people"),
        name(text, "Fern Corp", type="organization", label="ORG"),
    )
    state = tie_words(told, ACTORS)
    sights = see_clusters(state)
    pairs = find_pairs(state, sights)
    rows = describe_pairs(state, sights, pairs)
    assert pairs
    assert rows.shape == (len(pairs), len(NAMES))
    assert np.isfinite(rows).all()


def pairs_of(text, *mentions):
    state = tie_words(story(text, *mentions), ACTORS)
    pairs = find_pairs(state, see_clusters(state))
    return {(one.mentions[0].text, other.mentions[0].text) for one, other in pairs}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The 20 states", "16 states"),
        ("Two officials", "Three officials"),
        ("Five protesters", "the hundreds of protesters"),
    ],
)
def test_groups_of_other_counts_are_never_compared(first, second):
    text = f"{first} met. Later {second} slept."
    groups = [noun(text, one, number="plural", type="people") for one in (first, second)]
    assert not pairs_of(text, *groups)


@pytest.mark.parametrize("second", ["a minister", "an official", "A guard"])
def test_who_is_brought_in_as_somebody_new_is_nobody_described_before(second):
    text = f"The minister spoke. Then {second} left."
    assert not pairs_of(text, noun(text, "The minister"), noun(text, second))


def test_a_person_is_never_compared_with_a_body():
    text = "Dana Reyes spoke. The ministry of Reyes declined."
    body = name(text, "ministry of Reyes", type="agency", label="ORG")
    assert not pairs_of(text, name(text, "Dana Reyes"), body)


@pytest.fixture(scope="module")
def nodes(graph_from):
    """A function: text -> the names and descriptions of each actor of its graph."""

    def read(text):
        return [
            {data["name"], *data["aliases"], *data["descriptions"]}
            for _, data in graph_from(text).nodes(data=True)
        ]

    return read


def holds(found, *words):
    return any(all(any(word in said for said in node) for word in words) for node in found)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The Ostrava Tribune accused Governor Lena Ortiz of fraud. Ortiz sued the Tribune on Monday. The Tribune said it stood by its story.",
            ("Ostrava Tribune", "Tribune"),
        ),
        (
            "Workers struck in Zagorsk. The Vesna Mining Company fired the strikers. The sacked workers sued Vesna.",
            ("Workers", "sacked workers"),
        ),
        (
            "Ruritanian troops attacked the rebels. The Ruritanian army said it had won. The rebels accused the troops of murder.",
            ("Ruritanian troops", "Ruritanian army"),
        ),
    ],
)
def test_what_is_called_otherwise_later_is_one_actor(nodes, text, words):
    assert holds(nodes(text), *words)
