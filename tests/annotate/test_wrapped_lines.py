"""Hard-wrapped text is read as if it weren't; its offsets stay those of the file."""

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.reading_copy import make_reading_copy
from kg.annotate.taken_out import TakenOut, take_out_hyphens
from kg.annotate.wrapped_lines import join_wrapped_lines
from kg.config import load_settings
from kg.pipeline import Reader, extract_documents, load_knowledge
from kg.records import Mention, MentionKind, Span

WRAPPED = [
    "“We will not leave until all of them are|free,” Roe said.",
    '"They came at night.|They took everything," Roe said.',
    "Foreign Minister Ana Roe of Norway accused|Russia on Monday of spying on its|United Nations mission.",
    "Kenya's foreign minister Alfred Mutua told|Norway's ambassador to leave.",
    "The minister said on Monday that the|United States had left.",
    "Talks on Monday failed, officials of both|sides said.",
    "The envoy met Mr.|Otieno in the capital.",
]
APART = [
    "Norway expels envoys|The foreign ministry said so on Monday.",
    "Speakers:|Ana Roe, foreign minister|Bo Lee, defence minister",
    "- first item of the list|- second item of the list",
    "1. first item of the list|2. second item of the list",
    "A first paragraph of one line that is quite long.|A second paragraph of one line that is as long.",
    "Roe said: “We will leave.”|“We will not,” Lee said on Monday in the capital.",
    f"{'The minister spoke of talks and left. ' * 8}|he said so.",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_lines_that_go_on_are_joined_in_texts_of_few_lines(text):
    assert join_wrapped_lines(text.replace("|", "\n")) == text.replace("|", " ")


@pytest.mark.parametrize("text", APART)
def test_headings_lists_and_paragraphs_of_a_line_stay_apart(text):
    assert join_wrapped_lines(text.replace("|", "\n")) == text.replace("|", "\n")


def test_paragraphs_of_wrapped_text_end_where_their_last_line_is_short():
    text = (
        "Norway expels envoys\n"
        "The foreign ministry said on Monday that it had\n"
        'expelled two Russian envoys. "We will not accept\n'
        'this. They must leave," Foreign Minister Ana Roe\n'
        "told reporters in Oslo.\n"
        "Russia's embassy declined to comment on Monday.\n"
        "\n"
        "It has done so before, officials of the ministry\n"
        "said. The African\n"
        "Union was silent.\n"
    )
    assert join_wrapped_lines(text).splitlines() == [
        "Norway expels envoys",
        "The foreign ministry said on Monday that it had expelled two Russian envoys. "
        '"We will not accept this. They must leave," Foreign Minister Ana Roe told reporters in Oslo.',
        "Russia's embassy declined to comment on Monday.",
        "",
        "It has done so before, officials of the ministry said. The African Union was silent.",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ken\u00adya accused Nor\u00adway", "Kenya accused Norway"),
        ("Ken\u00ad\nya accused Nor\u00ad \n way", "Kenya accused Norway"),
        ("Kenya accu-\nsed Nor-\nway", "Kenya accused Norway"),
        ("the Franco-\nGerman envoy", "the Franco-German envoy"),
        ("a well-\nknown envoy of 2023-\n24", "a well-known envoy of 2023-24"),
        ("anti-\ngovernment forces", "anti-government forces"),
        ("talks -\nor none", "talks -\nor none"),
        ("a state-run agency\n- an item", "a state-run agency\n- an item"),
    ],
)
def test_hyphens_of_print_are_taken_out(text, read):
    assert take_out_hyphens(text)[0] == read


@given(st.text(alphabet="aB-\u00ad\n .", max_size=60), st.data())
def test_what_is_found_gets_the_offsets_of_the_file(text, data):
    read, taken_out = take_out_hyphens(text)
    if not read:
        return
    start = data.draw(st.integers(0, len(read) - 1))
    end = data.draw(st.integers(start + 1, len(read)))
    span = taken_out.restore(Span(start, end))
    assert text[span.start] == read[start]
    assert text[span.end - 1] == read[end - 1]


@given(st.text(alphabet='aB.,"“” \n-\u00ad', max_size=80))
def test_any_text_is_joined_to_one_of_its_length(text):
    joined = join_wrapped_lines(text)
    assert len(joined) == len(text)
    assert all(one in (other, " ") for one, other in zip(joined, text, strict=True))
    assert len(make_reading_copy(document(text))) == len(text)


def test_ids_of_mentions_go_with_their_spans():
    mention = Mention(
        id="m4-9", span=Span(4, 9), head=Span(4, 9), text="m4-9", kind=MentionKind.NAME, of="m0-1"
    )
    moved = TakenOut((3, 7)).restore(mention)
    assert (moved.id, moved.span, moved.of, moved.text) == ("m5-11", Span(5, 11), "m0-1", "m4-9")


@pytest.fixture(scope="module")
def read(nlp):
    """A function: text -> its extraction."""
    reader = Reader(nlp=nlp, knowledge=load_knowledge(load_settings()))
    return lambda text: next(extract_documents([document(text)], reader))


SPOKEN = [
    "“We will not leave until all of them|are free,” Foreign Minister Ana Berg said.",
    '"They came at night.|They took everything," Ana Berg said.',
    "Foreign Minister Ana Berg said: “We will|not leave until all are free.”",
    "“We will not leave,” Foreign Minister Ana|Berg told reporters. “Not until all of|them are free.”",
    "“We will not leave until Nor-|way is free,” Foreign Minis-|ter Ana Berg said.",
    "“We will not leave un\u00adtil Nor\u00adway is free,” Foreign Min\u00adister Ana Berg said.",
]


@pytest.mark.model
@pytest.mark.parametrize("text", SPOKEN)
def test_a_quotation_over_a_line_end_keeps_its_speaker(read, text):
    text = text.replace("|", "\n")
    found = read(text)
    words = {one.id: one.text for one in found.mentions}
    assert {words.get(one.source or "") for one in found.quotations} == {"Ana Berg"}
    for one in found.quotations:
        for span in one.content:
            assert span.of(text)[0] in "WTN"
            assert span.of(text)[-1] in ".,eg"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Ken\u00adya accused Nor\u00adway of spying.", "Kenya accu-\nsed Nor-\nway of spying."],
)
def test_hyphens_of_print_hide_no_edge(read, text):
    found = read(text)
    spans = {one.id: one.span.of(text) for one in found.mentions}
    [assertion] = found.assertions
    words = [spans[assertion.subject], spans[assertion.object], assertion.cue.of(text)]
    assert [take_out_hyphens(word)[0] for word in words] == ["Kenya", "Norway", "accused"]
    assert assertion.span.of(text).startswith(text[:5])
