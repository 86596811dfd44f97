import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.when.expressions import Interval, parse_date
from kg.when.tense import Tense

PUBLISHED = "2024-02-28"  # a Wednesday
TABLE = Path(__file__).with_name("expressions.tsv")


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]


def test_the_table_has_dates_of_publication_around_the_ends_of_year_and_month():
    published = [date.fromisoformat(row[1]) for row in rows()]
    assert len(published) >= 150
    assert sum(day.day >= 27 or day.day <= 4 for day in published) >= 150


@pytest.mark.parametrize("row", rows(), ids=" / ".join)
def test_expressions_of_news_are_intervals_of_days(row):
    words, published, tense, first, last, approximate = row
    found = parse_date(words, published, tense=Tense(tense))
    days = [day.isoformat() if day else "" for day in found[:2]]
    assert (*days, found.approximate) == (first, last, approximate == "yes")


@pytest.mark.parametrize(
    "words",
    [
        "daily",
        "every Monday",
        "a week",
        "three days",
        "three-day",
        "months",
        "10:30 a.m.",
        "in three days",
        "25 years later",
        "03/04/2024",
        "31 February 2020",
        "999999999 days ago",
        "91",
        "the following day",
        "the next day",
        "until further notice",
        "between",
        "since",
    ],
)
def test_durations_ambiguous_and_impossible_dates_give_nothing(words):
    assert parse_date(words, PUBLISHED, tense=Tense.PAST) is None


@pytest.mark.parametrize("published", ["", "2/27/18", "yesterday"])
def test_without_a_day_of_publication_only_what_names_its_year_is_read(published):
    for words in ("last week", "Oct. 7", "since Monday", "May 3-5", "over the weekend"):
        assert parse_date(words, published) is None
    march = Interval(date(2021, 3, 1), date(2021, 3, 31))
    assert parse_date("March 2021", published) == march
    assert parse_date("since March 2021", published) == march._replace(last=None)
    assert parse_date("March 30-31, 2021", published) == march._replace(first=date(2021, 3, 30))


@given(st.text(max_size=30), st.sampled_from(Tense))
def test_any_words_are_read_or_not_but_never_fail(words, tense):
    found = parse_date(words, PUBLISHED, tense=tense)
    assert found is None or not (found.first and found.last) or found.first <= found.last


@given(
    st.lists(
        st.sampled_from(
            [
                "from",
                "between",
                "since",
                "until",
                "to",
                "and",
                "-",
                "overnight",
                "Monday",
                "May",
                "3",
                "5",
                "2024",
                "the",
                "last",
                "next",
                "of",
                "end",
                "first",
                "quarter",
                "two",
                "weeks",
                "ago",
                "'",
                "Q1",
                "9999",
                "30",
                "Feb.",
                "summer",
                "weekend",
                "years",
                "999999",
            ]
        ),
        max_size=7,
    ),
    st.dates(),
    st.sampled_from(Tense),
)
def test_any_words_of_dates_are_read_or_not_on_any_day_but_never_fail(words, day, tense):
    found = parse_date(" ".join(words), day.isoformat(), tense=tense)
    assert found is None or not (found.first and found.last) or found.first <= found.last
