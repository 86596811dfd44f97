"""Sentences through the trained pipeline: whether it is so, who says so, when and where."""

from dataclasses import replace

import pytest
from read_by_rules import read, read_texts, statements

from kg.pipeline import extract_documents
from kg.records import Assertion, Document, Modality, Span, TimeInterval
from kg.status.timing import not_ahead

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya did not meet Chad.", "negative"),
        ("Kenya failed to meet Chad.", "negative"),
        ("Kenya managed to meet Chad.", ""),
        ("Kenya will meet Chad.", "future"),
        ("Kenya plans to meet Chad.", "future"),
        ("Kenya wants to meet Chad.", "hedged"),
        ("Kenya might meet Chad.", "hedged"),
        ("If Kenya met Chad, prices would fall.", "conditional"),
        ("Kenya left without praising Chad.", "negative"),
        ("Kenya no longer meets Chad.", "negative"),
        ("Is Kenya going to meet Chad?", "future"),
        ("Did Kenya meet Chad?", "asked"),
        ("Kenya reportedly met Chad.", "hedged"),
        ("Kenya is set to meet Chad.", "future"),
        ("Spain urged Kenya to meet Chad.", "requested"),
        ("Kenya stopped short of praising Chad.", "negative"),
        ("Kenya did not just praise Chad.", ""),
        ("Kenya didn't only meet Chad, it praised Chad's army.", ""),
        ("Kenya does not merely praise Chad.", ""),
        ("Kenya did not praise Chad until March.", ""),
        ("Kenya didn't meet Chad until the army left.", ""),
        ("Kenya will not meet Chad until the army leaves.", "negative future"),
    ],
)
def test_status(nlp, text, status):
    found = read(nlp, text)
    read_of_kenya = [
        s for a, p, b, s in found if p in {"consults", "supports"} and (a, b) == ("Kenya", "Chad")
    ]
    assert read_of_kenya == [status]


def test_a_refusal_is_a_rejection_and_the_act_itself_is_negated(nlp):
    found = read(nlp, "Kenya refused to meet Chad.")
    assert ("Kenya", "rejects", "Chad", "") in found
    assert ("Kenya", "consults", "Chad", "negative") in found


def test_what_a_source_claims_is_attributed_and_the_act_of_accusing_is_not(nlp):
    text = 'Kenya accused Chad of fraud. "Chad attacked Kenya," said President John Mwangi.'
    _, _, quotations, found = next(iter(read_texts(nlp, [text])))
    by_predicate = {one.predicate: one for one in found}
    assert by_predicate["accuses"].attribution is None
    assert by_predicate["assaults"].attribution in {quotation.id for quotation in quotations}


def test_the_event_keeps_its_own_time_apart_from_publication(nlp):
    _, _, _, found = next(iter(read_texts(nlp, ["Kenya met Chad last week."])))
    assert (found[0].time.start, found[0].time.end) == ("2024-02-19", "2024-02-25")


def test_a_stated_place_is_kept_and_is_no_recipient(nlp):
    _, mentions, _, found = next(iter(read_texts(nlp, ["Kenya met Chad in Geneva on Monday."])))
    assert [(s.subject, s.object) for s in statements(mentions, found)] == [("Kenya", "Chad")]
    assert found[0].place == "Geneva"


def test_plover_reduces_announced_cooperation_to_agreement_without_changing_what_was_said(nlp):
    _, _, _, found = next(iter(read_texts(nlp, ["Kenya will cooperate with Chad."])))
    assert [(one.predicate, one.plover, one.modality) for one in found] == [
        ("cooperates", "AGREE", "future")
    ]


@pytest.mark.parametrize(
    ("text", "modality", "day"),
    [
        ("In January, Kenya accused Norway of fraud.", "actual", "2019-01-01"),
        ("The August attack by Kenya on Norway killed ten.", "actual", "2018-08-01"),
        ("Kenya's attack on Norway on Dec. 3 killed ten.", "actual", "2018-12-03"),
        ("Kenya has been accused by Norway in November of lying.", "actual", "2018-11-01"),
        ("Kenya, which Norway invaded in September, is at war.", "actual", "2018-09-01"),
        ("In January Gov. Ana Costa announced a lawsuit against Kenya.", "actual", "2019-01-01"),
        ("Kenya will meet Norway in January.", "future", "2020-01-01"),
        ("Kenya meets Norway in August.", "future", "2019-08-01"),
    ],
)
def test_what_is_not_announced_does_not_begin_after_the_report(reader, text, modality, day):
    document = Document(id="a.txt", text=text, published="2019-07-23")
    [found] = extract_documents([document], reader)
    times = {(one.modality.value, one.time.start) for one in found.assertions if one.time}
    assert times == {(modality, day)}


def test_a_day_that_lies_ahead_is_of_something_else():
    time = TimeInterval(start="2020-01-01", end="2020-12-31", text="2020", span=Span(0, 4))
    kind = {
        "id": "a1",
        "subject": "m1",
        "predicate": "supports",
        "object": "m2",
        "cue": Span(5, 9),
    }
    one = Assertion(**kind, span=Span(0, 9), rule="learned", score=0.9, time=time)
    assert not_ahead(one, "2019-07-23").time is None
    assert not_ahead(one, "2020-07-23") == not_ahead(one, "") == one
    hedged = replace(one, modality=Modality.HEDGED)
    assert not_ahead(hedged, "2019-07-23") == hedged


@pytest.mark.parametrize(
    ("words", "start", "published", "kept"),
    [
        ("Feb. 15, 2024", "2024-02-15", "2024-02", "2024-02-15"),
        ("Feb. 15, 2024", "2024-02-15", "2024", "2024-02-15"),
        ("March 1, 2024", "2024-03-01", "2024-02", None),
        ("Feb. 15, 2025", "2025-02-15", "2024", None),
        ("Thursday", "2024-03-07", "2024-02", "2024-02-29"),
        ("Feb. 15, 2024", "2024-02-15", "2024-02-14T08:00:00Z", None),
    ],
)
def test_a_month_or_year_of_publication_reaches_to_its_last_day(words, start, published, kept):
    time = TimeInterval(start=start, end=start, text=words, span=Span(0, 4))
    kind = {"id": "a1", "subject": "m1", "predicate": "aids", "object": "m2", "cue": Span(5, 9)}
    one = Assertion(**kind, span=Span(0, 9), rule="learned", score=0.9, time=time)
    found = not_ahead(one, published).time
    assert (found.start if found else None) == kept
