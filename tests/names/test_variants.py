import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.variants import romanization_key, same_given_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir", "Volodymyr"),
        ("Mohammed", "Muhammad"),
        ("Joe", "Joseph"),
        ("J.", "Joseph"),
        ("Moammar", "Muammar"),
    ],
)
def test_forms_of_one_given_name_are_known(one, other):
    assert same_given_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Ann", "Dan"), ("Donald", "Ronald")])
def test_different_given_names_stay_apart(one, other):
    assert not same_given_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Zelenskiy", "Zelenskyy"), ("Gadhafi", "Gaddafi")])
def test_spellings_of_one_surname_share_a_key(one, other):
    assert romanization_key(one) == romanization_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Trump", "Tusk"), ("Niger", "Nigeria"), ("Iran", "Iraq")]
)
def test_different_surnames_share_none(one, other):
    assert romanization_key(one) != romanization_key(other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric(one, other):
    assert same_given_name(one, other) == same_given_name(other, one)
