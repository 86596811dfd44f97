"""Quotation marks paired by characters: what opens, what closes, and what never happens."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.paragraphs import split_paragraphs
from kg.annotate.quotemarks import pair_quotation_marks
from kg.records import Span

SOUP = st.text(alphabet="\"'“”‘’«»„‟`aS. ,\n\u00a0(", max_size=80)


def quoted(text):
    """Return depth and inner words of each quotation of `text`."""
    found = pair_quotation_marks(text, split_paragraphs(text))
    return [(one.depth, one.inner.of(text)) for one in found]


def holds(outer, inner):
    """Tell whether one quotation lies in the other."""
    return outer.outer.start <= inner.outer.start and inner.outer.end <= outer.outer.end


def apart(one, other):
    """Tell whether two quotations share no character."""
    return one.outer.end <= other.outer.start or other.outer.end <= one.outer.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We agree," Roth said.', [(0, "We agree,")]),
        ("“We agree,” Roth said.", [(0, "We agree,")]),
        ("«We agree», Roth said.", [(0, "We agree")]),
        ("„We agree“, Roth said.", [(0, "We agree")]),
        ("``We agree,'' Roth said.", [(0, "We agree,")]),
        ("'We agree,' Roth said.", [(0, "We agree,")]),
        ("‘We agree,’ Roth said.", [(0, "We agree,")]),
    ],
)
def test_kinds_of_marks(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' talks weren't held in the '90s.",
        "Roth's aides and the banks’ lawyers don't agree.",
        "",
        "\n\n",
        "The pipe is 6' long.",
    ],
)
def test_apostrophes_are_no_marks(text):
    assert quoted(text) == []


def test_apostrophes_inside_a_quotation_stay_inside():
    text = "\"It's the farmers' choice, isn't it?\" Roth asked."
    assert quoted(text) == [(0, "It's the farmers' choice, isn't it?")]


def test_single_marks_nest_in_double_ones():
    text = "“He told me, ‘Stop the talks. Now,’ and left,” Roth said."
    assert quoted(text) == [
        (0, "He told me, ‘Stop the talks. Now,’ and left,"),
        (1, "Stop the talks. Now,"),
    ]


def test_two_quotations_of_a_paragraph_are_apart():
    text = '"No," Roth said. "Not now."'
    assert quoted(text) == [(0, "No,"), (0, "Not now.")]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = '"We will not go. \nThe talks ended.'
    (one,) = pair_quotation_marks(text, split_paragraphs(text))
    assert one.inner.of(text) == "We will not go."
    assert not one.closed
    assert not one.continues


def test_it_goes_on_where_the_next_paragraph_opens_with_a_mark():
    text = '"We will not go.\n"We will stay."\nRoth left.'
    first, second = pair_quotation_marks(text, split_paragraphs(text))
    assert (first.continues, second.continued) == (True, True)
    assert second.closed


def test_a_paragraph_in_between_ends_it():
    text = '"We will not go.\nThe talks ended.\n"We will stay."'
    first, second = pair_quotation_marks(text, split_paragraphs(text))
    assert (first.continues, second.continued) == (False, False)


@given(SOUP)
def test_quotations_lie_in_their_paragraph_and_nest(text):
    paragraphs = split_paragraphs(text)
    found = pair_quotation_marks(text, paragraphs)
    assert list(found) == sorted(found, key=lambda one: (one.outer.start, -one.outer.end))
    for one in found:
        assert one.outer.start < one.inner.start <= one.inner.end <= one.outer.end
        assert any(
            paragraph.start <= one.outer.start and one.outer.end <= paragraph.end
            for paragraph in paragraphs
        )
        around = [other for other in found if other is not one and holds(other, one)]
        assert one.depth == len(around)
        for other in found:
            assert apart(one, other) or holds(one, other) or holds(other, one)


@given(st.text(max_size=60))
def test_any_text_is_paired_without_error(text):
    for one in pair_quotation_marks(text, split_paragraphs(text)):
        assert one.inner.of(text)


@pytest.mark.parametrize("unit", ['"', "'a", "«", "“a", "'a' ", "\"'", "a'b\n"])
def test_time_is_linear(unit):
    def seconds(times):
        text = unit * times
        start = time.process_time()
        pair_quotation_marks(text, [Span(0, len(text))])
        return time.process_time() - start

    seconds(1000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.002)
