"""A query that takes too much ends alone; the next is answered by a fresh process."""

import asyncio
import sys

import pytest
from small_graph import small_graph

from kg.graph.node_link import write_graph
from kg.query.sources import keep_store
from kg.serve.jobs import Job
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
