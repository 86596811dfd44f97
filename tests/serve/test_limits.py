"""A query that takes too much ends alone; the next is answered by a fresh process."""

import asyncio
import contextlib
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from small_graph import small_graph

from kg.graph.node_link import write_graph
from kg.query.sources import keep_store
from kg.serve.jobs import Job
from kg.serve.parts import BrokenOffError
from kg.serve.workers import Workers

COUNT = Job(query="SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
EVERYTHING_TWICE = Job(query="SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to so much memory")
@pytest.mark.slow
def test_a_query_that_takes_too_much_memory_ends_alone(tmp_path):
    write_graph(small_graph(), tmp_path / "graph.json")
    store = keep_store(tmp_path, tmp_path)
    with Workers(store, count=1, seconds=60.0, memory=256 << 20) as workers:
        before = asyncio.run(workers.run(COUNT))
        assert before.status == 200
        reply = asyncio.run(workers.run(EVERYTHING_TWICE))
        assert (reply.status, reply.body.count(b"\n")) == (500, 1)
        assert b"256 MB" in reply.body
        assert asyncio.run(workers.run(COUNT, anew=True)) == before


def busy(server, count):
    """Ask endless queries, each another, and don't wait for the answers."""

    def ask(number):
        query = f"SELECT (COUNT(*) AS ?n{number}) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }}"
        return httpx.get(f"{server}/sparql", params={"query": query}, timeout=60).status_code

    pool = ThreadPoolExecutor(count)
    return pool, [pool.submit(ask, number) for number in range(count)]


@pytest.mark.slow
def test_long_queries_delay_neither_pages_nor_quick_ones_and_are_told_at_once(server):
    pool, long = busy(server, 12)
    time.sleep(0.5)
    start = time.monotonic()
    with httpx.Client(base_url=server, timeout=30) as client:
        for number in range(5):
            assert client.get("/").status_code == 200
            assert client.get("/actor/arland", headers={"Accept": "text/html"}).status_code == 200
            quick = {"query": f"ASK {{ ?s{number} kgo:assaults ?o }}"}
            assert client.get("/sparql", params=quick).json()["boolean"] is True
    assert time.monotonic() - start < 10
    assert {one.result() for one in long} == {503}
    pool.shutdown()


@pytest.mark.slow
@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\n",
     b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK"],
)  # fmt: skip
def test_idle_and_half_requests_are_cut_off(server, sent):
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(sent)
        start = time.monotonic()
        with contextlib.suppress(ConnectionError):
            connection.recv(1000)
        assert 1 < time.monotonic() - start < 15


@pytest.mark.slow
def test_connections_beyond_the_limit_are_told_at_once(server):
    host, port = server.removeprefix("http://").split(":")
    with contextlib.ExitStack() as stack:
        open_ones = [
            stack.enter_context(socket.create_connection((host, int(port)), timeout=20))
            for _ in range(60)
        ]
        time.sleep(0.3)
        assert httpx.get(f"{server}/health").status_code == 503
        assert len(open_ones) == 60
    time.sleep(0.5)
    assert httpx.get(f"{server}/health").status_code == 200


@pytest.mark.slow
def test_a_client_that_does_not_read_holds_a_piece_of_its_result_alone(tmp_path):
    write_graph(small_graph(), tmp_path / "graph.json")
    long = Job(query="SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", max_bytes=1 << 40)

    async def read(workers, parts):
        reply = await workers.run(long)
        seen = 0
        async for part in reply:
            seen += len(part)
            parts -= 1
            if not parts:
                return seen
        return None

    async def wait(workers):
        reply = await workers.run(long)
        await asyncio.sleep(4)  # one part waits here, the rest in the process, till its time is up
        assert reply.queue.qsize() == 1
        with pytest.raises(BrokenOffError):
            async for _ in reply:
                pass

    with Workers(keep_store(tmp_path, tmp_path), count=1, seconds=2.0) as workers:
        assert asyncio.run(read(workers, 3)) >= 3 * (1 << 18)
        asyncio.run(wait(workers))
        assert asyncio.run(workers.run(COUNT, anew=True)).status == 200


@pytest.mark.slow
def test_a_client_that_hangs_up_within_a_body_and_odd_addresses_are_no_faults(server):
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
    for path in (
        "/actor%2Firan",
        "/actor%2f",
        "/doc%2F%2F",
        "/actor/",
        "/actor/%",
        "/record/a%00b",
    ):
        assert httpx.get(f"{server}{path}").status_code in (400, 404)
