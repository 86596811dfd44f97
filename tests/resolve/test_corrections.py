"""A person's corrections."""

import pytest

from kg.errors import CorrectionError
from kg.resolve.corrections import Correction, Corrections, load_corrections
from kg.resolve.review import add_correction
from tests.resolve.stories import entities_of, entity, name, resolved, story

HOSTILE = 'He said "x" \\ and\nleft\x07'


def said(full, id):
    text = f"{full} spoke."
    person = name(text, full)
    return story(text, person, id=id), person


def test_same_joins_what_no_rule_would():
    (one, first), (other, second) = said("Dana Reyes", "a"), said("The Lioness", "b")
    fix = Corrections([Correction(kind="same", entities=("person.dana-reyes", "The Lioness"))])
    found = resolved(one, other, corrections=fix)
    assert entity(found, first, "a") == entity(found, second, "b")
    assert found.notices == ()


def test_not_same_keeps_namesakes_apart_by_their_mentions():
    (one, first), (other, second) = said("Dana Reyes", "a"), said("Dana Reyes", "b")
    references = (f"a#{first.id}", f"b#{second.id}")
    fix = Corrections([Correction(kind="not_same", entities=references)])
    found = resolved(one, other, corrections=fix)
    assert entity(found, first, "a") != entity(found, second, "b")
    assert found.judgements[0].same is False


def test_not_same_holds_through_a_third_that_is_the_same_as_both():
    (one, first), (other, second) = said("Dana Reyes", "a"), said("Dana Reyes", "b")
    third, _ = said("Dana Reyes", "c")
    fix = Corrections(
        [
            Correction(kind="same", entities=("Dana Reyes", "Dana Reyes")),
            Correction(kind="not_same", entities=(f"a#{first.id}", f"b#{second.id}")),
        ]
    )
    found = resolved(one, other, third, corrections=fix)
    assert entity(found, first, "a") != entity(found, second, "b")


def test_rename_retype_and_drop():
    stories = [said(full, full)[0] for full in ("Dana Reyes", "Orvo Steel", "Tom Hart")]
    fix = Corrections(
        [
            Correction(kind="rename", entities=("Dana Reyes",), value="Dana M. Reyes"),
            Correction(kind="retype", entities=("person.orvo-steel",), value="organization"),
            Correction(kind="drop", entities=("Tom Hart",)),
        ]
    )
    found = resolved(*stories, corrections=fix)
    assert [(one.name, one.type) for one in found.entities] == [
        ("Dana M. Reyes", "person"),
        ("Orvo Steel", "organization"),
    ]
    assert "Dana Reyes" in found.entities[0].aliases
    assert set(entities_of(found).values()) == {one.id for one in found.entities}


def test_an_alias_is_the_entity_wherever_it_stands():
    (one, first), (other, second) = said("Ruritania", "a"), said("The Old Lion", "b")
    fix = Corrections([Correction(kind="alias", entities=("ruritania",), value="The Old Lion")])
    found = resolved(one, other, corrections=fix)
    assert entity(found, second, "b") == entity(found, first, "a") == "ruritania"


def test_what_no_longer_applies_is_told():
    fix = Corrections([Correction(kind="drop", entities=("Nobody",))])
    found = resolved(said("Dana Reyes", "a")[0], corrections=fix)
    assert found.notices == ("correction found nothing to correct: drop: Nobody",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[sam]]\nentities = []", "sam: expected one of"),
        ("[[same]]\nentities = ['a']", "number 1: entities: expected a list of two"),
        ("[[same_event]]\nreports = 'ab'", "reports: expected a list of two"),
        ("[[rename]]\nentity = 'a'", "name is missing"),
        ("[[retype]]\nentity = 'a'\ntype = 'king'", "type: expected one of"),
        ("[[drop]]\nentity = 'a'\nnote = 'b'", "note: expected"),
        ("[same]\nentities = ['a', 'b']", "double brackets"),
        ("same = [", "no valid TOML"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, text, words):
    file = tmp_path / "kg.corrections.toml"
    file.write_text(text)
    with pytest.raises(CorrectionError, match=words):
        load_corrections(file)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CorrectionError, match="can't be read"):
        load_corrections(tmp_path / "none.toml")


def test_corrections_are_appended_and_read_back(tmp_path):
    file = tmp_path / "kg.corrections.toml"
    file.write_text("# mine\n[[drop]]\nentity = 'x'\n")
    entries = [
        Correction(kind="same", entities=("a#m1-2", HOSTILE), comment=HOSTILE),
        Correction(kind="rename", entities=("x",), value=HOSTILE),
        Correction(kind="same_event", entities=(f"{HOSTILE}#a1", "ev2")),
    ]
    add_correction(file, entries)
    add_correction(file, [Correction(kind="not_same", entities=("a", "b"))])
    assert file.read_text().startswith("# mine\n")
    kinds = [one.kind for one in load_corrections(file).entries]
    assert kinds == ["drop", "same", "rename", "same_event", "not_same"]
    assert load_corrections(file).entries[1:4] == tuple(entries)
