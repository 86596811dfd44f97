"""A function over batches on real Ray workers, one of them killed; on clusters that run, and on none."""

import importlib.util
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from kg.builds import build_directory
from kg.config import load_settings
from kg.errors import BuildError, MissingDependencyError
from kg.run.cluster import map_on_cluster

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
PATH = {"PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"}
"""Where the workers find what they are to do; on other machines it would be installed."""

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None,
    reason="Ray isn't installed: pip install 'kg[cluster]'",
)


def tell(script, *arguments, env=os.environ, seconds=300):
    """Return what a script says last; Ray itself gives a busy machine 30 seconds to start, so that is tried again."""
    for _ in range(3):
        status, said, errors = finish(script, *arguments, env=env, seconds=seconds)
        if "timed out during startup" not in errors:
            break
    assert status == 0, errors[-3000:]
    return json.loads(said.splitlines()[-1])


def finish(script, *arguments, env, seconds):
    """Return status, output and errors of a script; one that takes too long is ended with all that it has started."""
    command = [sys.executable, "-W", "ignore", str(HERE / script), *map(str, arguments)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**env, **PATH},
        start_new_session=True,
    ) as process:
        try:
            said, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            _kill_all(b"ray::", b"/ray/")  # they may hold the pipes open
            raise
    return process.returncode, said, errors


def run(batches, folder, address="local", env=os.environ):
    return tell("ray_work.py", address, folder, json.dumps(batches), env=env, seconds=180)


@needs_ray
def test_a_killed_worker_costs_nothing_but_its_batch_tried_again(tmp_path):
    batches = [(f"a{number}", f"b{number}") for number in range(12)]
    found = run([*batches, ("c", "suicide"), ("fine", "wrong")], tmp_path)
    expected = [*(item for batch in batches for item in batch), "c", "fine", "suicide"]
    assert found["failed"] == [["wrong", "ValueError: can't be read"]]
    assert sorted(found["done"]) == sorted(item.upper() for item in expected)
    assert len(list(tmp_path.glob("pid*"))) >= 2


@needs_ray
def test_an_item_that_kills_its_workers_is_given_up(tmp_path):
    found = run([("a", "poison")], tmp_path)
    assert found["done"] == ["A"]
    [[item, reason]] = found["failed"]
    assert item == "poison"
    assert "died" in reason


@pytest.fixture
def head():
    """Start a cluster of one machine, closed by a token; yield what joins it: two addresses and an environment."""
    port, client = (_free_port() for _ in range(2))
    token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    # With its handlers for forks gRPC crashes now and then as Ray's proxy starts a process.
    env = {**os.environ, **PATH, **token, "GRPC_ENABLE_FORK_SUPPORT": "false"}
    command = [str(Path(sys.executable).with_name("ray")), "start", "--head", "--block"]
    options = [f"--port={port}", f"--ray-client-server-port={client}", "--num-cpus=2"]
    quiet = ["--include-dashboard=false", "--disable-usage-stats"]
    with subprocess.Popen(
        [*command, *options, *quiet],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=env,
        start_new_session=True,
    ) as process:
        late = threading.Timer(120, _kill_all, [str(port).encode()])  # nothing to read then
        late.start()
        try:
            started = any("--block" in line for line in process.stdout)
            late.cancel()
            assert started, "Ray's head has not started"
            yield {
                "auto": {**env, "RAY_ADDRESS": f"127.0.0.1:{port}"},
                f"ray://127.0.0.1:{client}": env,
            }
        finally:
            late.cancel()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            _kill_all(str(port).encode())


def _kill_all(*words):
    """Kill the processes whose command line holds a word: those of the cluster have sessions of their own."""
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            line = one.read_bytes()
            if any(word in line for word in words):
                os.kill(int(one.parent.name), signal.SIGKILL)


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@needs_ray
@pytest.mark.skipif(sys.platform != "linux", reason="ends the cluster's processes by /proc")
def test_a_cluster_that_runs_is_joined_from_within_and_from_outside(head, tmp_path):
    for address, env in head.items():
        found = run([("a", "b"), ("wrong",), ("c",)], tmp_path, address, env)
        assert (found["error"], address) == ("", address)
        assert sorted(found["done"]) == ["A", "B", "C"]
        assert found["failed"] == [["wrong", "ValueError: can't be read"]]


@pytest.fixture(scope="module")
def local_build(tmp_path_factory):
    """Articles that take a worker a while, and what is built of them without Ray."""
    folder = tmp_path_factory.mktemp("local")
    (folder / "articles").mkdir()
    for number in range(13):
        text = f"Kenya thanked Ghana {number + 2} times, and Peru sued Chile. " * 20
        (folder / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    build_directory([folder / "articles"], folder / "output", load_settings())
    return folder / "articles", folder / "output"


@needs_ray
@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
@pytest.mark.parametrize("shared", [True, False])
def test_a_build_that_loses_a_worker_has_the_bytes_of_the_local_one(local_build, tmp_path, shared):
    articles, output = local_build
    shards = str(tmp_path / "shards") if shared else ""
    told = tell("ray_build.py", articles, tmp_path / "output", shards)
    assert told == {"killed": 1, "read": 13, "skipped": 0}
    local, shared_out = (
        {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
        for folder in (output, tmp_path / "output")
    )
    assert "graph.json" in local
    assert local == shared_out


@needs_ray
def test_a_cluster_that_is_not_there_is_one_line(tmp_path):
    error = run([("a",)], tmp_path, "ray://127.0.0.1:1")["error"]
    assert error.startswith("--cluster ray://127.0.0.1:1: can't be reached: ")
    assert "\n" not in error


@pytest.mark.parametrize("address", ["", "somewhere", "http://host"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(BuildError, match="expected local, auto or ray://"):
        list(map_on_cluster(len, [("a",)], setup=dict, address=address))


def test_without_ray_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'kg\[cluster\]'"):
        list(map_on_cluster(len, [("a",)], setup=dict, address="local"))
