"""Digests change when what reads changes, and only then."""

from kg.store.fingerprint import digest_code, digest_files


def test_code_has_one_digest():
    assert digest_code() == digest_code()
    assert len(digest_code()) == 64


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
