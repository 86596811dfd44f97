"""A directory is written as a whole: killed at any point, it holds one build or the other."""

import os
import shutil
import subprocess

import pytest

from kg.errors import BuildError
from kg.graph.place import READY, find_file
from kg.store import atomic
from kg.store.atomic import finish_directory, is_intact, replace_directory, settle_directory
from kg.store.lock import lock_directory


def write(directory, **files):
    with replace_directory(directory) as folder:
        for name, text in files.items():
            path = folder / name.replace("__", "/")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)


def content(directory):
    return {
        path.relative_to(directory).as_posix(): path.read_text()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and ".kg" not in path.parts
    }


def test_files_are_replaced_and_old_ones_go(tmp_path):
    write(tmp_path, a="1", b="1", tables__c="1")
    assert content(tmp_path) == {"a": "1", "b": "1", "tables/c": "1"}
    write(tmp_path, a="2", tables__d="2")
    assert content(tmp_path) == {"a": "2", "tables/d": "2"}


def test_foreign_files_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine").write_text("mine")
    write(tmp_path, a="1", tables__c="1")
    write(tmp_path, a="2")
    assert content(tmp_path) == {"a": "2", "notes.txt": "mine", "tables/mine": "mine"}


def test_intact_until_a_file_is_changed_or_gone(tmp_path):
    assert not is_intact(tmp_path)
    write(tmp_path, a="1", tables__c="1")
    (tmp_path / "notes.txt").write_text("mine")
    assert is_intact(tmp_path)
    (tmp_path / "a").write_text("12")
    assert not is_intact(tmp_path)
    write(tmp_path, a="1", tables__c="1")
    assert is_intact(tmp_path)
    (tmp_path / "tables" / "c").unlink()
    assert not is_intact(tmp_path)


def test_failure_leaves_the_last_good_build(tmp_path):
    write(tmp_path, a="1")
    with pytest.raises(ZeroDivisionError), replace_directory(tmp_path) as folder:
        (folder / "a").write_text("2" * (1 // 0))
    assert content(tmp_path) == {"a": "1"}
    assert [path.name for path in (tmp_path / ".kg").iterdir()] == ["files.json"]


def test_killed_while_writing_leaves_the_last_good_build(tmp_path):
    write(tmp_path, a="1")
    (tmp_path / ".kg" / "new-dead").mkdir()
    (tmp_path / ".kg" / "new-dead" / "a").write_text("half")
    write(tmp_path, b="2")
    assert content(tmp_path) == {"b": "2"}
    assert not list((tmp_path / ".kg").glob("new-*"))


@pytest.mark.parametrize("moves", range(5))
def test_killed_while_moving_is_finished_later(tmp_path, monkeypatch, moves):
    write(tmp_path, a="1", b="1", c="1", old="1")

    class Killed(BaseException):
        pass

    left = [moves]
    replace = atomic.Path.replace

    def dying(self, target):
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        return replace(self, target)

    monkeypatch.setattr(atomic.Path, "replace", dying)
    if moves < 4:  # three files and their list
        with pytest.raises(Killed):
            write(tmp_path, a="2", b="2", c="2")
    else:
        write(tmp_path, a="2", b="2", c="2")
    monkeypatch.undo()
    for name in "abc":  # whoever reads finds the new build, whichever of its files were moved
        assert find_file(tmp_path, name).read_text() == "2"
    with lock_directory(tmp_path):  # a build is at work: it finishes the other itself
        settle_directory(tmp_path)
        assert (tmp_path / READY).exists() == (moves < 4)
    settle_directory(tmp_path)
    assert not (tmp_path / READY).exists()
    finish_directory(tmp_path)
    assert content(tmp_path) == {"a": "2", "b": "2", "c": "2"}


@pytest.mark.parametrize("place", ["files.json", "ready/files.json"])
@pytest.mark.parametrize(
    "damage",
    [b"", b"\x00" * 50, b"{", b"[]", b"null", b'{"a": null, "old": 3}', b'{"a\\u0000b": [1, 2], "": [1, 2]}',
     b'{"/etc/passwd": [1, 2], "../x": [1, 2]}', b"\xff\xfe", b"[" * 100_000, b'{"' + b"a" * 5000 + b'": [1, 2]}'],
)  # fmt: skip
def test_a_damaged_list_of_files_harms_nothing(tmp_path, place, damage):
    write(tmp_path, a="1", old="1")
    if place.startswith("ready"):
        (tmp_path / ".kg" / "ready").mkdir()
        (tmp_path / ".kg" / "ready" / "a").write_text("2")
    (tmp_path / ".kg" / place).write_bytes(damage)
    assert not is_intact(tmp_path)
    finish_directory(tmp_path)
    assert content(tmp_path) == {"a": "2" if place.startswith("ready") else "1", "old": "1"}
    write(tmp_path, a="3", b="3")
    assert content(tmp_path).items() >= {"a": "3", "b": "3"}.items()
    assert is_intact(tmp_path)


@pytest.mark.parametrize("blocked", ["b", "tables/c", "tables"])
def test_what_stands_in_the_way_of_a_file_is_told_before_any_is_moved(tmp_path, blocked):
    write(tmp_path, a="1")
    if blocked == "tables":
        (tmp_path / blocked).write_text("mine")
    else:
        (tmp_path / blocked).mkdir(parents=True)
    before = content(tmp_path)
    for _ in range(2):
        with pytest.raises(BuildError, match=f"{blocked}: a .* where the build writes") as error:
            write(tmp_path, a="2", b="2", tables__c="2")
        assert "\n" not in str(error.value)
        assert content(tmp_path) == before


def test_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError, match="can't be written") as error:
        write(tmp_path / "file" / "out", a="1")
    assert "\n" not in str(error.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="mounting needs root")
def test_full_disk_leaves_the_last_good_build(tmp_path):
    if not shutil.which("mount"):
        pytest.skip("no mount command")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        write(tmp_path, a="1")
        with pytest.raises(BuildError, match="No space left"):
            write(tmp_path, a="2" * 1_000_000)
        assert content(tmp_path) == {"a": "1"}
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
