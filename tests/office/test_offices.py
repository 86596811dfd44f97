"""Offices and memberships through the trained pipeline."""

import pytest

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions
from kg.office.offices import read_roles
from kg.ontology.load import load_ontology
from kg.records import Document

pytestmark = pytest.mark.model


def read(nlp, text):
    actors = load_known_actors()
    (annotated,) = annotate_documents([Document(id="a", text=text)], nlp=nlp, actors=actors)
    mentions, _ = detect_mentions(annotated.doc, annotated.quoted, annotated.known, actors=actors)
    words = {mention.id: mention.text for mention in mentions}
    roles = read_roles(annotated.doc, mentions, (), load_ontology())
    found = {one.id: one for one in roles}.values()  # one a passage, however many ways it is read
    return words, found


def roles(nlp, text):
    words, found = read(nlp, text)
    return [
        (words[one.subject], one.title, words[one.object], one.ended)
        for one in found
        if one.predicate == "holds_role"
    ]


def parts(nlp, text):
    words, found = read(nlp, text)
    return [(words[one.subject], words[one.object]) for one in found if one.predicate == "part_of"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Turkish Foreign Minister Hakan Demir arrived.",
            ("Hakan Demir", "foreign minister", "Turkish", False),
        ),
        (
            "Former German chancellor Otto Klein arrived.",
            ("Otto Klein", "chancellor", "German", True),
        ),
        (
            "Anna Berg, the prime minister of Norway, arrived.",
            ("Anna Berg", "prime minister", "Norway", False),
        ),
        (
            "Officials from Norway met Kenyan officials, including President John Mwangi.",
            ("John Mwangi", "President".lower(), "Kenyan", False),
        ),
        (
            "Anna Berg is no longer the prime minister of Norway.",
            ("Anna Berg", "prime minister", "Norway", True),
        ),
        (
            "President John Mwangi of Kenya named Anna Berg foreign minister of Kenya.",
            ("Anna Berg", "foreign minister", "Kenya", False),
        ),
        (
            "The U.S. ambassador to Kenya, Paul Reed, arrived.",
            ("Paul Reed", "ambassador", "U.S.", False),
        ),
    ],
)
def test_titles(nlp, text, wanted):
    assert wanted in roles(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg met the prime minister of Norway.",
        "Anna Berg, President John Mwangi of Kenya and others met.",
        "The newspaper told President John Mwangi the truth.",
        "John Mwangi was named foreign minister of Kenya by Anna Berg.",
    ],
)
def test_a_title_beside_is_no_title_of(nlp, text):
    assert [role for role in roles(nlp, text) if role[0] == "Anna Berg"] == []


def test_a_bare_president_has_the_state_that_the_article_gives_him_elsewhere(nlp):
    text = (
        "Kenyan President John Mwangi flew to Peru. Peru cheered. President Mwangi waved to Peru."
    )
    assert [role[2] for role in roles(nlp, text)] == ["Kenyan", "Kenyan"]


def test_a_president_has_the_state_whose_institutions_the_article_names(nlp):
    text = (
        "President John Mwangi spoke. Republicans in Congress and the White House of the United States "
        "argued. The Kremlin was silent. Russia waited."
    )
    assert [role[2] for role in roles(nlp, text) if role[0] == "John Mwangi"] == ["United States"]


@pytest.mark.parametrize(
    "text",
    [
        "President John Mwangi spoke. A street in Moscow was closed. Moscow froze.",
        "President John Mwangi spoke. A tourist came from Norway.",
    ],
)
def test_a_capital_or_a_state_in_passing_gives_nobody_an_office(nlp, text):
    assert roles(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Kenyan central bank raised its rates.", [("Kenyan central bank", "Kenyan")]),
        ("Major Kenyan banks raised their rates and sued Norway.", []),
    ],
)
def test_a_state_has_a_central_bank_and_no_others(nlp, text, wanted):
    assert parts(nlp, text) == wanted
