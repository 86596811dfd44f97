"""The digest of inputs changes with whatever reading them would look at."""

import pytest

from kg.read.digest import digest_inputs
from kg.read.documents import read_documents
from kg.read.options import ReadOptions, Skipped

OPTIONS = ReadOptions()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text("The minister left Oslo on Monday.", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "two.txt").write_text("Norway thanked Japan.", encoding="utf-8")
    return tmp_path


def test_the_same_files_have_one_digest_in_whatever_order_they_are_named(folder):
    files = [folder / "one.txt", folder / "inner"]
    assert len(digest_inputs([folder], OPTIONS)) == 64
    assert digest_inputs(files, OPTIONS) == digest_inputs(reversed(files), OPTIONS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.txt", "The minister left Oslo on Tuesday."),
        ("three.txt", "Another."),
        ("inner/metadata.csv", "file,title\ntwo.txt,Thanks\n"),
        ("metadata.jsonl", '{"file": "one.txt", "title": "Left"}\n'),
    ],
)
def test_a_file_or_sidecar_changed_or_added_changes_it(folder, name, text):
    before = digest_inputs([folder / "one.txt", folder / "inner"], OPTIONS)
    whole = digest_inputs([folder], OPTIONS)
    (folder / name).write_text(text, encoding="utf-8")
    assert digest_inputs([folder], OPTIONS) != whole
    if name != "three.txt":
        assert digest_inputs([folder / "one.txt", folder / "inner"], OPTIONS) != before


def test_names_options_and_missing_paths_count(folder):
    digests = {digest_inputs([folder], OPTIONS)}
    digests.add(digest_inputs([folder], ReadOptions(language="any")))
    digests.add(digest_inputs([folder, folder / "none"], OPTIONS))
    (folder / "one.txt").rename(folder / "first.txt")
    digests.add(digest_inputs([folder], OPTIONS))
    assert len(digests) == 4


def test_what_cannot_be_told_has_no_digest(folder):
    assert digest_inputs(["-"], OPTIONS) == ""


def test_files_that_are_not_read_count_by_name_as_the_report_names_them(folder):
    before = digest_inputs([folder], OPTIONS)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    with_picture = digest_inputs([folder], OPTIONS)
    assert with_picture != before
    (folder / "picture.png").write_bytes(b"\x89PNG again")
    assert digest_inputs([folder], OPTIONS) == with_picture
    [skipped] = [
        one for one in read_documents([folder], options=OPTIONS) if isinstance(one, Skipped)
    ]
    assert "picture.png" in skipped.path
