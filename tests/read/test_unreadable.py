"""Nothing vanishes: what can't be opened is named, and a build doesn't drop what may lie in it."""

import ctypes
import os
import shutil
import sys
from contextlib import contextmanager

import pytest

from kg.cli.main import main
from kg.read.documents import read_documents
from kg.read.options import ReadOptions, Skipped

TEXT = "{} accused Norway of spying in the north. Norway denied the charge, a spokesman said."


@pytest.fixture
def folder(tmp_path):
    """Articles, two of them in a folder that a test may close."""
    path = tmp_path
    for name, who in (("a.txt", "Kenya"), ("closed/b.txt", "Ghana"), ("closed/in/c.txt", "Peru")):
        (path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "in" / name).write_text(TEXT.format(who))
    yield path
    for one in path.rglob("*"):
        if not one.is_symlink():
            one.chmod(0o777)


@contextmanager
def a_user():
    """Be somebody whom permissions bind: root gives up its right to read everything (Linux, capabilities(7))."""
    if os.name != "posix":
        pytest.skip("permissions as POSIX has them")
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None)
    head, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(head, held):
        pytest.skip("root can't give up its rights here")
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    libc.capset(head, fewer)
    try:
        yield
    finally:
        libc.capset(head, held)


def read(*paths):
    items = list(read_documents(paths, options=ReadOptions()))
    skipped = [one for one in items if isinstance(one, Skipped)]
    return [one.id for one in items if not isinstance(one, Skipped)], skipped


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100], ids=["closed", "no entry", "no list"])
def test_a_folder_that_cannot_be_read_is_named(folder, mode):
    (folder / "in" / "closed").chmod(mode)
    with a_user():
        documents, skipped = read(folder / "in")
    assert documents == ["a.txt"]
    assert skipped
    assert all(one.unread and "Permission denied" in one.reason for one in skipped)
    assert all(one.path.startswith(str(folder / "in" / "closed")) for one in skipped)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.jsonl", "a.csv", "a.parquet", "a.html", "a.xml", "a.txt.gz"]
)
def test_a_file_that_cannot_be_read_is_named(folder, name):
    shutil.copy(folder / "in" / "a.txt", folder / "in" / "closed" / name)
    (folder / "in" / "closed" / name).chmod(0)
    with a_user():
        for path in (folder / "in" / "closed", folder / "in" / "closed" / name):
            _, skipped = read(path)
            found = {one.path: one for one in skipped}[str(folder / "in" / "closed" / name)]
            assert (found.unread, found.reason) == (True, "can't be read: Permission denied")


def test_a_file_within_a_closed_folder_is_named(folder):
    (folder / "in" / "closed").chmod(0)
    with a_user():
        _, [skipped] = read(folder / "in" / "closed" / "b.txt")
    assert (skipped.unread, skipped.reason) == (True, "can't be read: Permission denied")


def test_metadata_that_cannot_be_read_are_named(folder):
    sidecar = folder / "in" / "metadata.csv"
    sidecar.write_text("file,title\na.txt,Spies\n")
    sidecar.chmod(0)
    with a_user():
        for path in (folder / "in", folder / "in" / "a.txt"):
            documents, skipped = read(path)
            assert "a.txt" in documents
            assert [(one.path, one.unread) for one in skipped] == [(str(sidecar), True)]


def test_links_to_nothing_and_paths_that_are_not_there_are_named(folder):
    (folder / "in" / "gone.txt").symlink_to("nowhere.txt")
    (folder / "in" / "loop.txt").symlink_to("loop.txt")
    _, skipped = read(folder / "in", folder / "nosuch")
    assert {one.path.rpartition("/")[2] for one in skipped} == {"gone.txt", "loop.txt", "nosuch"}
    assert all(one.unread for one in skipped)


