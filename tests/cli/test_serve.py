"""kg serve as a user starts it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

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


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"


def children(number):
    """Return the processes below one (Linux)."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = status.read_text().rpartition(")")
            parents[int(name.split()[0])] = int(rest.split()[1])
    found, new = set(), {number}
    while new:
        new = {one for one, parent in parents.items() if parent in new}
        found |= new
    return found


@contextlib.contextmanager
def served(build, tmp_path, *arguments, **options):
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "kg", "serve", str(build), "--port", "0", *arguments]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, **options
    ) as process:
        try:
            address = re.match(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())[0]
            yield process, address
        finally:
            process.kill()


def ask(address, query, **options):
    return httpx.get(f"{address}sparql", params={"query": query}, timeout=60, **options)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_server_leaves_nothing_running_and_the_next_removes_its_folder(build, tmp_path):
    with served(build, tmp_path, "--seconds", "60") as (process, address):

        def ask_for_ever():
            with contextlib.suppress(httpx.HTTPError):
                ask(address, ENDLESS)

        asked = threading.Thread(target=ask_for_ever)
        asked.start()
        time.sleep(1.5)
        below = children(process.pid)
        assert below
        process.kill()
        process.wait()
        asked.join()
        deadline = time.monotonic() + 10
        while any(Path(f"/proc/{one}").exists() for one in below):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        [left] = tmp_path.glob("kg-serve-*")
    with served(build, tmp_path) as (process, address):
        assert not left.exists()
        assert len(list(tmp_path.glob("kg-serve-*"))) == 1
        assert ask(address, "ASK { ?s ?p ?o }").json()["boolean"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
        assert process.stderr.read() == ""
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 143)])
def test_whenever_it_is_told_to_end_it_leaves_neither_files_nor_words(
    name, status, build, tmp_path
):
    """The whole group is told, as by a terminal, while its processes are being started and later."""
    number = getattr(signal, name)
    for seconds in (0, 0.1, 0.3, 1):
        with served(build, tmp_path, start_new_session=True) as (process, _):
            time.sleep(seconds)
            os.killpg(process.pid, number)
            assert process.wait(timeout=30) == status
            assert process.stderr.read() == ""
        assert not list(tmp_path.iterdir())


def test_one_generation_is_served_whatever_is_built_meanwhile(tmp_path):
    from kg.store.atomic import replace_directory

    def write(name):
        graph = small_graph()
        graph.nodes["borland"]["name"] = name
        with replace_directory(tmp_path / "build") as folder:
            write_graph(graph, folder / "graph.json")
            (folder / "graph.html").write_text(name)

    query = "SELECT ?n { kg:borland skos:prefLabel ?n }"
    write("Before")
    with served(tmp_path / "build", tmp_path, "--seconds", "1", "--workers", "1") as (_, address):
        for name in ("Before", "After", "Later"):
            write(name)
            assert ask(address, ENDLESS).status_code == 503  # its process is replaced
            for form in ("text/csv", "application/json", "text/tab-separated-values"):
                assert "Before" in ask(address, query, headers={"Accept": form}).text
            assert httpx.get(f"{address}graph").text == "Before"
