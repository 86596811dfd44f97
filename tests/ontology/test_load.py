from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.load import ONTOLOGY, load_ontology, read_relation

GOOD = """
id = "{name}"
label = "warns off"
description = "An invented relation."
counterexamples = ["The dog barked."]

[[cues]]
words = ["shoo away"]
score = 0.9

[[examples]]
text = "Egypt shooed away Chad."
expect = "Egypt > Chad"
"""


def folder(tmp_path: Path, text: str, name: str = "shoos") -> Path:
    (tmp_path / "relations").mkdir(parents=True)
    (tmp_path / "relations" / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_predicate_of_the_vocabulary_is_there():
    wanted = (
        "consults mediates negotiates agrees supports concedes cooperates aids retreats requests "
        "pressures accuses rejects threatens protests sanctions mobilizes coerces assaults "
        "holds_role part_of"
    )
    assert set(load_ontology().relations) == set(wanted.split())


def test_there_are_hundreds_of_cues_and_no_relation_lacks_its_codes():
    relations = load_ontology().relations.values()
    assert sum(len(cue.words) for relation in relations for cue in relation.cues) > 1000
    for relation in relations:
        if relation.id not in {"holds_role", "part_of"}:
            assert relation.plover
            assert relation.quad
            assert relation.cameo


@pytest.mark.parametrize(
    "path", sorted((ONTOLOGY / "relations").glob("*.toml")), ids=lambda p: p.stem
)
def test_each_relation_brings_examples_and_counterexamples(path):
    relation = read_relation(path)
    assert len(relation.examples) >= 12
    assert len(relation.counterexamples) >= 6


def test_a_users_folder_adds_a_relation(tmp_path):
    ontology = load_ontology(folder(tmp_path, GOOD.format(name="shoos")))
    assert ontology.relations["shoos"].label == "warns off"
    assert "assaults" in ontology.relations


def test_a_users_folder_overrides_a_relation(tmp_path):
    ontology = load_ontology(folder(tmp_path, GOOD.format(name="assaults"), name="assaults"))
    assert ontology.relations["assaults"].label == "warns off"


def test_a_users_folder_overrides_single_keys_of_status_and_offices(tmp_path):
    (tmp_path / "offices.toml").write_text('past = ["bygone"]', encoding="utf-8")
    offices = load_ontology(tmp_path).offices
    assert offices.past == ("bygone",)
    assert "minister" in offices.titles


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("id = 3", "id"),
        (GOOD.format(name="other"), "expected 'shoos', the file's name"),
        (GOOD.format(name="shoos").replace("0.9", "9"), "cues.0.score"),
        (GOOD.format(name="shoos").replace("words", "wrods"), "cues.0.words"),
        (GOOD.format(name="shoos").replace("Egypt > Chad", "Egypt"), "examples.0.expect"),
        (GOOD.format(name="shoos") + 'surprise = "x"', "examples.0.surprise"),
        ("id = [", "no valid TOML"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(tmp_path, text, named):
    with pytest.raises(OntologyError) as caught:
        load_ontology(folder(tmp_path, text))
    assert "shoos.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_mode_that_the_relation_lacks_is_an_error(tmp_path):
    text = GOOD.format(name="shoos").replace("score = 0.9", 'score = 0.9\nmode = "aerial"')
    with pytest.raises(OntologyError, match=r"cues\.0\.mode"):
        load_ontology(folder(tmp_path, text))


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(OntologyError, match="no such folder"):
        load_ontology(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "made", ["", "relations", "status", "relations/accuses.txt/x", "accuses.toml/x"]
)
def test_a_folder_without_ontology_files_is_refused(tmp_path, made):
    folder = tmp_path / "mine"
    (folder / made).mkdir(parents=True, exist_ok=True)
    with pytest.raises(OntologyError, match=r"mine: holds none of relations/\*\.toml"):
        load_ontology(folder)
