"""A function over batches on two real Ray workers, one of them killed."""

import os
import signal
import time
from functools import partial

import pytest

from kg.errors import BuildError
from kg.run.cluster import map_on_cluster
from kg.run.map_batches import Failed

pytestmark = pytest.mark.slow


def set_up(folder):
    (folder / f"pid{os.getpid()}").touch()
    return folder


def work(folder, batch):
    if "suicide" in batch and not (folder / "dead").exists():
        (folder / "dead").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "poison" in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    if "wrong" in batch:
        raise ValueError("can't be read")
    time.sleep(0.05)
    return [item.upper() for item in batch]


def run(batches, folder, **options):
    setup = partial(set_up, folder)
    return list(map_on_cluster(work, batches, setup=setup, address="local", jobs=2, **options))


@pytest.fixture
def ray():
    return pytest.importorskip("ray", reason="Ray isn't installed: pip install 'kg[cluster]'")


@pytest.mark.usefixtures("ray")
@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_costs_nothing_but_its_batch_tried_again(tmp_path):
    batches = [(f"a{number}", f"b{number}") for number in range(12)]
    results = run([*batches, ("c", "suicide"), ("fine", "wrong")], tmp_path)
    failed = [one for one in results if isinstance(one, Failed)]
    done = sorted(item for one in results if isinstance(one, list) for item in one)
    expected = [*(item for batch in batches for item in batch), "c", "fine", "suicide"]
    assert failed == [Failed("wrong", "ValueError: can't be read")]
    assert done == sorted(item.upper() for item in expected)
    assert len(list(tmp_path.glob("pid*"))) >= 2


@pytest.mark.usefixtures("ray")
@pytest.mark.filterwarnings("ignore")
def test_an_item_that_kills_its_workers_is_given_up(tmp_path):
    results = run([("a", "poison")], tmp_path)
    assert ["A"] in results
    [failed] = [one for one in results if isinstance(one, Failed)]
    assert failed.item == "poison"
    assert failed.reason.startswith("its worker process died")


def test_an_address_that_is_none_is_one_line():
    with pytest.raises(BuildError, match="expected local, auto or ray://HOST:PORT, not 'here'"):
        list(map_on_cluster(work, [], setup=list, address="here"))
