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
