"""What is proposed as a quotation, on parses built by hand: their shape is what proposes."""

import pytest
import spacy
from builders import mention, parsed
from spacy.tokens import Doc

from kg.ontology.reporting import load_reporting
from kg.quote.propose import propose
from kg.quote.reading import Reading
from kg.records import QuotedSpan, Span


def tagged(table, tags):
    """Return a doc parsed by hand whose tokens also have Penn tags, and their lemmas where it matters."""
    doc = Doc(spacy.blank("en").vocab).from_bytes(parsed(table).to_bytes())
    for token, tag in zip(doc, tags.split(), strict=True):
        token.tag_ = tag
        token.lemma_ = {"said": "say", "told": "tell", "critics": "critic"}.get(
            token.lower_, token.lower_
        )
    return doc


def marks(text):
    """Return the one stretch between straight marks."""
    start, end = text.index('"'), text.rindex('"') + 1
    return (QuotedSpan(outer=Span(start, end), inner=Span(start + 1, end - 1)),)


def read(doc, *names, quoted=()):
    """Return (form, content, cue, source, addressees, act) of each candidate that is no variant."""
    mentions = [mention(doc.text, name, function="subject") for name in names]
    reading = Reading.of(doc, quoted, mentions, load_reporting())
    return [
        (
            one.rule,
            one.hull.of(doc.text),
            one.cue.of(doc.text) if one.cue else "",
            doc[one.source].text if one.source is not None else None,
            [doc[i].text for i in one.addressees],
            one.act,
        )
        for one in propose(reading)
        if not one.rule.endswith(("-short", "-long"))
    ]


SAID_THAT = """
    Halvorsen PROPN nsubj 2 PERSON
    said      VERB  ROOT  0 -
    that      SCONJ mark  5 -
    talks     NOUN  nsubj 5 -
    failed    VERB  ccomp 2 -
    .         PUNCT punct 2 -
"""
SAID_THAT_TAGS = "NNP VBD IN NNS VBD ."


def test_clause_with_complementizer():
    doc = tagged(SAID_THAT, SAID_THAT_TAGS)
    assert read(doc, "Halvorsen") == [
        ("clause", "that talks failed", "said", "Halvorsen", [], "says")
    ]


def test_any_verb_with_a_clause_proposes():
    doc = tagged(SAID_THAT.replace("said     ", "whinnied "), SAID_THAT_TAGS)
    assert read(doc)[0][:3] == ("clause", "that talks failed", "whinnied")


def test_content_before_the_cue():
    doc = tagged(
        """
        Talks     NOUN  nsubj 2 -
        failed    VERB  ccomp 5 -
        ,         PUNCT punct 5 -
        Halvorsen PROPN nsubj 5 PERSON
        said      VERB  ROOT  0 -
        .         PUNCT punct 5 -
        """,
        "NNS VBD , NNP VBD .",
    )
    assert ("clause", "Talks failed", "said", "Halvorsen") in [one[:4] for one in read(doc)]


def test_turn_to_the_speaker_ends_the_content():
    doc = tagged(
        """
        Halvorsen PROPN nsubj 2 PERSON
        said      VERB  ROOT  0 -
        talks     NOUN  nsubj 4 -
        failed    VERB  ccomp 2 -
        ,         PUNCT punct 4 -
        adding    VERB  advcl 4 -
        that      SCONJ mark  9 -
        troops    NOUN  nsubj 9 -
        left      VERB  ccomp 6 -
        .         PUNCT punct 2 -
        """,
        "NNP VBD NNS VBD , VBG IN NNS VBD .",
    )
    doc[5].lemma_ = "add"
    assert [one[:3] for one in read(doc, "Halvorsen")] == [
        ("clause", "talks failed", "said"),
        ("clause", "that troops left", "adding"),
    ]


def test_marks_before_the_reporting_clause():
    doc = tagged(
        """
        "         PUNCT punct 6 -
        Talks     NOUN  nsubj 3 -
        failed    VERB  ccomp 6 -
        ,         PUNCT punct 6 -
        "         PUNCT punct 6 -
        said      VERB  ROOT  0 -
        Halvorsen PROPN nsubj 6 PERSON
        .         PUNCT punct 6 -
        """,
        "`` NNS VBD , '' VBD NNP .",
    )
    found = read(doc, "Halvorsen", quoted=marks(doc.text))
    assert ("marks-after", "Talks failed", "said", "Halvorsen") in [one[:4] for one in found]
    assert ("marks-alone", "Talks failed", "", None) in [one[:4] for one in found]


@pytest.mark.parametrize("pronoun", ["who", "which"])
def test_relative_pronoun_leads_to_its_antecedent(pronoun):
    doc = tagged(
        f"""
        Halvorsen PROPN nsubj 8 PERSON
        ,         PUNCT punct 1 -
        {pronoun} PRON  nsubj 4 -
        said      VERB  relcl 1 -
        talks     NOUN  nsubj 6 -
        failed    VERB  ccomp 4 -
        ,         PUNCT punct 1 -
        left      VERB  ROOT  0 -
        """,
        "NNP , WP VBD NNS VBD , VBD",
    )
    assert {one[3] for one in read(doc, "Halvorsen")} == {"Halvorsen"}


def test_addressee_of_told():
    doc = tagged(
        """
        Halvorsen PROPN nsubj 2 PERSON
        told      VERB  ROOT  0 -
        Oslo      PROPN dobj  2 GPE
        that      SCONJ mark  6 -
        talks     NOUN  nsubj 6 -
        failed    VERB  ccomp 2 -
        """,
        "NNP VBD NNP IN NNS VBD",
    )
    assert read(doc, "Halvorsen", "Oslo") == [
        ("clause", "that talks failed", "told", "Halvorsen", ["Oslo"], "tells")
    ]


def test_passive_participle_has_no_source_of_its_own():
    doc = tagged(
        """
        Asked     VERB  advcl 7 -
        whether   SCONJ mark  4 -
        talks     NOUN  nsubj 4 -
        failed    VERB  ccomp 1 -
        ,         PUNCT punct 7 -
        Halvorsen PROPN nsubj 7 PERSON
        left      VERB  ROOT  0 -
        """,
        "VBN IN NNS VBD , NNP VBD",
    )
    doc[0].lemma_ = "ask"
    found = [one for one in read(doc, "Halvorsen") if one[2] == "Asked"]
    assert {(one[3], one[5]) for one in found} == {(None, "asks")}


def test_text_without_words_proposes_nothing():
    assert read(parsed("- PUNCT ROOT 0 -")) == []
