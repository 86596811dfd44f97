"""Dates become ISO; what states no day stays empty, whatever day it is today."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import is_ambiguous, to_iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-02-28", "2024-02-28"),
        ("2024-02-28 14:05:00", "2024-02-28"),
        ("2024-02-28T14:05:00Z", "2024-02-28T14:05:00Z"),
        ("2024-02-28T23:30:00-05:00", "2024-02-29T04:30:00Z"),
        ("20240228", "2024-02-28"),
        ("Wed, 28 Feb 2024 15:05:00 +0100", "2024-02-28T14:05:00Z"),
        ("February 28, 2024", "2024-02-28"),
        ("Feb. 28, 2024", "2024-02-28"),
        ("28 Feb 2024", "2024-02-28"),
        ("Wednesday, February 28, 2024", "2024-02-28"),
        ("28-FEB-2024 10:15:30.25", "2024-02-28"),
        ("28/02/2024", "2024-02-28"),
        ("02/28/2024", "2024-02-28"),
        (datetime.date(2024, 2, 28), "2024-02-28"),
        (datetime.datetime(2024, 2, 28, 14, 5, tzinfo=datetime.UTC), "2024-02-28T14:05:00Z"),
        (1709129100, "2024-02-28T14:05:00Z"),
        (1709129100000, "2024-02-28T14:05:00Z"),
        ("1709129100.5", "2024-02-28T14:05:00Z"),
    ],
)
def test_dates_are_read(value, iso):
    assert to_iso(value) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("03.05.2024", "2024-05-03"),
        ("3.5.2024", "2024-05-03"),
        ("03.05.2024 14:05", "2024-05-03"),
        ("03. 05. 2024", "2024-05-03"),
        ("3. Mai 2024", "2024-05-03"),
        ("3 mai 2024", "2024-05-03"),
        ("03/05/2024, 2:05 PM", "2024-03-05"),
        ("28.02.2024, 14:05 Uhr", "2024-02-28"),
    ],
)
def test_dots_are_day_first(value, iso):
    assert to_iso(value) == iso


@pytest.mark.parametrize(
    "value", ["2024-05", "2024/05", "May 2024", "may 2024", "05/2024", "5.2024"]
)
def test_a_month_alone_is_kept_as_month(value):
    assert to_iso(value) == "2024-05"


@pytest.mark.parametrize("value", ["03/04/2024", "3-4-2024", "03/04/2024 10:00"])
def test_what_has_two_readings_is_read_as_told(value):
    assert is_ambiguous(value)
    assert to_iso(value) == "2024-03-04"
    assert to_iso(value, day_first=True) == "2024-04-03"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        0,
        True,
        [],
        "today",
        "yesterday 2024",
        "3 days ago",
        "Feb. 28",
        "2024",
        "2024-13",
        "31.02.2024",
        "31/02/2024",
        "2024-02-31",
        "0/2024",
        "2/28/24",
        "2024-02-30",
        "Feb 30, 2024",
        "10:30",
        "Monday 10:30",
        "0001-01-01T00:00:00+14:00",
        "9" * 13,
        "9" * 5000,
        "२०२४-०२-२८",
        "{'a': 2024}",
    ],
)
def test_what_states_no_day_stays_empty(value):
    assert to_iso(value) == ""


@given(st.one_of(st.text(max_size=70), st.floats(), st.integers(), st.datetimes(), st.dates()))
def test_never_fails_and_gives_iso_or_nothing(value):
    iso = to_iso(value)
    if iso:
        datetime.datetime.fromisoformat(iso if len(iso) > 7 else f"{iso}-01")
