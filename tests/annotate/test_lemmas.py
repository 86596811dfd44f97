import pytest
from builders import parsed

from kg.annotate.lemmas import mend_lemmas


@pytest.mark.parametrize(
    ("form", "wrong", "right"),
    [
        ("hoping", "hop", "hope"),
        ("hopes", "hop", "hope"),
        ("hopped", "hop", "hop"),
        ("staged", "stag", "stage"),
        ("waging", "wag", "wage"),
        ("wags", "wag", "wag"),
        ("raped", "rap", "rape"),
        ("sat", "sit", "sit"),
    ],
)
def test_the_verb_that_is_meant_is_given(form, wrong, right):
    doc = parsed(f"{form} VERB ROOT 0 -")
    doc[0].lemma_ = wrong
    mend_lemmas(doc)
    assert doc[0].lemma_ == right


def test_nouns_stay_as_they_are():
    doc = parsed("hopes NOUN ROOT 0 -")
    doc[0].lemma_ = "hop"
    mend_lemmas(doc)
    assert doc[0].lemma_ == "hop"
