from datetime import date

import pytest
from builders import parsed
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import parse_date
from kg.extract.times import read_time

PUBLISHED = "2024-02-28"  # a Wednesday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Tuesday", "2024-02-27", "2024-02-27"),
        ("Wednesday", "2024-02-28", "2024-02-28"),
        ("last Friday", "2024-02-23", "2024-02-23"),
        ("next Monday", "2024-03-04", "2024-03-04"),
        ("Tuesday (local time)", "2024-02-27", "2024-02-27"),
        ("yesterday", "2024-02-27", "2024-02-27"),
        ("last week", "2024-02-19", "2024-02-25"),
        ("late last month", "2024-01-01", "2024-01-31"),
        ("this weekend", "2024-03-02", "2024-03-03"),
        ("recent days", "2024-02-21", "2024-02-28"),
        ("the coming days", "2024-02-28", "2024-03-06"),
        ("Oct. 7", "2023-10-07", "2023-10-07"),
        ("February 27", "2024-02-27", "2024-02-27"),
        ("7 October 2021", "2021-10-07", "2021-10-07"),
        ("March 2021", "2021-03-01", "2021-03-31"),
        ("December", "2023-12-01", "2023-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("summer 2022", "2022-06-01", "2022-08-31"),
        ("three years ago", "2021-01-01", "2021-12-31"),
        ("two weeks ago", "2024-02-12", "2024-02-18"),
    ],
)
def test_news_expressions_are_intervals_of_days(words, first, last):
    assert parse_date(words, PUBLISHED) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "words", ["daily", "a week", "three-day", "months", "31 February 2020", "999999999 days ago"]
)
def test_durations_and_impossible_dates_give_nothing(words):
    assert parse_date(words, PUBLISHED) is None


def test_a_bare_weekday_lies_ahead_for_what_is_announced():
    assert parse_date("Tuesday", PUBLISHED, coming=True) == (date(2024, 3, 5), date(2024, 3, 5))


@pytest.mark.parametrize("published", ["", "2/27/18", "yesterday"])
def test_without_a_day_of_publication_only_absolute_dates_are_read(published):
    assert parse_date("last week", published) is None
    assert parse_date("March 2021", published) == (date(2021, 3, 1), date(2021, 3, 31))


@given(st.text(max_size=30))
def test_any_words_are_read_or_not_but_never_fail(words):
    found = parse_date(words, PUBLISHED)
    assert found is None or found[0] <= found[1]


def test_the_interval_keeps_words_place_and_vagueness():
    doc = parsed(
        """
        Kenya   PROPN nsubj 2 GPE
        met     VERB  ROOT  0 -
        Chad    PROPN dobj  2 GPE
        around  ADP   prep  2 -
        2019    NUM   pobj  4 DATE
        """
    )
    time = read_time(doc, doc[4], PUBLISHED)
    assert (time.start, time.end, time.text) == ("2019-01-01", "2019-12-31", "2019")
    assert doc.text[time.span.start : time.span.end] == "2019"
