"""Ctrl-C ends a build with one line that says what was done; the next goes on from there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

pytestmark = [pytest.mark.model, pytest.mark.slow]

DOCUMENTS = 96
"""Several batches for each of two processes."""


def keeps_something(store):
    if not store.exists():
        return False
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return database.execute("SELECT count(*) FROM extraction").fetchone()[0] > 0
    except sqlite3.OperationalError:
        return False
    finally:
        database.close()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_that_is_interrupted_says_what_it_kept(tmp_path, jobs):
    articles, output = tmp_path / "articles", tmp_path / "output"
    articles.mkdir()
    for number in range(DOCUMENTS):
        text = f"Norway accused Japan of spying in case {number}. Japan denied the charge."
        (articles / f"story{number:03}.txt").write_text(text)
    command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(output)]
    process = subprocess.Popen(
        [*command, "--jobs", jobs], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    store = output / ".kg" / "extractions.db"
    deadline = time.monotonic() + 120
    while process.poll() is None and not keeps_something(store):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("the build was done before it could be interrupted")
    assert process.returncode == 130, errors
    assert errors.count("\n") == 1
    assert (
        f"of {DOCUMENTS} documents are read and kept; the same command goes on from there"
        in errors
    )
    kept = int(errors.split()[1])
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0
    again = int(done.stderr.split(" read anew")[0].rsplit("(", 1)[1])
    assert 0 < kept <= DOCUMENTS - again
