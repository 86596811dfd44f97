import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.normalize import normalize_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erdoğan", "Erdogan"),
        ("U.S.", "US"),
        ("the Taliban's", "Taliban"),
        ("al-Qa'ida", "Al Qaida"),
        ("Türkiye", "Turkiye"),
        ("United  States", "united states"),
        ("Médecins Sans Frontières", "Medecins Sans Frontieres"),
    ],
)
def test_spelling_variants_have_one_form(one, other):
    assert normalize_name(one) == normalize_name(other)


def test_different_names_stay_different():
    assert normalize_name("Niger") != normalize_name("Nigeria")


@given(st.text())
def test_normalizing_twice_changes_nothing(text):
    assert normalize_name(normalize_name(text)) == normalize_name(text)


def test_styled_letters_are_letters():
    assert normalize_name("𝑨𝒍-𝑸𝒂𝒆𝒅𝒂") == "al qaeda"
