"""Dates as people type them: read in one place, refused in one line wherever they are asked for."""

from datetime import date

import pytest
from small_graph import small_graph

from kg.analyze.selection import Selection
from kg.config import load_settings
from kg.errors import KgError, QueryError
from kg.graph.days import read_days
from kg.query.quotes import find_quotations


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_day_month_or_year(typed, first, last):
    assert read_days(typed) == (first, last)


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "2024-13", "2023-02-29", "24-01-01", "2024-1-1", "2024-02-28T00"]
)
def test_what_is_no_date(typed):
    with pytest.raises(QueryError, match="is no date: write 2024"):
        read_days(typed)


@pytest.mark.parametrize(
    "ask",
    [
        lambda day: Selection(since=day),
        lambda day: Selection(until=day),
        lambda day: load_settings(since=day),
        lambda day: find_quotations(small_graph(), since=day),
    ],
)
def test_it_is_refused_wherever_it_is_asked_for(ask):
    with pytest.raises(KgError, match="is no date"):
        ask("2023-02-29")
