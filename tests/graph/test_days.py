"""Dates as people type them: read in one place, refused in one line wherever they are asked for."""

from datetime import date

import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.analyze.selection import Selection
from kg.config import load_settings
from kg.errors import KgError, QueryError
from kg.graph.days import check_window, read_days
from kg.query.engines import Oxigraph
from kg.query.named import find_query
from kg.query.parameters import read_parameters
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


WINDOWS = [
    ("2019", "2018"),
    ("2024-03", "2024-02"),
    ("2024-02-29", "2024-02-28"),
    ("2024-02-29", "2023"),
    ("2024", "2023-12-31"),
    ("2025-01", "2024"),
]


@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_a_window_without_days_is_refused_wherever_it_is_asked_for(since, until):
    for ask in (
        lambda **window: Selection(**window),
        lambda **window: make_excerpt(small_graph(), Excerpt(**window)),
        lambda **window: find_quotations(small_graph(), **window),
        lambda **window: read_parameters(find_query("sources"), window, Oxigraph(ox.Store())),
    ):
        with pytest.raises(
            QueryError, match=f"no day is in the window: {since} comes after {until}"
        ):
            ask(since=since, until=until)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2024", "2024"), ("2024-02", "2024"), ("2024", "2024-01-01"), ("", "2024"), ("2024", "")],
)
def test_a_window_of_a_day_or_more_is_none_too_short(since, until):
    check_window(since, until)
