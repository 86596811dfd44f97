"""Whether a sentence tells of what was years ago: by years that are used as such, and by no other time."""

import pytest

from kg.graph.past import is_long_past


@pytest.mark.parametrize(
    "sentence",
    [
        "They talked in 2009.",
        "The 2009-2016 war ended with a truce.",
        "They fought from 2009 to 2016 over the border.",
        "Ortiz led the army (2009–16).",
        "The summit (May 2009) was held in Lima.",
        "Reyes resigned on Feb. 3, 2011, over it.",
        "They met in the spring of 2012.",
        "They fought in 2009 and made peace in 2011.",
        "In March 2013 troops of Peru shelled the harbour.",
        "The 1998 attack burned three ships.",
        "They shelled the harbour between 2003 and 2005.",
        "By late 2009, they had agreed.",
    ],
)
def test_years_that_a_sentence_is_dated_by_are_long_past(sentence):
    assert is_long_past(sentence, "2024-02-28")
    assert is_long_past(sentence, "2024-02")
    assert not is_long_past(sentence, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels killed 2000 soldiers.",
        "Rebels took a convoy of 2000 soldiers.",
        "The army sent 2000 to 2015 soldiers.",
        "The office opened in spring; the accord of 2015 was signed there.",
        "Three years later they signed the accord of 2015.",
        "They recalled the accord of 2009 on Monday.",
        "They met in 2009 and in 2023.",
        "They freed the 2000 soldiers.",
        "They paid $2015 in 2009 dollars.",
        "In March they tore up the treaty of 2015.",
        "It rose by 2015% in a day.",
    ],
)
def test_a_number_or_a_year_beside_another_time_dates_nothing(sentence):
    assert not is_long_past(sentence, "2024-02-28")


@pytest.mark.parametrize(
    ("sentence", "published", "past"),
    [
        ("They recalled the 2009-2016 war.", "2017-05-01", False),
        ("They recalled the 2009–16 war.", "2017-05-01", False),
        ("They recalled the 2009-2016 war.", "2018-05-01", True),
        ("They talked from 2009 to 2016.", "2017-05-01", False),
        ("They talked in 2009.", "2010-05-01", False),
    ],
)
def test_a_range_is_as_late_as_its_end(sentence, published, past):
    assert is_long_past(sentence, published) == past
