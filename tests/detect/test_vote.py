"""Who is an actor, and of which type: names and descriptions of sentences that the trained model reads."""

import pytest
from builders import document

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.lexicon import load_lexicon
from kg.detect.mentions import detect_mentions, propose_mentions
from kg.detect.vote import NOBODY, describe_groups, vote_on_mentions
from kg.learned.bundle import load_bundle
from kg.records import MentionKind

pytestmark = pytest.mark.model
ACTORS = load_known_actors()


@pytest.fixture
def read(nlp):
    def read_text(text):
        (one,) = annotate_documents([document(text)], nlp=nlp, actors=ACTORS)
        return one

    return read_text


@pytest.fixture
def found(read):
    def found_in(text):
        one = read(text)
        mentions, _ = detect_mentions(one.doc, one.quoted, one.known, actors=ACTORS)
        return {m.text: m for m in mentions if m.kind is not MentionKind.PRONOUN}

    return found_in


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Hindu leaders met the minister in Delhi.", "Hindu", "people"),
        ("The independent counsel Mia Holt resigned.", "The independent counsel", "person"),
        ("Georgia Governor Bo Lee sued the agency.", "Georgia", "government"),
        ("Hundreds of protesters marched in Oslo.", "protesters", "people"),
        ("Two officials told reporters that talks had failed.", "reporters", "people"),
        ("Police detained two demonstrators.", "two demonstrators", "people"),
        ("Militants attacked U.S. troops near the border.", "U.S. troops", "military"),
        ("The Justice Department sued on Monday.", "Justice Department", "agency"),
        ("Ana Roe of the Dock Workers' Union spoke.", "Dock Workers' Union", "organization"),
        ("Sen. Tom Vale met Theresa May in Oslo.", "Theresa May", "person"),
        ("South Korean President Moon Jae-in left.", "Moon Jae-in", "person"),
        ("Sen. Rosa Ibarra-Lopez left.", "Rosa Ibarra-Lopez", "person"),
    ],
)
def test_types(found, text, words, kind):
    mentions = found(text)
    assert words in mentions
    assert mentions[words].type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Data showed that housing starts fell.",
        "The [ was removed.",
        "The Affordable Homes Act was repealed.",
        "The World Cup was cancelled.",
        "He read a said report.",
        "The Geneva Convention holds.",
        "Ramadan begins on Monday.",
    ],
)
def test_things_are_nobody(found, text):
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("A spokesman for Ann Roe left.", "A spokesman for Ann Roe"),
        ("Members of Congress left.", "Members of Congress"),
        ("The people of Iraq voted in large numbers.", "The people of Iraq"),
        ("Two lawyers from Oslo met the minister.", "Two lawyers from Oslo"),
        ("The victims of the attack sued the state.", "The victims of the attack"),
        ("The minister, who met Ann Roe, left.", ""),
        ("The minister left of her own will.", ""),
    ],
)
def test_descriptions_with_what_completes_them(read, text, full):
    one = read(text)
    proposed = propose_mentions(one.doc, one.known, ACTORS, load_lexicon())
    nouns = [m for m, _ in proposed if m.kind is MentionKind.NOMINAL]
    assert nouns[0].full == full


def test_one_name_has_one_type_and_features_name_nobody(read):
    one = read("Zorblatt said no. Zorblatt's lawyer agreed with Zorblatt Quux.")
    lexicon = load_lexicon()
    proposed = propose_mentions(one.doc, one.known, ACTORS, lexicon)
    kept = vote_on_mentions(one.doc, proposed, ACTORS, lexicon, load_bundle("mention"))
    assert len({m.type for m, _ in kept if m.text == "Zorblatt"}) == 1
    for group, features in describe_groups(one.doc, proposed, ACTORS, lexicon):
        if group[0][0].text == "Zorblatt":
            assert not any("orblatt" in name for name in features)


def test_classes_are_the_entity_types_and_nobody():
    classes = set(load_bundle("mention").linear["actor"].classes)
    assert NOBODY in classes
    assert {"person", "people", "government", "agency", "place"} < classes