@pytest.fixture
def secret(folder):
    """Files beside the folder of articles that aren't meant for a graph."""
    for name in ("secret.txt", "secret.jsonl", "secret.html", "secret.txt.gz", "more/secret.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT.format("Chile"))
    (folder / "secret.csv").write_text("file,title\na.txt,Chile's secret\n")
    return folder


@pytest.mark.parametrize("name", ["secret.txt", "secret.jsonl", "secret.html", "secret.txt.gz"])
@pytest.mark.parametrize("place", ["", "closed/in/"])
def test_links_that_lead_out_of_the_folder_are_named_not_read(secret, name, place):
    link = secret / "in" / place / name
    for target in (secret / name, os.path.relpath(secret / name, link.parent)):
        link.symlink_to(target)
        documents, [skipped] = read(secret / "in")
        assert documents == ["a.txt", "b.txt", "c.txt"]
        assert (skipped.path, "leads out of the folder" in skipped.reason) == (str(link), True)
        link.unlink()


def test_links_to_folders_are_named_not_followed(secret):
    (secret / "in" / "more").symlink_to(secret / "more")
    (secret / "in" / "again").symlink_to(secret / "in")
    documents, skipped = read(secret / "in")
    assert documents == ["a.txt", "b.txt", "c.txt"]
    assert [one.path.rpartition("/")[2] for one in skipped] == [
        "more"
    ]  # what `again` holds is read
    assert "a link to a folder" in skipped[0].reason


def test_a_chain_of_links_is_followed_to_its_end(secret):
    (secret / "in" / "one.txt").symlink_to("closed/two.txt")
    (secret / "in" / "closed" / "two.txt").symlink_to(secret / "secret.txt")
    documents, skipped = read(secret / "in")
    assert documents == ["a.txt", "b.txt", "c.txt"]
    assert len(skipped) == 2


def test_metadata_are_not_read_through_a_link_that_leads_out(secret):
    sidecar = secret / "in" / "metadata.csv"
    sidecar.symlink_to(secret / "secret.csv")
    for path in (secret / "in", secret / "in" / "a.txt"):
        items = list(read_documents([path], options=ReadOptions()))
        assert "Chile" not in str(items)
        assert [one.path for one in items if isinstance(one, Skipped)] == [str(sidecar)]


def test_links_within_the_folder_and_links_named_themselves_are_read(secret):
    (secret / "in" / "d.txt").symlink_to("closed/b.txt")
    documents, skipped = read(secret / "in")
    assert (documents, skipped) == (["a.txt", "c.txt", "d.txt"], [])  # the same file, read once
    (secret / "in" / "e.txt").symlink_to(secret / "secret.txt")
    (secret / "in" / "more").symlink_to(secret / "more")
    documents, skipped = read(secret / "in", secret / "in" / "e.txt", secret / "in" / "more")
    assert {one.rpartition("/")[2] for one in documents} == {"a.txt", "c.txt", "d.txt", "e.txt"}
    assert [one.reason for one in skipped] == ["duplicate: same text as e.txt"]
    (secret / "door").symlink_to(secret / "in" / "closed")
    assert read(secret / "door") == (["b.txt", "c.txt"], [])


def test_an_empty_path_is_not_the_working_directory(secret, monkeypatch):
    monkeypatch.chdir(secret / "in")
    documents, [skipped] = read("")
    assert (documents, skipped.unread, skipped.reason) == ([], True, "an empty path")
    assert read(".")[0] == ["a.txt", "b.txt", "c.txt"]


def test_damaged_content_is_no_missing_file(folder):
    (folder / "in" / "d.txt.gz").write_bytes(b"no gzip")
    _, [skipped] = read(folder / "in")
    assert not skipped.unread


@pytest.mark.model
def test_a_build_refuses_to_drop_what_it_cannot_see(folder, monkeypatch, capfd):
    def kg(*arguments):
        command = [
            "kg",
            "build",
            str(folder / "in"),
            "-o",
            str(folder / "out"),
            "-j",
            "1",
            *arguments,
        ]
        monkeypatch.setattr(sys, "argv", command)
        with a_user(), pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code or 0, capfd.readouterr().err

    def files():
        return {one.name: one.read_bytes() for one in (folder / "out").iterdir() if one.is_file()}

    assert kg()[0] == 0
    before = files()
    (folder / "in" / "closed").chmod(0)
    code, errors = kg()
    assert (code, errors.count("\n")) == (1, 1)
    assert "closed: can't be read: Permission denied; 2 documents of the build before" in errors
    assert files() == before
    code, errors = kg("--allow-missing")
    assert code == 1
    assert "skipped" in errors
    assert "1 input could not be read" in errors
    assert b"closed" in (folder / "out" / "report.md").read_bytes()
    assert kg()[0] == 1  # nothing is lost any more: it is named all the same
    (folder / "in" / "closed").chmod(0o755)
    assert kg()[0] == 0
    assert files() == before
