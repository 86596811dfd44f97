"""Every record survives JSON unchanged, whatever is in it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kg.records import (
    Assertion,
    CoreferenceLink,
    Document,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quotation,
    QuotationKind,
    Span,
    TimeInterval,
)
from kg.records.jsonl import from_json, to_json

words = st.text(max_size=12)
spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 999), st.integers(1, 99)
)
maybe = st.none() | words


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


times = st.builds(
    TimeInterval, start=words, end=words, text=words, span=spans, approximate=st.booleans()
)
documents = st.builds(
    Document, id=words, text=words, title=words, published=words, skipped=several(spans)
)
mentions = st.builds(
    Mention,
    id=words,
    span=spans,
    head=spans,
    text=words,
    kind=st.sampled_from(MentionKind),
    type=words,
    actors=several(words),
    definite=st.booleans(),
    modifiers=several(words),
    of=maybe,
    sentence=st.integers(0, 9),
)
quotations = st.builds(
    Quotation,
    id=words,
    source=maybe,
    sources=several(words),
    span=spans,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    cue=st.none() | spans,
    kind=st.sampled_from(QuotationKind),
    parent=maybe,
    time=st.none() | times,
    score=st.floats(0, 1),
)
assertions = st.builds(
    Assertion,
    id=words,
    subject=words,
    predicate=words,
    object=maybe,
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    status_cues=several(spans),
    attribution=maybe,
    ended=st.booleans(),
    span=spans,
    cue=spans,
    rule=words,
    time=st.none() | times,
    score=st.floats(0, 1),
)
extractions = st.builds(
    Extraction,
    document=documents,
    sentences=several(spans),
    mentions=several(mentions),
    links=several(st.builds(CoreferenceLink, first=words, second=words, kind=words, rule=words)),
    quotations=several(quotations),
    assertions=several(assertions),
)


@given(extractions)
def test_extractions_survive(extraction):
    written = json.dumps(to_json(extraction))
    again = from_json(Extraction, json.loads(written))
    assert again == extraction
    assert json.dumps(to_json(again)) == written


def test_classes_survive_not_only_values():
    mention = Mention(
        id="m", span=Span(0, 2), head=Span(0, 2), text="he", kind=MentionKind.PRONOUN
    )
    again = from_json(Mention, json.loads(json.dumps(to_json(mention))))
    assert type(again.kind) is MentionKind
    assert type(again.span) is Span
    assert type(again.actors) is tuple


def test_defaults_are_left_out():
    assert to_json(Document(id="a", text="b")) == {"id": "a", "text": "b"}
