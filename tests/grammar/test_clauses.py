"""Subjects and objects read off hand-made parses."""

import pytest
from builders import parsed

from kg.grammar.clauses import object_arguments, subject_arguments
from kg.grammar.forms import is_passive


def words(arguments):
    return [argument.token.text for argument in arguments]


ACTIVE = """
Kenya    PROPN nsubj 2 GPE
attacked VERB  ROOT  0 -
Chad     PROPN dobj  2 GPE
"""
PASSIVE = """
Chad     PROPN nsubjpass 3 GPE
was      AUX   auxpass   3 -
attacked VERB  ROOT      0 -
by       ADP   agent     3 -
Kenya    PROPN pobj      4 GPE
"""
CONTROL = """
France PROPN nsubj 2 GPE
asked  VERB  ROOT  0 -
Egypt  PROPN dobj  2 GPE
to     PART  aux   5 -
press  VERB  xcomp 2 -
Hamas  PROPN dobj  5 ORG
"""
CALL = """
Macron  PROPN nsubj 2 PERSON
called  VERB  ROOT  0 -
on      ADP   prep  2 -
Iran    PROPN pobj  3 GPE
to      PART  aux   6 -
free    VERB  {}    2 -
sailors NOUN  dobj  6 -
"""
COORDINATION = """
Kenya  PROPN nsubj 2 GPE
met    VERB  ROOT  0 -
Chad   PROPN dobj  2 GPE
and    CCONJ cc    2 -
left   VERB  conj  2 -
"""


def test_an_active_verb_has_subject_and_object():
    verb = parsed(ACTIVE)[1]
    assert (words(subject_arguments(verb)), words(object_arguments(verb))) == (["Kenya"], ["Chad"])


def test_a_passive_turns_them_round():
    verb = parsed(PASSIVE)[2]
    assert is_passive(verb)
    assert (words(subject_arguments(verb)), words(object_arguments(verb))) == (["Kenya"], ["Chad"])


def test_who_is_asked_is_the_subject_of_what_is_asked():
    doc = parsed(CONTROL)
    doc[1].lemma_ = "ask"
    (argument,) = subject_arguments(doc[4])
    assert (argument.token.text, argument.how) == ("Egypt", "object_control")


@pytest.mark.parametrize("relation", ["xcomp", "advcl"])
def test_who_is_called_on_is_the_subject_however_the_infinitive_hangs(relation):
    doc = parsed(CALL.format(relation))
    doc[1].lemma_ = "call"
    (argument,) = subject_arguments(doc[5])
    assert (argument.token.text, argument.how) == ("Iran", "object_control")


def test_a_coordinated_verb_shares_the_subject():
    (argument,) = subject_arguments(parsed(COORDINATION)[4])
    assert (argument.token.text, argument.how) == ("Kenya", "shared")


def test_a_tree_of_one_word_ends_every_search():
    verb = parsed("Attack VERB ROOT 0 -")[0]
    assert subject_arguments(verb) == []
    assert object_arguments(verb) == []
