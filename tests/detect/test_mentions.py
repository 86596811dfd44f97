"""Mentions of sentences parsed by hand: kinds, types, owners, functions, links."""

import pytest
from builders import document, parsed

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.actors.record import Alias, KnownActor
from kg.annotate.documents import annotate_documents
from kg.annotate.known_names import find_known
from kg.detect.lexicon import load_lexicon
from kg.detect.mentions import detect_mentions
from kg.detect.nominals import detect_nominals

ACTORS = KnownActors(
    [
        KnownActor(
            id="ruritania", name="Ruritania", type="government", aliases=(Alias("Ruritania"),)
        )
    ]
)


def detected(table):
    """Return the mentions by their words, and links as (kind, first words, second words)."""
    doc = parsed(table)
    mentions, links = detect_mentions(doc, (), find_known(doc, ACTORS), actors=ACTORS)
    words = {one.id: one.text for one in mentions}
    found = {one.text: one for one in mentions}
    return found, [(link.kind, words[link.first], words[link.second]) for link in links]


MINISTER = """
Foreign PROPN compound 2 -
Minister PROPN compound 3 -
Vera PROPN nsubj 4 PERSON
blamed VERB ROOT 0 -
Ruritania PROPN dobj 4 GPE
. PUNCT punct 4 -
"""


def test_a_title_is_a_description_of_the_name_after_it():
    found, links = detected(MINISTER)
    assert found["Foreign Minister"].kind == "nominal"
    assert found["Foreign Minister"].modifiers == ("foreign",)
    assert ("title", "Foreign Minister", "Vera") in links


def test_subject_and_object_of_a_verb_are_two():
    found, links = detected(MINISTER)
    assert (found["Vera"].function, found["Ruritania"].function) == ("subject", "object")
    assert ("distinct", "Vera", "Ruritania") in links


def test_a_known_country_has_its_id_and_type():
    found, _ = detected(MINISTER)
    assert found["Ruritania"].actors == ("ruritania",)
    assert found["Ruritania"].type == "government"


@pytest.mark.parametrize(
    ("preposition", "verb", "locative"),
    [
        ("in", "met", True),
        ("near", "met", True),
        ("to", "flew", False),
        ("with", "met", False),
        ("of", "spoke", False),
    ],
)
def test_where_something_happens_is_a_place(preposition, verb, locative):
    found, _ = detected(
        f"""
        They PRON nsubj 2 -
        {verb} VERB ROOT 0 -
        {preposition} ADP prep 2 -
        Ruritania PROPN pobj 3 GPE
        """
    )
    # The lemma of a hand-made parse is the form: "flew" is no verb of motion there.
    assert found["Ruritania"].locative is locative


@pytest.mark.parametrize(("participle", "locative"), [("based", True), ("led", False)])
def test_who_leads_is_no_place(participle, locative):
    found, _ = detected(
        f"""
        Ruritania PROPN npadvmod 3 GPE
        - PUNCT punct 3 -
        {participle} VERB amod 4 -
        rebels NOUN nsubj 5 -
        left VERB ROOT 0 -
        """
    )
    assert found["Ruritania"].locative is locative


@pytest.mark.model
def test_an_apposition_is_linked_and_hangs_on_its_country(nlp):
    text, known = "Vera Berg, Norway's foreign minister, spoke on Monday.", load_known_actors()
    (one,) = annotate_documents([document(text)], nlp=nlp, actors=known)
    mentions, links = detect_mentions(one.doc, one.quoted, one.known, actors=known)
    found = {mention.text: mention for mention in mentions}
    office = found["Norway's foreign minister"]
    assert office.of == found["Norway"].id
    assert office.definite
    (link,) = links
    assert (link.kind, {link.first, link.second}) == (
        "apposition",
        {found["Vera Berg"].id, office.id},
    )


def test_an_acronym_in_parentheses_is_linked():
    _, links = detected(
        """
        Guard PROPN nsubj 5 ORG
        ( PUNCT punct 1 -
        NBG PROPN appos 1 ORG
        ) PUNCT punct 1 -
        left VERB ROOT 0 -
        """
    )
    assert ("acronym", "Guard", "NBG") in links


def test_a_reflexive_is_its_subject_and_not_distinct():
    _, links = detected(
        """
        The DET det 2 -
        minister NOUN nsubj 3 -
        blamed VERB ROOT 0 -
        himself PRON dobj 3 -
        """
    )
    assert links == [("reflexive", "The minister", "himself")]


def test_what_a_group_is_known_as_is_the_group():
    _, links = detected(
        """
        The DET det 2 -
        organization NOUN nsubj 7 -
        , PUNCT punct 2 -
        known VERB acl 2 -
        as ADP prep 4 -
        Committee PROPN pobj 5 ORG
        left VERB ROOT 0 -
        """
    )
    assert ("apposition", "The organization", "Committee") in links


def test_a_person_with_the_name_of_a_country_is_not_that_country():
    found, _ = detected("Ruritania PROPN nsubj 2 PERSON\nspoke VERB ROOT 0 -")
    assert found["Ruritania"].type == "person"
    assert found["Ruritania"].actors == ()


def test_a_noun_that_modifies_a_noun_is_no_mention():
    found, _ = detected(
        """
        The DET det 3 -
        government NOUN compound 3 -
        plan NOUN nsubj 4 -
        failed VERB ROOT 0 -
        """
    )
    assert found == {}


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("minister", "person"),
        ("officials", "government"),
        ("protesters", "people"),
        ("troops", "military"),
        ("militia", "armed_group"),
        ("ministry", "agency"),
        ("company", "organization"),
        ("newspaper", "media"),
    ],
)
def test_nouns_for_actors_have_a_type(noun, kind):
    found, _ = detected(f"The DET det 2 -\n{noun} NOUN nsubj 3 -\nleft VERB ROOT 0 -")
    assert found[f"The {noun}"].type == kind


def test_dates_are_no_actors():
    found, _ = detected("May PROPN nsubj 2 DATE\ncame VERB ROOT 0 -")
    assert found == {}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Figures show that prices rose in May.", False),
        ("The figures were published by the bank.", False),
        ("Opposition figures called for a strike.", True),
        ("Three senior figures left the party.", True),
        ("The inquiry cleared public figures.", True),
        ("Exports fell, according to figures of the ministry.", False),
    ],
)
def test_figures_alone_are_numbers(nlp, text, found):
    doc = nlp(text)
    words = [token.lower_ for _, token in detect_nominals(doc, frozenset(), load_lexicon())]
    assert ("figures" in words) is found
