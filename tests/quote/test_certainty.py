"""Scores of quotations: candidates below the threshold are kept, a least score moves what is in the graph, explain says why."""

import pytest

from kg.assemble.certainty import keep_sure
from kg.config import load_settings
from kg.errors import SettingsError
from kg.explain import explain
from kg.pipeline import extract_documents
from kg.records import Document
from kg.resolve.mentions import resolve_mentions

pytestmark = pytest.mark.model

TEXT = (
    'Mara Halvorsen met reporters in Oslo. "The border is calm," she said. Halvorsen indicated that talks go on. '
    "The rebels fear that the army will return."
)


@pytest.fixture(scope="module")
def extraction(reader):
    (one,) = extract_documents([Document(id="a.txt", text=TEXT)], reader)
    return one


def test_scores_are_probabilities_and_part_the_sure_from_the_doubtful(extraction):
    sure = [one.score for one in extraction.quotations]
    doubtful = [one.score for one in extraction.doubtful]
    assert sure
    assert doubtful
    assert all(0 < one < 1 for one in (*sure, *doubtful))
    assert min(sure) > max(doubtful)


def test_a_least_score_moves_what_is_kept(extraction):
    every = keep_sure(extraction, 0.0).quotations
    assert len(every) == len(extraction.quotations) + len(extraction.doubtful)
    assert keep_sure(extraction, 1.0).quotations == ()
    assert keep_sure(extraction, None) is extraction
    most = max(one.score for one in extraction.quotations)
    assert {one.score for one in keep_sure(extraction, most).quotations} == {most}


def test_a_least_score_outside_0_and_1_is_refused():
    with pytest.raises(SettingsError, match="min_score"):
        load_settings(min_score=1.5)


def test_a_speaking_pronoun_means_who_is_named_before(extraction, reader):
    resolution = resolve_mentions([extraction], actors=reader.knowledge.actors)
    ties = resolution.ties["a.txt"].entity_of
    (direct,) = [one for one in extraction.quotations if "calm" in one.content[0].of(TEXT)]
    words = {one.id: one.text for one in extraction.mentions}
    name = next(one.id for one in extraction.mentions if one.text == "Mara Halvorsen")
    assert words[direct.source] == "she"
    assert ties[direct.source] == ties[name]


def test_explain_says_what_decided(reader):
    found = [
        one
        for sentence in explain(Document(id="a", text=TEXT), reader)
        for one in sentence.quotations
    ]
    kept = [one for one in found if not one.refused]
    assert [one.text for one in kept if "border" in one.text] == ["The border is calm"]
    assert all(one.features for one in found)
    lost = [one.refused for one in found if one.refused]
    assert lost
    assert all(why.startswith(("less likely than", "score below", "hardly")) for why in lost)
