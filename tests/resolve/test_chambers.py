"""Chambers that news calls by one word: which parliament's house is meant, and the same one in all articles."""

import pytest

from kg.config import Settings
from kg.pipeline import Reader, extract_documents, load_knowledge, make_graph
from kg.records import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(nlp):
    """A function: texts -> their graph."""
    reader = Reader(nlp=nlp, knowledge=load_knowledge(Settings()))

    def graph_of(*texts):
        documents = [
            Document(id=f"{number}.txt", text=text, published="2024-02-28")
            for number, text in enumerate(texts)
        ]
        return make_graph(list(extract_documents(documents, reader)), reader.knowledge)[0]

    return graph_of


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
def test_a_house_is_that_of_the_parliament_that_the_text_names(read, text, chamber):
    assert chamber in read(text)


def test_the_house_of_two_articles_is_one(read):
    graph = read(
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
def test_without_its_sisters_it_is_no_known_house(read, text):
    assert "us-house" not in read(text)
