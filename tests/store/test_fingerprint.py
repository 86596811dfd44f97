"""Digests change when what reads changes, and only then."""

from kg.records import Document
from kg.store.fingerprint import digest_code, digest_files, list_libraries, stamp_build


def test_code_has_one_digest():
    assert digest_code() == digest_code()
    assert len(digest_code()) == 64
    assert digest_code(()) != digest_code()


def test_stamp_changes_with_documents_what_was_skipped_and_settings():
    document = Document(id="a", text="He left.")
    stamps = {
        stamp_build([document], "x"),
        stamp_build([document], "y"),
        stamp_build([document, "b"], "x"),
        stamp_build([Document(id="a", text="He left.", title="T")], "x"),
        stamp_build([], "x"),
    }
    assert len(stamps) == 5
    assert stamp_build([document], "x") in stamps


def test_files_count_by_content(tmp_path):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("a")
    two.write_text("a")
    assert digest_files([one]) == digest_files([two])
    before = digest_files([tmp_path])
    two.write_text("b")
    assert digest_files([one]) != digest_files([two])
    assert digest_files([tmp_path]) != before
    assert digest_files([]) == ""


def test_libraries_are_named_with_their_versions():
    from spacy import __version__

    assert f"spacy {__version__}" in list_libraries()
    assert list(list_libraries()) == sorted(list_libraries())
