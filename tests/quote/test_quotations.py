"""The rules for quotations on parses built by hand: their shape is what the rules read."""

import pytest
import spacy
from builders import mention, parsed
from spacy.tokens import Doc

from kg.ontology.reporting import load_reporting
from kg.quote.quotations import extract_quotations
from kg.records import QuotationKind, QuotedSpan, Span


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
    mentions = [mention(doc.text, name, function="subject") for name in names]
    return extract_quotations(doc, quoted, mentions, reporting=load_reporting())


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
    (quotation,), extra = read(doc, "Halvorsen")
    assert [span.of(doc.text) for span in quotation.content] == ["that talks failed"]
    assert quotation.cue.of(doc.text) == "said"
    assert quotation.source == "m0-9"
    assert (quotation.kind, quotation.act) == (QuotationKind.INDIRECT, "says")
    assert extra == ()


def test_source_without_mention_gets_one():
    doc = tagged(SAID_THAT.replace("Halvorsen PROPN", "critics   NOUN "), SAID_THAT_TAGS)
    (quotation,), (extra,) = read(doc)
    assert quotation.source == extra.id
    assert (extra.text, extra.kind.value, extra.function) == ("critics", "nominal", "subject")
    assert quotation.anonymous


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
    (quotation,), _ = read(doc, "Halvorsen")
    assert quotation.hull.of(doc.text) == "Talks failed"


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
    quotations, _ = read(doc, "Halvorsen")
    assert [q.hull.of(doc.text) for q in quotations] == ["talks failed", "that troops left"]
    assert {q.source for q in quotations} == {"m0-9"}


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
    (quotation,), _ = read(doc, "Halvorsen", quoted=marks(doc.text))
    assert quotation.kind is QuotationKind.DIRECT
    assert quotation.hull.of(doc.text) == "Talks failed"


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
    (quotation,), _ = read(doc, "Halvorsen")
    assert quotation.source == "m0-9"


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
    (quotation,), _ = read(doc, "Halvorsen", "Oslo")
    assert quotation.addressees == ("m15-19",)
    assert quotation.act == "tells"


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
    (quotation,), _ = read(doc, "Halvorsen")
    assert (quotation.act, quotation.source) == ("asks", None)
    assert len(quotation.addressees) == 1


def test_same_input_gives_same_ids():
    doc = tagged(SAID_THAT, SAID_THAT_TAGS)
    assert read(doc, "Halvorsen") == read(doc, "Halvorsen")


def test_text_without_words_has_no_quotations():
    assert read(parsed("- PUNCT ROOT 0 -")) == ((), ())
