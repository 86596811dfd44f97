"""Learning relations: invented sentences say what their pattern says, labels follow the annotation, thresholds keep their promise."""

import numpy as np
import pytest

from training.relate.fit import PRECISION, choose_threshold
from training.relate.lessons import judge
from training.sentences import write_sentences

ITEM = {
    "sources": ["a"],
    "targets": ["b", None],
    "relations": ["accuses", "rejects"],
    "symmetric": False,
    "optional": False,
    "places": [{"span": [10, 20]}],
}


def test_every_reading_names_a_cue_and_actors_of_its_sentence():
    sentences = write_sentences()
    assert len(sentences) > 300
    for one in sentences:
        assert not set("<>{}*|") & set(one.text), one.text
        for cue, _, source, target in one.readings:
            assert one.cues[cue].of(one.text).strip() == one.cues[cue].of(one.text) != ""
            assert source in one.actors
            assert not target or target in one.actors
        for span in one.actors.values():
            assert span.of(one.text)[0].isupper() or span.of(one.text)[0].islower()


def test_invented_sentences_are_the_same_each_time():
    assert write_sentences() == write_sentences()


@pytest.mark.parametrize(
    ("bounds", "source", "relation", "target", "label"),
    [
        ((0, 12), "a", "accuses", "b", 1),
        ((0, 12), "a", "rejects", None, 1),
        (None, "a", "accuses", "b", 1),
        ((20, 30), "a", "accuses", "b", 0),
        ((0, 12), "b", "accuses", "a", 0),
        ((0, 12), "a", "supports", "b", 0),
        ((0, 12), None, "accuses", "b", 0),
    ],
)
def test_a_reading_is_right_where_the_annotation_has_it(bounds, source, relation, target, label):
    assert judge({"assertions": [ITEM]}, bounds, source, relation, target) == label


def test_of_symmetric_relations_both_directions_are_right():
    gold = {"assertions": [{**ITEM, "symmetric": True}]}
    assert judge(gold, None, "b", "accuses", "a") == 1


def test_optional_items_are_neither_wanted_nor_refused():
    assert judge({"assertions": [{**ITEM, "optional": True}]}, None, "a", "accuses", "b") == 2


def test_the_threshold_is_the_least_that_is_precise_enough():
    shares = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    right = np.array([False, False, True, True, True])
    least = choose_threshold(shares, right)
    assert least == 0.3
    assert right[shares >= least].mean() >= PRECISION
    assert choose_threshold(shares, np.zeros(5, dtype=bool)) == 1.0
