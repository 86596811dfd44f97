"""A server that really runs, on loopback."""

import socket
import threading
import time

import pytest
import uvicorn
from small_graph import small_graph

from kg.graph.node_link import write_graph
from kg.query.sources import keep_store
from kg.serve.app import make_app
from kg.serve.connections import Connections, Limits
from kg.serve.workers import Workers


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    graph = small_graph()
    graph.nodes["borland"]["name"] = "Bor<script>alert(1)</script>"
    write_graph(graph, folder / "graph.json")
    (folder / "graph.html").write_text("<!doctype html><title>page</title>")
    with Workers(keep_store(folder, folder), count=2, seconds=2.0) as workers:
        app = make_app(workers, page=folder / "graph.html", max_request=20_000, max_result=30_000)
        listener = socket.create_server(("127.0.0.1", 0))
        http = Connections(Limits(most=60, idle=3.0, busy=30.0)).make
        config = uvicorn.Config(app, log_level="critical", ws="none", http=http)
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        while not running.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()
        listener.close()
