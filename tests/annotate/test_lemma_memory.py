"""The remembered lemmatizer gives what spaCy's gives, token by token."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lookups import Lookups
from spacy.tokens import Doc

from kg.annotate.lemma_memory import RememberedLemmatizer, remember_lemmas

WORDS = ["Left", "left", "leaves", "leaf", "hoped", "hoping", "better", "US", "us", "3s", " "]
TAGS = ["NOUN", "VERB", "ADJ", "PROPN", "PRON", "SPACE", "X"]
MORPHS = [
    "",
    "Number=Sing",
    "Number=Plur",
    "VerbForm=Inf",
    "VerbForm=Fin|Tense=Pres",
    "Degree=Pos",
]
KINDS = st.tuples(*map(st.sampled_from, (WORDS, TAGS, MORPHS, ["", "", "given"])))


def rule_lemmatizer():
    lookups = Lookups()
    lookups.add_table("lemma_index", {"noun": ["leaf"], "verb": ["leave", "hope"]})
    lookups.add_table("lemma_exc", {"verb": {"left": ["leave"]}, "adj": {"better": ["good"]}})
    lookups.add_table(
        "lemma_rules",
        {"noun": [["s", ""], ["ves", "f"]], "verb": [["s", ""], ["ed", "e"], ["ing", "e"]]},
    )
    lemmatizer = spacy.blank("en").add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)
    return lemmatizer


LEMMATIZER = rule_lemmatizer()


def tokens(vocab, drawn):
    doc = Doc(vocab, words=[kind[0] for kind in drawn])
    for token, (_, pos, morph, lemma) in zip(doc, drawn, strict=True):
        token.pos_, token.lemma_ = pos, lemma
        token.set_morph(morph)
    return doc


def assert_same(lemmatizer, drawn):
    one, other = tokens(lemmatizer.vocab, drawn), tokens(lemmatizer.vocab, drawn)
    remembered = RememberedLemmatizer(lemmatizer)
    for _ in range(2):
        remembered(tokens(lemmatizer.vocab, drawn))
    lemmas = [token.lemma_ for token in remembered(one)]
    assert lemmas == [token.lemma_ for token in lemmatizer(other)]


@given(st.lists(KINDS, max_size=12))
def test_the_same_lemmas_as_spacys_own(drawn):
    assert_same(LEMMATIZER, drawn)


@pytest.mark.model
@settings(max_examples=25, deadline=None)
@given(st.lists(KINDS, max_size=12))
def test_by_the_models_own_tables_too(nlp, drawn):
    assert_same(nlp.get_pipe("lemmatizer"), drawn)


@pytest.mark.model
def test_the_model_is_read_with_it(nlp):
    assert "remembered_lemmatizer" in nlp.pipe_names
    assert "lemmatizer" not in nlp.pipe_names


def test_a_lemmatizer_that_looks_words_up_stays_with_spacy():
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    remember_lemmas(nlp)
    assert nlp.pipe_names == ["lemmatizer"]
