import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.variants import could_be_same_name


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Erdoğan", "Erdogan", 1.0),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 0.9),
        ("Vladimir Zelenskiy", "Volodymyr Zelenskyy", 0.9),
        ("Mohammed Karimi", "Muhammad Karimi", 0.9),
        ("Joe Halvorsen", "Joseph Halvorsen", 0.9),
        ("J. Halvorsen", "Joseph Halvorsen", 0.9),
        ("Sen. Halvorsen", "Joseph Halvorsen", 0.8),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan", 0.8),
        ("U.D.W.", "Union of Dock Workers", 0.85),
        ("Adam Quist", "Adam Quist Jr.", 0.5),
        ("Moammar Gadhafi", "Muammar Gaddafi", 0.9),
    ],
)
def test_forms_of_one_name_are_known(one, other, score):
    assert could_be_same_name(one, other) == score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trump", "Tusk"),
        ("Donald Trump", "Donald Tusk"),
        ("Ann Reyes", "Dan Reyes"),
        ("Donald Reyes", "Ronald Reyes"),
        ("Adam Quist Jr.", "Adam Quist Sr."),
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("UN", "Dock Workers"),
        ("", "Reyes"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert could_be_same_name(one, other) == 0.0


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_within_bounds(one, other):
    score = could_be_same_name(one, other)
    assert 0.0 <= score <= 1.0
    assert could_be_same_name(other, one) == score
