"""Sentences through the trained pipeline: what is read of them, with status, attribution and time."""

import pytest

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions
from kg.extract.assertions import extract_assertions
from kg.extract.explain import explain_document
from kg.ontology.check import Statement, check_examples
from kg.ontology.load import load_ontology
from kg.ontology.reporting import load_reporting
from kg.quote.quotations import extract_quotations
from kg.records import Document

pytestmark = pytest.mark.model
PUBLISHED = "2024-02-28"


def read_texts(nlp, texts):
    actors, reporting, ontology = load_known_actors(), load_reporting(), load_ontology()
    documents = [
        Document(id=str(n), text=text, published=PUBLISHED) for n, text in enumerate(texts)
    ]
    for annotated in annotate_documents(documents, nlp=nlp, actors=actors):
        doc, quoted = annotated.doc, annotated.quoted
        mentions, _ = detect_mentions(doc, quoted, annotated.known, actors=actors)
        speech = extract_quotations(doc, quoted, mentions, reporting=reporting)
        mentions, quotations = speech.mentions, speech.quotations
        found = extract_assertions(
            doc, mentions, quotations, ontology=ontology, published=PUBLISHED
        )
        yield doc, mentions, quotations, found


def statements(mentions, assertions):
    words = {mention.id: mention.text for mention in mentions}
    for one in assertions:
        polarity = "" if one.polarity == "positive" else "negative"
        modality = "" if one.modality == "actual" else one.modality.value
        object_ = words[one.object] if one.object else ""
        yield Statement(
            one.predicate, words[one.subject], object_, f"{polarity} {modality}".strip()
        )


def read(nlp, text):
    _, mentions, _, found = next(iter(read_texts(nlp, [text])))
    return [
        (s.subject, s.predicate, s.object, s.status)
        for s in statements(mentions, found)
        if s.predicate not in {"holds_role", "part_of"}
    ]


@pytest.mark.slow
@pytest.mark.parametrize("predicate", sorted(load_ontology().relations))
def test_the_examples_of_every_relation_are_read_as_they_say(nlp, predicate):
    def reader(texts):
        for _, mentions, _, found in read_texts(nlp, texts):
            yield list(statements(mentions, found))

    failures = check_examples([load_ontology().relations[predicate]], reader)
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya was attacked by rebels.", ("rebels", "assaults", "Kenya", "")),
        ("Rebels backed by Chad attacked Kenya.", ("Chad", "supports", "Rebels", "")),
        ("Russia, which supports Syria, voted no.", ("Russia", "supports", "Syria", "")),
        ("France asked Egypt to press Hamas.", ("Egypt", "pressures", "Hamas", "requested")),
        ("France asked Egypt to press Hamas.", ("France", "requests", "Egypt", "")),
        ("France and Spain condemned Iran and Syria.", ("Spain", "accuses", "Syria", "")),
        ("Mediators Egypt and Qatar met Hamas.", ("Qatar", "consults", "Hamas", "")),
        ("Turkey put pressure on Greece.", ("Turkey", "pressures", "Greece", "")),
        ("Kyiv came under attack from Russia.", ("Russia", "assaults", "Kyiv", "")),
        ("Iran, accused by Israel of spying, kept silent.", ("Israel", "accuses", "Iran", "")),
        ("Israel killed ten people in an attack on Syria.", ("Israel", "assaults", "Syria", "")),
        (
            "The minister joined talks between French and Egyptian diplomats.",
            ("French", "consults", "Egyptian", ""),
        ),
    ],
)
def test_constructions(nlp, text, wanted):
    assert wanted in read(nlp, text)


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


@pytest.mark.parametrize(
    "text",
    [
        "Egypt and Hamas were in the news on Monday.",
        "The minister flew over Kenya while Chad slept.",
        "In Paris, Israel and its economy were discussed.",
        "Kenya borders Somalia.",
    ],
)
def test_mere_company_makes_no_edge(nlp, text):
    assert read(nlp, text) == []


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


def test_evidence_points_into_the_text_and_ids_are_unique_and_stable(nlp):
    text = "Kenya met Chad. Spain condemned Iran, and Kenya will meet Chad again."
    doc, _, _, found = next(iter(read_texts(nlp, [text])))
    again = next(iter(read_texts(nlp, [text])))[3]
    assert found == again
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.span.contains(one.cue)
        assert one.span.end <= len(doc.text)
        assert 0 < one.score <= 1


def test_plover_reduces_announced_cooperation_to_agreement_without_changing_what_was_said(nlp):
    _, _, _, found = next(iter(read_texts(nlp, ["Kenya will cooperate with Chad."])))
    assert [(one.predicate, one.plover, one.modality) for one in found] == [
        ("cooperates", "AGREE", "future")
    ]


def test_explanation_names_cue_rule_and_reason(nlp):
    text = "Kenya met Chad. The talks collapsed."
    doc, mentions, _, found = next(iter(read_texts(nlp, [text])))
    first, second = explain_document(
        doc, mentions, found, ontology=load_ontology(), published=PUBLISHED
    )
    accepted = next(c for c in first.candidates if not c.refused)
    assert (accepted.cue, accepted.rule) == ("met", "verb:subject>object")
    assert {c.refused for c in second.candidates} == {"no subject"}
