"""Sentence starts that characters tell, fixed before any parser runs; the reading copy."""

import pytest
import spacy
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.paragraphs import split_paragraphs
from kg.annotate.quotemarks import pair_quotation_marks
from kg.annotate.reading_copy import make_reading_copy
from kg.annotate.sentence_starts import set_sentence_starts
from kg.records import Span

BLANK = spacy.blank("en")


def starts(text):
    """Return the words at which a sentence must and must not start, by what is fixed."""
    paragraphs = split_paragraphs(text)
    doc = BLANK.make_doc(text)
    set_sentence_starts(doc, paragraphs, pair_quotation_marks(text, paragraphs))
    must = [token.text for token in doc if token.is_sent_start]
    never = [token.text for token in doc if token.is_sent_start is False]
    return must, never


def test_a_paragraph_starts_a_sentence():
    must, _ = starts("Talks fail\n\nNobody came.")
    assert must == ["Talks", "Nobody"]


def test_no_sentence_starts_between_a_comma_and_the_reporting_clause():
    _, never = starts('"We will go," Roth said.')
    assert "Roth" in never


@pytest.mark.parametrize("clause", ["Roth asked.", "she asked.", "the old minister said."])
def test_a_reporting_clause_stays_with_its_question(clause):
    must, _ = starts(f'"Will you go?" {clause}')
    assert clause.split()[0] not in must


def test_a_sentence_after_a_full_quotation_starts_anew():
    must, _ = starts('"It is over." Officials left the room.')
    assert "Officials" in must


def test_an_opening_mark_keeps_its_first_word():
    _, never = starts('He left. "No," she said.')
    assert "No" in never


def test_the_copy_has_plain_marks_and_no_bylines():
    text = "PARIS — “It’s\u00a0fine,” Roth-who left-over."
    copy = make_reading_copy(document(text, skipped=(Span(0, 8),)))
    assert len(copy) == len(text)
    assert copy == '        "It\'s fine," Roth—who left-over.'


def test_a_list_without_a_full_stop_is_cut():
    must, _ = starts("Talks resume. " + "tin 3.5 zinc, " * 600)
    assert 3 <= len(must) <= 6


def test_a_long_sentence_is_left_whole():
    must, _ = starts("the old minister of state, " * 60 + "left.")
    assert len(must) == 1


def test_what_never_ends_is_broken_for_the_tokenizer():
    copy = make_reading_copy(document("Roth " + "x" * 5000 + " left"))
    assert len(copy) == 5010
    assert max(len(word) for word in copy.split()) < 100
    assert copy.startswith("Roth ")
    assert copy.endswith(" left")


@given(st.text(max_size=80))
def test_the_copy_is_as_long_as_the_text(text):
    assert len(make_reading_copy(document(text))) == len(text)


@given(st.text(alphabet="\"'“” a.A,\n", max_size=60))
def test_marks_of_any_kind_are_no_error(text):
    must, never = starts(text)
    assert len(must) + len(never) <= len(text)
