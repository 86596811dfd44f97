"""The remembered ruler gives what spaCy's gives, token by token."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.attributes import RememberedRuler, remember_attributes

GIVEN = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
WORDS = [
    "that",
    "That",
    "Roth",
    "n't",
    "not",
    "gon",
    "na",
    "let",
    "'s",
    "is",
    "her",
    "y'",
    "all",
    " ",
    "\n\n",
    "xx",
]
TAGS = ["IN", "RB", "NNP", "VBZ", "PRP$", "DT", "_SP", "TO", ""]
DEPS = ["mark", "aux", "expl", "det", "nsubj", "dobj", "ROOT", "dep", ""]

BLANK = spacy.blank("en")
RULER = BLANK.add_pipe("attribute_ruler")
RULER.add([[{"TAG": "IN", "LOWER": {"IN": ["that", "if"]}}]], {"POS": "SCONJ"})
RULER.add([[{"TAG": "NNP"}]], {"POS": "PROPN", "MORPH": "Number=Sing"})
RULER.add([[{"LOWER": {"REGEX": "^n[o']t$"}}]], {"POS": "PART", "LEMMA": "not"})
RULER.add([[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "'s"]}}]], {"POS": "VERB"}, index=1)
RULER.add([[{"LOWER": "gon"}, {"LOWER": "na"}]], {"LEMMA": "to"}, index=-1)
RULER.add([[{"TAG": {"NOT_IN": ["TO", ""]}, "DEP": {"IN": ["aux"]}}]], {"POS": "AUX"})
RULER.add([[{"IS_SPACE": True, "DEP": {"NOT_IN": [""]}}]], {"DEP": "dep", "TAG": "_SP"})


def tokens(vocab, drawn):
    doc = Doc(vocab, words=[word for word, _, _ in drawn])
    for token, (_, tag, dep) in zip(doc, drawn, strict=True):
        token.tag_, token.dep_ = tag, dep
    return doc


def assert_same(ruler, drawn):
    one, other = tokens(ruler.vocab, drawn), tokens(ruler.vocab, drawn)
    remembered = RememberedRuler(ruler)
    for _ in range(2):
        remembered(tokens(ruler.vocab, drawn))
    assert remembered(one).to_array(GIVEN).tolist() == ruler(other).to_array(GIVEN).tolist()


@given(st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, DEPS))), max_size=12))
def test_the_same_attributes_as_spacys_own(drawn):
    assert_same(RULER, drawn)


@pytest.mark.model
@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, DEPS))), max_size=12))
def test_the_models_own_patterns_too(nlp, drawn):
    assert_same(nlp.get_pipe("attribute_ruler"), drawn)


@pytest.mark.model
def test_the_model_is_read_with_it(nlp):
    assert "remembered_ruler" in nlp.pipe_names
    assert "attribute_ruler" not in nlp.pipe_names


@pytest.mark.parametrize(
    "pattern", [{"SHAPE": "Xx"}, {"LOWER": "a", "OP": "+"}, {"LOWER": {"NOT_IN": ["a"]}}, {}]
)
def test_patterns_that_look_at_more_stay_with_spacy(pattern):
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add(
        [[pattern]] if pattern else [[{"ORTH": "a"}]], {"POS": "X"}
    )
    remember_attributes(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
