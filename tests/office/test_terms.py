"""Terms of office: only what a text states as the term is one."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Over the past week Gov. Ralph Northam of Virginia has been engulfed.", "Northam"),
        ("In an interview last week Foreign Minister Ana Costa of Peru lied.", "Costa"),
        ("In an NBC interview last week, Trump praised his deputy, Rod Holt.", "Holt"),
        ("President Omar Reyes of Peru has been criticized since 2020.", "Reyes"),
        ("Lena Ortiz, Chile's ambassador to Peru, was in Lima from May to July.", "Ortiz"),
        ("Ana Costa was elected governor of Ohio in 2018.", "Costa"),
        ("The 2016 Democratic nominee for president, Ana Costa, met Peru.", "Costa"),
    ],
)
def test_a_time_of_something_else_is_no_term(read, text, holder):
    assert all(one.time is None for one in read(text, holder))


@pytest.mark.parametrize(
    ("text", "holder", "term"),
    [
        (
            "John Kerry was secretary of state from 2013 to 2017, and he accused Russia of lying.",
            "Kerry",
            ("2013-01-01", "2017-12-31", True),
        ),
        (
            "Ana Costa served as foreign minister of Peru from 2013 to 2017.",
            "Costa",
            ("2013-01-01", "2017-12-31", True),
        ),
        (
            "Ana Costa, foreign minister of Peru since 2016, accused Chile of lying.",
            "Costa",
            ("2016-01-01", "", False),
        ),
        (
            "Lena Ortiz has been president of Chile since March 2018.",
            "Ortiz",
            ("2018-03-01", "", False),
        ),
        (
            "Omar Reyes took office as president of Peru in January 2019.",
            "Reyes",
            ("2019-01-01", "", False),
        ),
        (
            "U.S.-Cuban relations have nosedived since Trump became president in early 2017.",
            "Trump",
            ("2017-01-01", "", False),
        ),
        (
            "Carl Dunn was Peru's interior minister until he left office in 2019.",
            "Dunn",
            ("", "2019-12-31", True),
        ),
        (
            "Ana Costa, the governor of Ohio whose term ends in January 2025, met President Omar Reyes of Peru.",
            "Costa",
            ("", "2025-01-31", False),
        ),
        (
            "Omar Reyes, who led Ceria's army between 2010 and 2014, accused Chile of lying.",
            "Reyes",
            ("2010-01-01", "2014-12-31", True),
        ),
    ],
)
def test_the_term_is_what_the_text_states(read, text, holder, term):
    found = read(text, holder)
    assert {(one.time.start, one.time.end, one.ended) for one in found if one.time} == {term}
