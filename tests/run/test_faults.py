"""The real command on what machines do: disks fill, places can't be written, inputs vanish, clocks jump."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest

from kg.read.documents import read_documents
from kg.read.options import ReadOptions, Skipped
from kg.reading import BATCH_DOCUMENTS

pytestmark = [pytest.mark.model, pytest.mark.slow]

STORY = (
    "{one} accused {two} of spying in case {number}. {two} denied the charge. The minister of {one} will meet "
    "the president of {two} on Monday, a spokesman said."
)
PAIRS = [("Norway", "Japan"), ("Chile", "Peru"), ("Kenya", "Ghana"), ("Nepal", "Egypt")]


def write_articles(folder, number=24, start=0):
    folder.mkdir(exist_ok=True)
    for count in range(start, start + number):
        one, two = PAIRS[count % len(PAIRS)]
        text = STORY.format(one=one, two=two, number=count)
        (folder / f"story{count:02}.txt").write_text(text)
    return folder


def start(folder, output, **environment):
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(output)]
    return subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )


def build(folder, output, **environment):
    process = start(folder, output, **environment)
    _, errors = process.communicate(timeout=300)
    return process.returncode, errors


def files_of(output):
    return {path.name: path.read_bytes() for path in sorted(output.iterdir()) if path.is_file()}


@contextmanager
def mounted(place, options):
    """Mount a small file system of memory, or skip where that isn't allowed."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting needs root")
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def remount(place, options):
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def test_a_full_disk_costs_one_line_and_a_larger_one_goes_on_where_it_was(tmp_path):
    articles = write_articles(tmp_path / "articles")
    assert build(articles, tmp_path / "undisturbed")[0] == 0
    with mounted(tmp_path / "disk", "size=4m") as disk:
        output = disk / "output"
        write_articles(tmp_path / "one", 1)
        assert build(tmp_path / "one", output)[0] == 0
        before = files_of(output)
        used = sum(path.stat().st_blocks * 512 for path in disk.rglob("*"))
        remount(disk, f"size={used + 400_000}")
        status, errors = build(articles, output)
        assert status == 1
        assert errors.count("\n") == 1
        assert "full" in errors or "No space left" in errors
        assert files_of(output) == before
        remount(disk, "size=64m")
        status, errors = build(articles, output)
        assert status == 0, errors
        assert "(0 read anew)" in errors
        assert files_of(output) == files_of(tmp_path / "undisturbed")


def test_a_place_that_cannot_be_written_costs_one_line(tmp_path):
    articles = write_articles(tmp_path / "articles", 1)
    with mounted(tmp_path / "disk", "size=4m,ro") as disk:
        status, errors = build(articles, disk / "output")
    assert status == 1
    assert errors.count("\n") == 1
    assert "Read-only file system" in errors


def test_a_good_output_that_became_read_only_stays_readable(tmp_path):
    articles = write_articles(tmp_path / "articles", 2)
    with mounted(tmp_path / "disk", "size=16m") as disk:
        assert build(articles, disk / "output")[0] == 0
        before = files_of(disk / "output")
        write_articles(articles, 3)
        remount(disk, "ro")
        status, errors = build(articles, disk / "output")
        assert (status, errors.count("\n")) == (1, 1)
        asked = [sys.executable, "-m", "kg", "query", str(disk / "output"), "actors"]
        shown = subprocess.run(asked, capture_output=True, text=True)
        assert shown.returncode == 0, shown.stderr
        assert files_of(disk / "output") == before


def extractions_of(output):
    """Return how many documents a build has read so far."""
    store = output / ".kg" / "extractions.db"
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
            return database.execute("SELECT count(*) FROM extraction").fetchone()[0]
    except sqlite3.OperationalError:  # not there yet
        return 0


def test_articles_that_vanish_while_they_are_read_change_nothing(tmp_path):
    """All texts are in memory before the first is parsed; three batches leave time to delete them."""
    articles = write_articles(tmp_path / "articles", 3 * BATCH_DOCUMENTS)
    shutil.copytree(articles, tmp_path / "copy" / "articles")
    assert build(tmp_path / "copy" / "articles", tmp_path / "undisturbed")[0] == 0
    process = start(articles, tmp_path / "output")
    deadline = time.monotonic() + 240
    while process.poll() is None and not extractions_of(tmp_path / "output"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    shutil.rmtree(articles)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    graph = (tmp_path / "output" / "graph.json").read_bytes()
    assert graph == (tmp_path / "undisturbed" / "graph.json").read_bytes()


def test_a_file_that_vanishes_between_listing_and_reading_is_named(tmp_path):
    articles = write_articles(tmp_path / "articles", 3)
    items = read_documents([articles], options=ReadOptions())
    first = next(items)
    (articles / "story01.txt").unlink()
    gone, last = items
    assert isinstance(gone, Skipped)
    assert "story01.txt" in gone.path
    assert (first.id, last.id) == ("story00.txt", "story02.txt")


JUMPING = """
import itertools, time
real, days = time.time, itertools.cycle((0, -400, 300, -1, 8000))
time.time = lambda: real() + 86400 * next(days)
time.time_ns = lambda: int(time.time() * 1e9)
"""


def test_a_clock_that_jumps_changes_no_byte(tmp_path):
    articles = write_articles(tmp_path / "articles", 6)
    assert build(articles, tmp_path / "undisturbed")[0] == 0
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(JUMPING)
    status, errors = build(articles, tmp_path / "output", PYTHONPATH=str(tmp_path / "clock"))
    assert status == 0, errors
    assert files_of(tmp_path / "output") == files_of(tmp_path / "undisturbed")


def test_times_of_files_say_nothing_about_what_is_new(tmp_path):
    articles, output = write_articles(tmp_path / "articles", 3), tmp_path / "output"
    assert build(articles, output)[0] == 0
    changed = articles / "story01.txt"
    text, times = changed.read_text(), changed.stat()
    for path in articles.iterdir():
        os.utime(path, (0, 4_000_000_000))
    assert "(0 read anew)" in build(articles, output)[1]
    changed.write_text(text.replace("spying", "piracy"))
    os.utime(changed, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "(1 read anew)" in build(articles, output)[1]
