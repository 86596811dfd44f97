import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names.parts import PersonName, split_person_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Quist", PersonName(given="Ada", family="Quist")),
        ("Quist", PersonName(family="Quist")),
        (
            "Mrs. Ada B. Quist",
            PersonName(
                titles=("Mrs.",), given="Ada", middle="B.", family="Quist", gender="female"
            ),
        ),
        (
            "Tomas van der Meer, Jr.",
            PersonName(given="Tomas", particle="van der", family="Meer", suffix="Jr."),
        ),
        (
            "Sheikh Nadim bin Faris al-Karmi",
            PersonName(
                titles=("Sheikh",),
                given="Nadim",
                middle="bin Faris",
                particle="al-",
                family="Karmi",
                gender="male",
            ),
        ),
        ("President", PersonName(family="President")),
        ("", PersonName()),
    ],
)
def test_a_name_is_split(text, parts):
    assert split_person_name(text) == parts


@given(st.text(max_size=60))
def test_any_text_is_split_without_losing_letters(text):
    name = split_person_name(text)
    joined = " ".join(
        [*name.titles, name.given, name.middle, name.particle, name.family, name.suffix]
    )
    assert sorted(joined.replace(" ", "")) == sorted("".join(text.replace(",", " ").split()))
