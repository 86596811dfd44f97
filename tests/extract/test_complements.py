"""Prepositions read off hand-made parses."""

import pytest
from builders import parsed

from kg.extract.complements import prepositional

AGREED = """
Kenya  PROPN nsubj 2 GPE
agreed VERB  ROOT  0 -
with   ADP   prep  2 -
Chad   PROPN pobj  3 GPE
"""


@pytest.mark.parametrize(("preposition", "wanted"), [("with", ["Chad"]), ("against", [])])
def test_a_preposition_gives_its_object_and_one_that_is_not_there_nothing(preposition, wanted):
    found = prepositional(parsed(AGREED)[1], preposition)
    assert [argument.token.text for argument in found] == wanted
