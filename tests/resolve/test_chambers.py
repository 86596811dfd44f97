"""Chambers that news calls by one word: which parliament's house is meant, and the same one in all articles."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "chamber"),
    [
        ("The House rejected the bill on Monday. The Senate had passed it in May.", "us-house"),
        ("Congress is divided. The House condemned Ruritania on Tuesday.", "us-house"),
        ("The House impeached Judge Ann Roe, and the Senate acquitted her.", "us-house"),
        ("The Senate praised Kenya; the House accused Kenya of fraud.", "us-house"),
        ("House Speaker Ann Roe condemned Ruritania on Tuesday.", "us-house"),
        ("Ann Roe, a House Republican, praised the House Judiciary Committee.", "us-house"),
        (
            "The UK Parliament was recalled. The House condemned Ruritania on Tuesday.",
            "house-of-commons",
        ),
        (
            "The House of Lords delayed the bill. The House rejected the amendment.",
            "house-of-commons",
        ),
    ],
)
def test_a_house_is_that_of_the_parliament_that_the_text_names(graph_from, text, chamber):
    assert chamber in graph_from(text)


def test_the_house_of_two_articles_is_one(graph_from):
    graph = graph_from(
        "The House rejected the bill on Monday. The Senate had passed it in May.",
        "Congress is divided. The House condemned Ruritania on Tuesday.",
    )
    assert graph.nodes["us-house"]["documents"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "The House rejected the bill on Monday.",
        "Matt House met the Senate's clerk. House thanked him for the visit.",
        "The White House rejected the bill, and the Senate passed it.",
        "Kenya's National Assembly met on Monday. House Speaker Ann Roe condemned Ruritania.",
    ],
)
def test_without_its_sisters_it_is_no_known_house(graph_from, text):
    assert "us-house" not in graph_from(text)
