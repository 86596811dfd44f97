"""Two builds in one directory: the second is refused; a dead one holds nothing."""

import os
import signal
import subprocess
import sys

import pytest

from kg.errors import BuildError
from kg.store.lock import lock_directory

HOLDER = """
import sys, time
from pathlib import Path
from kg.store.lock import lock_directory
with lock_directory(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_second_build_is_refused_until_the_first_is_done(tmp_path):
    with lock_directory(tmp_path / "out"):
        with (
            pytest.raises(BuildError, match="another build") as error,
            lock_directory(tmp_path / "out"),
        ):
            pass
        assert "\n" not in str(error.value)
        with lock_directory(tmp_path / "other"):
            pass
    with lock_directory(tmp_path / "out"):
        pass


def test_lock_of_a_killed_process_is_free(tmp_path, root):
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as holder:
        assert holder.stdout.readline().strip() == "held"
        with pytest.raises(BuildError), lock_directory(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
    with lock_directory(tmp_path):
        pass


def test_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(BuildError, match="can't be written"),
        lock_directory(tmp_path / "file" / "out"),
    ):
        pass
