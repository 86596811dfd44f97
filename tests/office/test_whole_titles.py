"""Titles are whole and read once: fields of work that look like names, what follows *of* and *for*, no pieces."""

import pytest

from kg.office.fragments import drop_fragments
from kg.pipeline import extract_documents
from kg.records import Assertion, Document, Span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(reader):
    """A function: text -> titles and bodies, by their words, that its persons are read to hold."""

    def offices_of(text):
        document = Document(id="a.txt", text=text, published="2024-02-28")
        [found] = extract_documents([document], reader)
        words = {one.id: one.text for one in found.mentions}
        offices = [one for one in found.assertions if one.predicate == "holds_role"]
        return (
            {one.title for one in offices},
            {words[one.object] for one in offices if one.object is not None},
        )

    return offices_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Deputy Defense Secretary Paul D. Wolfe said on Monday that Iraq had lied.",
            "deputy defense secretary",
        ),
        (
            "U.S. Deputy Commerce Secretary Kim Dahl said Canada had lied.",
            "deputy commerce secretary",
        ),
        (
            "The Brazilian minister of mines and energy, Ana Costa, accused Chile of lying.",
            "minister of mines and energy",
        ),
        (
            "Kenyan Deputy Interior Minister Omar Vale rejected the claims.",
            "deputy interior minister",
        ),
        (
            "Ana Costa, minister of foreign affairs of Peru, accused Chile of lying.",
            "minister of foreign affairs",
        ),
        ("Senate Minority Leader Carl Dunn urged Biden to resign.", "minority leader"),
        (
            "Omar Reyes, deputy chief of staff of the Chilean army, accused Peru of lying.",
            "deputy chief of staff",
        ),
        ("Lena Ortiz, Peru's minister for women, accused Chile of lying.", "minister for women"),
        (
            "Assistant Secretary of State Jo Lane accused Kenya of lying.",
            "assistant secretary of state",
        ),
        (
            "Brian Hale, the chief of law enforcement operations at the Peruvian army, accused Chile of lying.",
            "chief of law enforcement operations",
        ),
        (
            "Joey Lane, chief executive officer of the World Bank, accused Chile of lying.",
            "chief executive officer",
        ),
        (
            "Tory co-chairman Liam Hale accused Labour of lying on Monday.",
            "co-chairman",
        ),
        (
            "Omar Reyes, who served as Ann Hale's deputy campaign manager, accused Chile of lying.",
            "deputy campaign manager",
        ),
        ("Ann Hale, editor in chief of the Dawn Post, accused Chile of lying.", "editor in chief"),
        (
            "Ann Hale, editor-in-chief of the Dawn Post, accused Chile of lying.",
            "editor-in-chief",
        ),
        ("Indiana's six-term Sen. Dick Hale accused China of lying.", "sen."),
        ("Ann Hale, Ohio's longest-serving senator, accused China of lying.", "senator"),
        ("Sens. Susan Hale of Maine and Lisa Orton of Alaska accused China of lying.", "sen."),
        (
            "Peru's vice-president Omar Reyes accused Chile of lying on Monday.",
            "vice-president",
        ),
    ],
)
def test_a_title_is_whole(read, text, title):
    titles, _ = read(text)
    assert titles == {title}


def office(title, body="b", score=0.9, start=0):
    return Assertion(
        id=f"{title}-{body}-{start}",
        subject="m0-1",
        predicate="holds_role",
        object=body,
        title=title,
        span=Span(start, start + 50),
        cue=Span(start, start + 5),
        rule="learned",
        score=score,
    )


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (office("deputy chief"), office("deputy chief of staff")),
        (office("minister"), office("foreign minister")),
        (office("leader", body=None), office("leader")),
        (office("Minority Leader"), office("minority leader", score=0.95)),
        (office("chief", score=0.99), office("deputy chief")),
    ],
)
def test_a_piece_of_a_title_goes_whatever_the_order(less, more):
    assert drop_fragments([less, more]) == drop_fragments([more, less]) == (more,)


def test_other_titles_other_bodies_and_other_sentences_stay():
    kept = [
        office("foreign minister"),
        office("deputy premier"),
        office("minister", body="c"),
        office("minister", start=80),
    ]
    assert drop_fragments(kept) == tuple(kept)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("However, President Vale says China isn't acting fast enough.", "China"),
        ("Deputy Defense Secretary Paul D. Wolfe said on Monday that Iraq had lied.", "Iraq"),
        ("Earlier this week, Secretary of State Jo Lane declared Hong Kong was no longer free.", "Hong Kong"),
        ("China has been abusing us, says Rep. Tim Rowe at the debate.", "China"),
        ("Foreign Minister Omar Vale accused Chad of lying.", "Chad"),
        ("Governor Lena Ortiz hosted the Senate's leading Democrats.", "Senate"),
    ],
)  # fmt: skip
def test_whoever_merely_stands_in_the_sentence_has_no_officer(read, text, stranger):
    _, bodies = read(text)
    assert stranger not in bodies


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kenyan Foreign Minister Omar Vale accused Chad of lying.", "Kenyan"),
        ("Omar Vale, the foreign minister of Kenya, accused Chad of lying.", "Kenya"),
        ("Kenya's foreign minister, Omar Vale, accused Chad of lying.", "Kenya"),
    ],
)
def test_whose_office_it_is_stands_beside_the_title(read, text, body):
    _, bodies = read(text)
    assert bodies == {body}


@pytest.mark.parametrize(
    "text",
    [
        "Republican Sen. Carl Dunning accused China of lying on Monday.",
        "Democratic Sen. Alma Trent accused Russia of lying.",
        "Republican Gov. Dale Horst met the president of Mexico.",
        "Democratic Rep. Omar Lyle criticized Saudi Arabia.",
        "Labour lawmaker Jane Orton said the government had failed.",
        "Republican Mayor Lena Fisk praised the governor.",
        "Sen. Carl Dunning and the Republican rank and file backed the president.",
    ],
)
def test_nobody_is_elected_to_a_party(read, text):
    _, bodies = read(text)
    assert not any("Republic" in body or "Democrat" in body or "Labour" in body for body in bodies)


def test_a_party_has_its_own_offices(read):
    assert read("Republican leader Carl Dunning accused China of lying.")[1] == {"Republican"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("U.S. Chamber of Commerce President Thomas Dale said Canada had lied.", "president"),
        ("The Ministry of Defence spokesman Omar Vale rejected the claims.", "spokesman"),
        ("U.S. Commerce Secretary Kim Dahl said Canada had lied.", "commerce secretary"),
    ],
)
def test_what_a_body_is_of_is_no_part_of_the_title(read, text, title):
    assert read(text)[0] == {title}


def test_a_state_is_not_meant_by_the_city_where_it_sits(read):
    text = (
        "The alternative is a Democrat in Washington, D.C. The Senate, the FBI and the Pentagon praised "
        "Attorney General Jeff Orton and President Carl Dunning."
    )
    assert "Washington, D.C." not in read(text)[1]
