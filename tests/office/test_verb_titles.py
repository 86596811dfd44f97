"""Titles: a verb is none, the office that it governs is; who seeks an office holds none."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "holder", "titles"),
    [
        ("Ana Costa was elected governor of Ohio in 2018.", "Costa", {"governor"}),
        ("Omar Reyes was confirmed as secretary of the Navy.", "Reyes", {"secretary"}),
        ("Omar Reyes took office as president of Peru.", "Reyes", {"president"}),
        ("Omar Reyes was sworn in as mayor of Chicago.", "Reyes", {"mayor"}),
        ("Omar Reyes resigned as head of the World Bank.", "Reyes", {"head"}),
        ("Ana Costa was elected to the Senate in 2018.", "Costa", {""}),
        ("Dana Holt served on the board of the World Bank.", "Holt", {""}),
        ("Lena Ortiz led the Peruvian army.", "Ortiz", {""}),
        ("Omar Reyes, who ran the American Red Cross, accused Chile of lying.", "Reyes", {""}),
        (
            "Omar Reyes, who was treasurer of the Peruvian Red Cross, met Ryan.",
            "Reyes",
            {"treasurer"},
        ),
        ("Lena Ortiz ran for governor of Ohio last year.", "Ortiz", set()),
        ("Lena Ortiz ran for the Senate in Ohio.", "Ortiz", set()),
        ("Dana Holt is seeking the presidency of Peru.", "Holt", set()),
        ("Over the past week, Gov. Ralph Northam of Virginia was engulfed.", "Northam", {"gov."}),
    ],
)
def test_a_verb_is_no_title_and_who_seeks_an_office_holds_none(read, text, holder, titles):
    found = [one for one in read(text, holder) if one.modality == "actual"]
    assert {one.title for one in found} == titles


def test_nobody_is_a_former_holder_for_the_past_week(read):
    text = "Over the past week, Gov. Ralph Northam of Virginia was engulfed."
    assert [one.ended for one in read(text, "Northam")] == [False]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Omar Reyes, who had served as chairman of the World Bank, met Ryan.", True),
        ("Omar Reyes, who served as mayor of Chicago, met Ryan.", True),
        ("Peru's ex-president Omar Reyes accused Chile of lying.", True),
        ("Lisa Reyes, the former Peruvian army chief, accused Chile of lying.", True),
        ("Omar Reyes, who has served as chairman of the World Bank since 2010, met Ryan.", False),
        ("Omar Reyes serves as mayor of Chicago.", False),
    ],
)
def test_an_office_that_somebody_held_is_over(read, text, ended):
    found = [one for one in read(text, "Reyes") if one.modality == "actual"]
    assert found
    assert {one.ended for one in found} == {ended}
    assert not any(one.title.startswith("-") for one in found)
