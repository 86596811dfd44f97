"""The real command, killed at random moments: the last good output stays, and the next build goes on."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from kg.store.atomic import settle_directory

pytestmark = [pytest.mark.model, pytest.mark.slow]

KILLS = int(os.environ.get("KG_KILLS", "3"))
"""Builds killed in a run; the nightly target sets 50."""

NATIONS = [
    "Norway",
    "Japan",
    "Chile",
    "Peru",
    "Kenya",
    "Ghana",
    "Nepal",
    "Egypt",
    "Qatar",
    "Spain",
]


def write_articles(folder, version):
    folder.mkdir(exist_ok=True)
    for number in range(40):
        one, two = NATIONS[number % 10], NATIONS[(number * 3 + version) % 10 - 1]
        text = (
            f"{one} accused {two} of spying in case {number}. {two} denied the charge, and said that version "
            f"{version} of the story was wrong. The minister of {one} will meet the president of {two} on Monday."
        )
        (folder / f"story{number:02}.txt").write_text(text)


def command(folder, output, jobs):
    call = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(folder),
        "-o",
        str(output),
        "--jobs",
        str(jobs),
    ]
    return subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def build(folder, output, jobs=1):
    process = command(folder, output, jobs)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors.decode()


def files_of(output):
    return {path.name: path.read_bytes() for path in sorted(output.iterdir()) if path.is_file()}


def extractions_of(output):
    with sqlite3.connect(f"file:{output}/.kg/extractions.db?mode=ro", uri=True) as database:
        [count] = database.execute("SELECT count(*) FROM extraction").fetchone()
    database.close()
    return count


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Both versions of the articles, each built without a kill: the outputs, and how long the second took in seconds."""
    folder = tmp_path_factory.mktemp("undisturbed")
    for version in (1, 2):
        write_articles(folder / "articles", version)
        start = time.monotonic()
        build(folder / "articles", folder / str(version))
    return folder / "1", folder / "2", time.monotonic() - start


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_builds_leave_the_last_good_output_and_go_on(undisturbed, tmp_path, jobs):
    first, second, whole = undisturbed
    before, expected = files_of(first), files_of(second)
    assert before != expected
    articles, output = tmp_path / "articles", tmp_path / "output"
    shutil.copytree(first, output)
    write_articles(articles, version=2)
    dice = random.Random(jobs)
    finished, kept = 0, extractions_of(output)
    for _ in range(KILLS):
        process = command(articles, output, jobs)
        time.sleep(dice.uniform(0.2, 1.1) * whole)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        settle_directory(output)  # as all do who read: files may have been on their way
        assert files_of(output) in (before, expected)
        finished += files_of(output) == expected
        if not finished:
            assert extractions_of(output) >= kept
            kept = extractions_of(output)
    build(articles, output, jobs)
    assert files_of(output) == expected
    assert extractions_of(output) == 40


def test_second_build_into_one_directory_is_refused_with_one_line(tmp_path):
    articles, output = tmp_path / "articles", tmp_path / "output"
    write_articles(articles, version=1)
    first = command(articles, output, 1)
    try:
        deadline = time.monotonic() + 120
        while not (output / ".kg" / "extractions.db").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        second = command(articles, output, 1)
        _, errors = second.communicate(timeout=120)
        if first.poll() is None:
            assert second.returncode == 1
            assert errors.decode().count("\n") == 1
            assert "another build" in errors.decode()
    finally:
        first.communicate(timeout=300)
    assert first.returncode == 0
