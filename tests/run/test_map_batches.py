"""All batches come back, whatever happens to the workers."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from kg.errors import BuildError, ModelError
from kg.run.batches import make_batches
from kg.run.map_batches import Failed, map_batches

NUMBERS = list(range(24))
BATCHES = [tuple(NUMBERS[start : start + 4]) for start in range(0, 24, 4)]


def setup():
    return 10


def times(state, batch):
    return [state * number for number in batch]


def raising(state, batch):
    if 5 in batch:
        raise ValueError("five")
    return times(state, batch)


def deadly(state, batch):
    """Kill the worker at five, whenever it comes."""
    if 5 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return times(state, batch)


def deadly_once(folder, state, batch):
    """Kill the worker at each multiple of six, the first time it comes."""
    for number in batch:
        mark = folder / str(number)
        if number % 6 == 0 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return times(state, batch)


def slow(folder, state, batch):
    (folder / f"{os.getpid()}.pid").touch()
    time.sleep(0.05)
    return times(state, batch)


def missing_model():
    raise ModelError("model 'x' isn't installed: pip install x")


def broken():
    raise RuntimeError("no luck")


def dying():
    os.kill(os.getpid(), signal.SIGKILL)


def flat(results):
    return sorted(one for result in results if not isinstance(result, Failed) for one in result)


@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_is_done_once(jobs):
    results = list(map_batches(times, BATCHES, setup=setup, jobs=jobs))
    assert flat(results) == [10 * number for number in NUMBERS]
    assert list(map_batches(times, [], setup=setup, jobs=jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_raises_costs_itself_alone(jobs):
    results = list(map_batches(raising, BATCHES, setup=setup, jobs=jobs))
    assert flat(results) == [10 * number for number in NUMBERS if number != 5]
    assert [one for one in results if isinstance(one, Failed)] == [Failed(5, "ValueError: five")]


@pytest.mark.slow
def test_an_item_that_kills_its_worker_costs_itself_alone():
    results = list(map_batches(deadly, BATCHES, setup=setup, jobs=2))
    assert flat(results) == [10 * number for number in NUMBERS if number != 5]
    [failed] = [one for one in results if isinstance(one, Failed)]
    assert failed.item == 5
    assert "died" in failed.reason


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 3])
def test_workers_that_die_lose_nothing(tmp_path, jobs):
    work = partial(deadly_once, tmp_path)
    results = list(map_batches(work, BATCHES, setup=setup, jobs=jobs))
    assert flat(results) == [10 * number for number in NUMBERS]


def test_a_worker_killed_from_outside_loses_nothing(tmp_path):
    batches = [(number,) for number in range(60)]
    results, killed = [], 0
    for result in map_batches(partial(slow, tmp_path), batches, setup=setup, jobs=2):
        results.append(result)
        marks = list(tmp_path.glob("*.pid"))
        if len(results) in (10, 25, 40) and marks:
            victim = marks[killed % len(marks)]
            victim.unlink()
            os.kill(int(victim.stem), signal.SIGKILL)
            killed += 1
    assert killed == 3
    assert flat(results) == [10 * number for number in range(60)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_setup_fails_with_its_own_error(jobs):
    with pytest.raises(ModelError, match="pip install x"):
        list(map_batches(times, BATCHES, setup=missing_model, jobs=jobs))


@pytest.mark.slow
def test_setup_that_breaks_or_dies_ends_the_run():
    with pytest.raises(BuildError, match="no luck"):
        list(map_batches(times, BATCHES, setup=broken, jobs=2))
    with pytest.raises(BuildError, match="--jobs 1"):
        list(map_batches(times, BATCHES, setup=dying, jobs=2))


def test_batches_are_taken_as_workers_come_free():
    taken = []

    def batches():
        for batch in BATCHES:
            taken.append(batch)
            yield batch

    results = map_batches(times, batches(), setup=setup, jobs=2)
    next(results)
    assert len(taken) <= 4
    results.close()


MASTER = """
import sys
sys.path[:0] = sys.argv[2:]
from functools import partial
from pathlib import Path
from test_map_batches import setup, slow
from kg.run.map_batches import map_batches
if __name__ == "__main__":
    for result in map_batches(partial(slow, Path(sys.argv[1])), [(n,) for n in range(10_000)], setup=setup, jobs=2):
        print(result, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_when_the_run_is_ended(tmp_path, root, sign):
    script = tmp_path / "master.py"
    script.write_text(MASTER)
    command = [sys.executable, str(script), str(tmp_path), str(root), str(root / "tests" / "run")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as master:
        assert master.stdout.readline()
        master.send_signal(sign)
        master.wait(timeout=30)
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    assert workers
    deadline = time.monotonic() + 10
    while any(map(is_alive, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{pid}/stat"
    try:
        with open(status) as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_batches_are_bounded_in_number_and_weight():
    batches = list(make_batches(range(1, 50), most=5, limit=60, weigh=int))
    assert [number for batch in batches for number in batch] == list(range(1, 50))
    assert all(len(batch) <= 5 and (sum(batch) <= 60 or len(batch) == 1) for batch in batches)
