"""What holds for the quotations of any text, however odd its marks."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions
from kg.ontology.reporting import load_reporting
from kg.quote.quotations import extract_quotations
from kg.records import Document

pytestmark = [pytest.mark.model, pytest.mark.slow]

PIECES = st.sampled_from(
    [
        '"', "“", "”", "''", "'", "’", "\n\n", ". ", ", ", ": ", " - ", "—", "(", ")", "... ",
        "Halvorsen said ", "he said", "according to Miller", "Israel told Hamas that ", "that ",
        "the talks failed", "We will see", "adding ", "and ", "who ", "a senior official warned ",
        "called it ", "asked whether ", "CNN reported", "the claim that ", "\u00a0", "😀", "é",
    ]
)  # fmt: skip


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(PIECES, min_size=1, max_size=25))
def test_quotations_of_any_text_are_sound(nlp, pieces):
    text = "".join(pieces)
    actors = load_known_actors()
    (one,) = annotate_documents([Document(id="a.txt", text=text)], nlp=nlp, actors=actors)
    mentions, _ = detect_mentions(one.doc, one.quoted, one.known, actors=actors)
    speech = extract_quotations(one.doc, one.quoted, mentions, reporting=load_reporting())
    quotations = (*speech.quotations, *speech.doubtful)
    quotations = tuple(sorted(quotations, key=lambda one: one.hull.start))
    known = {mention.id for mention in speech.mentions}
    by_id = {quotation.id: quotation for quotation in quotations}
    assert len(by_id) == len(quotations)
    assert [q.hull.start for q in quotations] == sorted(q.hull.start for q in quotations)
    for quotation in quotations:
        assert_sound(quotation, text, known, by_id)


def assert_sound(quotation, text, known, by_id):
    spans = quotation.content
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in (*spans, quotation.span))
    assert all(quotation.span.contains(span) for span in spans)
    for span in spans:
        words = span.of(text)
        assert words[0] not in '"“”'
        assert words[-1] not in '"“”'
        assert words == words.strip()
    assert set(quotation.sources) | set(quotation.addressees) | set(quotation.about) <= known
    assert quotation.source == (quotation.sources[0] if quotation.sources else None)
    assert 0 < quotation.score <= 1
    if quotation.parent is not None:
        assert by_id[quotation.parent].hull.contains(quotation.hull)
        assert quotation.parent != quotation.id
