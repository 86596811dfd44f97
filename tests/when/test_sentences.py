"""When events of sentences happened, through the trained pipeline."""

import pytest
from builders import parsed

from kg.pipeline import extract_documents
from kg.records import Document
from kg.when.times import dates_of, read_time

PUBLISHED = "2024-02-28"


SENTENCES = (
    ("Kenya will meet Norway on Jan. 3.", "2024-12-30", "2025-01-03", "2025-01-03"),
    ("Kenya met Norway on Jan. 3.", "2024-12-30", "2024-01-03", "2024-01-03"),
    ("Kenya plans to meet Norway on Jan. 3.", "2024-12-30", "2025-01-03", "2025-01-03"),
    ("Kenya will hold talks with Norway on Jan. 3.", "2024-12-30", "2025-01-03", "2025-01-03"),
    ("Kenya may attack Norway in January.", "2024-12-30", "2025-01-01", "2025-01-31"),
    ("Kenya had attacked Norway on Jan. 3.", "2024-12-30", "2024-01-03", "2024-01-03"),
    ("Kenya rejected Norway's offer on Dec. 31.", "2025-01-01", "2024-12-31", "2024-12-31"),
    ("Kenya and Norway are to meet on Friday.", "2024-02-28", "2024-03-01", "2024-03-01"),
    ("Kenya attacked Norway Monday night.", "2024-02-28", "2024-02-26", "2024-02-26"),
    ("Kenya accused Norway on Tuesday morning.", "2024-02-28", "2024-02-27", "2024-02-27"),
    ("Kenya accused Norway this morning.", "2024-02-28", "2024-02-28", "2024-02-28"),
    ("Kenya shelled Norway overnight.", "2024-01-01", "2023-12-31", "2024-01-01"),
    ("Kenya attacked Norway overnight into Tuesday.", "2024-02-28", "2024-02-26", "2024-02-27"),
    ("Kenya met Norway on May 3-5.", "2024-06-01", "2024-05-03", "2024-05-05"),
    ("Kenya met Norway between 3 and 5 May.", "2024-06-01", "2024-05-03", "2024-05-05"),
    ("Kenya attacked Norway over the weekend.", "2024-02-28", "2024-02-24", "2024-02-25"),
    ("Kenya met Norway from Monday to Wednesday.", "2024-02-29", "2024-02-26", "2024-02-28"),
    ("Kenya met Norway from December 30 to January 2.", "2025-01-04", "2024-12-30", "2025-01-02"),
    ("Kenya attacked Norway the day before yesterday.", "2024-03-01", "2024-02-28", "2024-02-28"),
    ("Kenya attacked Norway the previous day.", "2024-03-01", "2024-02-29", "2024-02-29"),
    ("Kenya attacked Norway last summer.", "2024-02-28", "2023-06-01", "2023-08-31"),
    ("Kenya sanctioned Norway in the third quarter.", "2024-02-28", "2023-07-01", "2023-09-30"),
    ("Kenya has criticized Norway since 2019.", "2024-02-28", "2019-01-01", ""),
    ("Kenya will cooperate with Norway until March.", "2024-02-28", "2024-02-28", "2024-03-31"),
    ("Kenya attacked Norway for three days.", "2024-02-28", None, None),
    ("Kenya criticized Norway after Monday's attack.", "2024-02-28", None, None),
)


@pytest.mark.model
def test_events_of_sentences_get_their_days(reader):
    documents = [
        Document(id=f"{number:02}", text=text, published=published)
        for number, (text, published, *_) in enumerate(SENTENCES)
    ]
    found = []
    for extraction in extract_documents(documents, reader):
        time = extraction.assertions[0].time
        days = (time.start, time.end) if time else (None, None)
        found.append((extraction.document.text, extraction.document.published, *days))
    assert found == list(SENTENCES)


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
    assert (time.start, time.end, time.text) == ("2019-01-01", "2019-12-31", "around 2019")
    assert doc.text[time.span.start : time.span.end] == "around 2019"
    assert time.approximate


def test_both_ends_of_a_range_are_one_expression_with_its_preposition():
    doc = parsed(
        """
        Kenya     PROPN nsubj 2 GPE
        met       VERB  ROOT  0 -
        Chad      PROPN dobj  2 GPE
        between   ADP   prep  2 -
        3         NUM   pobj  4 -
        and       CCONJ cc    5 -
        5         NUM   nummod 8 DATE
        May       PROPN conj  5 DATE
        """
    )
    [words] = dates_of(doc[:])
    assert words.text == "between 3 and 5 May"
    time = read_time(doc, doc[7], "2024-06-01")
    assert (time.start, time.end) == ("2024-05-03", "2024-05-05")


def test_an_expression_bounded_on_one_side_is_half_open():
    doc = parsed(
        """
        Kenya     PROPN nsubj 2 GPE
        backed    VERB  ROOT  0 -
        Chad      PROPN dobj  2 GPE
        since     ADP   prep  2 -
        Monday    PROPN pobj  4 DATE
        """
    )
    time = read_time(doc, doc[4], PUBLISHED)
    assert (time.start, time.end, time.text) == ("2024-02-26", "", "since Monday")
