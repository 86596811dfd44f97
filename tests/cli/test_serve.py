"""kg serve as a user starts it."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest
from small_graph import small_graph

from kg.graph.node_link import write_graph

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(small_graph(), folder / "graph.json")
    return folder


def start(*arguments):
    command = [sys.executable, "-m", "kg", "serve", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_starts_answers_and_stops(build):
    with start(build, "--port", "0", "--workers", "1") as process:
        line = process.stderr.readline()
        address = re.match(r"http://127\.0\.0\.1:\d+/", line)[0]
        query = {"query": "ASK { kg:arland kgo:assaults ?o }"}
        assert httpx.get(f"{address}sparql", params=query, timeout=60).json()["boolean"] is True
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) in (0, 130, -signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert [path.name for path in build.iterdir()] == ["graph.json"]


def test_a_port_in_use_is_told(build):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with start(build, "--port", port) as process:
            assert f"can't listen on 127.0.0.1 port {port}" in process.stderr.read()
            assert process.wait() == 1


def test_a_missing_build_is_told(tmp_path):
    with start(tmp_path / "none", "--port", "0") as process:
        errors = process.stderr.read()
        assert process.wait() == 1
    assert errors.startswith("kg: ")
    assert errors.count("\n") == 1
