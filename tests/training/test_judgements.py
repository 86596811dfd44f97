"""What a reader says of one reading labels that reading, its reverse, other relations of the same two, and who acts."""

import gzip
import json

import pytest

from kg.ontology.load import load_ontology
from training.articles import is_reserved
from training.relate.judged import JUDGED, LISTED
from training.relate.judgements import OPEN, Judged, Judgement, Verdict

CUE, SOURCE, TARGET = 12, 3, 22


def judged(verdict: str, read: str = "accuses", relation: str = "", *, target: bool = True):
    return Judged(
        every=[
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


def test_the_lists_have_places_in_their_part_of_the_text_and_no_reserved_article():
    rows = json.loads(gzip.decompress(LISTED.read_bytes()))
    relations = load_ontology().relations
    assert sum(len(own) for _, own in rows.values()) > 9000
    assert not [name for name in rows if is_reserved(name)]
    for until, own in rows.values():
        for cue, source, target, relation, _, modality, _ in own:
            assert relation in relations
            assert modality in {"actual", "future", "conditional", "requested", "hedged", "asked"}
            assert source or target, "one of the two is a mention"
            for start, end in filter(None, (cue, source, target)):
                assert 0 <= start < end <= until


def listed(
    verdict: str = "T", relation: str = "accuses", target: tuple[int, int] | None = (20, 27)
):
    """Return the judgements of a text of two sentences: all that is right was listed up to letter 80; 40 is *he*, the source."""
    one = Judgement(
        cue=(10, 17),
        source=(0, 9),
        target=target,
        read=relation,
        relation=relation,
        verdict=Verdict(verdict),
        modality="actual",
        negative=False,
    )
    return Judged(
        every=[one], until=80, sentences=[(0, 60), (60, 120)], who={0: "a", 22: "b", 40: "a"}
    )


def test_what_is_not_listed_where_all_is_listed_is_wrong():
    one = listed()
    assert one.label(CUE, SOURCE, "accuses", TARGET) == 1
    assert one.label(CUE, SOURCE, "accuses", 50) == 0
    assert one.label(CUE, 50, "accuses", TARGET) == 0
    assert one.label(30, 50, "supports", TARGET) == 0
    assert one.label(CUE, SOURCE, "accuses", None) == 0
    assert one.label(62, 64, "supports", 70) == 0
    assert one.label(90, 64, "supports", 70) == OPEN


def test_what_is_listed_holds_for_other_words_and_mentions_of_its_sentence():
    one = listed()
    assert one.label(30, 40, "accuses", TARGET) == 1
    assert one.label(62, 40, "accuses", TARGET) == 0
    assert one.label(30, 40, "rejects", TARGET) == OPEN
    assert one.plays(one.every[0], 40) == (True, False)


def test_what_readers_may_differ_on_is_open():
    one = listed("D")
    assert one.label(CUE, SOURCE, "accuses", TARGET) == OPEN
    assert one.label(30, 40, "accuses", TARGET) == OPEN
    assert one.label(30, 50, "accuses", TARGET) == 0


def test_whose_office_it_is_may_stand_elsewhere():
    assert listed(relation="holds_role", target=None).label(30, 40, "holds_role", TARGET) == OPEN
    assert listed(relation="accuses", target=None).label(30, 40, "accuses", TARGET) == 0


def test_somebody_who_is_no_mention_is_nobody_listed():
    one = listed(target=(-1, -1))
    assert one.label(CUE, SOURCE, "accuses", TARGET) == 0
    assert one.label(CUE, SOURCE, "accuses", None) == 0
