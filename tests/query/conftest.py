"""An address on which somebody listens."""

import socket
import threading

import pytest


@pytest.fixture
def listener():
    calls = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(10)

    def accept():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            calls.append(1)
            connection.close()

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", calls
    server.close()
