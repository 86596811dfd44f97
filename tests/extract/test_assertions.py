"""Sentences through the trained pipeline: which relations rules read of them."""

import pytest
from read_by_rules import PUBLISHED, read, read_texts, statements

from kg.extract.explain import explain_document
from kg.ontology.check import check_examples
from kg.ontology.load import load_ontology

pytestmark = pytest.mark.model


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


def test_explanation_names_cue_rule_and_reason(nlp):
    text = "Kenya met Chad. The talks collapsed."
    doc, mentions, _, found = next(iter(read_texts(nlp, [text])))
    first, second = explain_document(
        doc, mentions, found, ontology=load_ontology(), published=PUBLISHED
    )
    accepted = next(c for c in first.candidates if not c.refused)
    assert (accepted.cue, accepted.rule) == ("met", "verb:subject>object")
    assert {c.refused for c in second.candidates} == {"no subject"}
