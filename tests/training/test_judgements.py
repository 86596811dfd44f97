"""What a reader says of one reading labels that reading, its reverse, other relations of the same two, and who acts."""

import gzip
import json

import pytest

from kg.ontology.load import load_ontology
from training.articles import is_reserved
from training.relate.judged import JUDGED
from training.relate.judgements import OPEN, Judged, Judgement, Verdict

CUE, SOURCE, TARGET = 12, 3, 22


def judged(verdict: str, read: str = "accuses", relation: str = "", *, target: bool = True):
    return Judged(
        [
            Judgement(
                cue=(10, 17),
                source=(0, 9),
                target=(20, 27) if target else None,
                read=read,
                relation=relation or read,
                verdict=Verdict(verdict),
                modality="actual",
                negative=False,
            )
        ]
    )


@pytest.mark.parametrize(
    ("verdict", "relation", "forth", "back"),
    [
        ("T", "accuses", 1, 0),
        ("T", "supports", 0, 0),
        ("N", "accuses", 1, 0),
        ("V", "accuses", 0, 1),
        ("V", "supports", 0, 0),
        ("S", "accuses", 0, OPEN),
        ("G", "accuses", 0, OPEN),
        ("X", "accuses", 0, OPEN),
        ("X", "supports", OPEN, OPEN),
    ],
)
def test_a_verdict_labels_the_reading_and_its_reverse(verdict, relation, forth, back):
    one = judged(verdict)
    assert one.label(CUE, SOURCE, relation, TARGET) == forth
    assert one.label(CUE, TARGET, relation, SOURCE) == back


def test_another_relation_is_right_in_the_place_of_the_one_read():
    one = judged("R", "assaults", "accuses")
    assert one.label(CUE, SOURCE, "accuses", TARGET) == 1
    assert one.label(CUE, SOURCE, "assaults", TARGET) == 0


def test_symmetric_relations_are_right_either_way_round():
    one = judged("T", "consults")
    assert one.label(CUE, TARGET, "consults", SOURCE) == 1
    assert one.at(CUE)[0].plays(SOURCE) == one.at(CUE)[0].plays(TARGET) == (True, True)


def test_what_is_tied_to_another_actor_is_right_in_words_alone():
    one = judged("N")
    assert one.label(CUE, SOURCE, "accuses", TARGET) == 1
    assert one.label(CUE, SOURCE, "accuses", TARGET, tied=True) == 0


@pytest.mark.parametrize(("cue", "source", "target"), [(40, 3, 22), (12, 30, 22), (12, 3, 30)])
def test_what_stands_elsewhere_is_open(cue, source, target):
    assert judged("T").label(cue, source, "accuses", target) == OPEN


def test_a_reading_without_target_is_another_than_one_with():
    assert judged("T", target=False).label(CUE, SOURCE, "accuses", None) == 1
    assert judged("T", target=False).label(CUE, SOURCE, "accuses", TARGET) == OPEN
    assert judged("T").label(CUE, SOURCE, "accuses", None) == OPEN


@pytest.mark.parametrize(
    ("verdict", "source", "target"),
    [
        ("T", (True, False), (False, True)),
        ("V", (False, True), (True, False)),
        ("S", (False, False), (False, True)),
        ("G", (True, False), (False, False)),
    ],
)
def test_a_verdict_tells_who_acts_and_to_whom_it_is_done(verdict, source, target):
    one = judged(verdict).at(CUE)[0]
    assert one.plays(SOURCE) == source
    assert one.plays(TARGET) == target


def test_the_judgements_name_relations_and_no_reserved_article():
    rows = json.loads(gzip.decompress(JUDGED.read_bytes()))
    relations = load_ontology().relations
    assert sum(map(len, rows.values())) > 2000
    assert not [name for name in rows if is_reserved(name)]
    for row in (row for own in rows.values() for row in own):
        assert {row[3], row[4]} <= set(relations)
        Verdict(row[5])
