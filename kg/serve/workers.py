"""Processes that answer queries: jobs -> replies, within a time limit.

Oxigraph can't stop a query once it runs; a process can be killed. Each worker opens the same store on disk
for reading.
"""

import multiprocessing
import queue
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

if sys.platform == "linux":
    import resource

import pyoxigraph as ox

from kg.serve.jobs import Job, Reply, answer

__all__ = ["Workers"]

_START_SECONDS = 60


class Workers:
    """A few processes over one store; use as a context manager.

    Parameters
    ----------
    store
        Folder of an Oxigraph store that nobody writes to.
    count
        How many queries run at the same time.
    seconds
        How long a query may take, and how long one may wait for its turn.
    memory
        Bytes that a query may take, where the system can hold a process to that (Linux).
    """

    def __init__(
        self, store: Path, *, count: int = 2, seconds: float = 30.0, memory: int = 2 << 30
    ) -> None:
        self.store = store
        self.seconds = seconds
        self.memory = memory
        self._context = multiprocessing.get_context("spawn")
        self.count = count
        self._idle: queue.Queue[_Worker] = queue.Queue()
        for _ in range(count):
            self._idle.put(self._start())

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        for _ in range(self.count):
            with suppress(queue.Empty):
                self._idle.get(timeout=self.seconds + 1).stop()

    def run(self, job: Job) -> Reply:
        """Answer `job`; a query that takes too long is stopped and told so."""
        try:
            worker = self._idle.get(timeout=self.seconds)
        except queue.Empty:
            return _busy("all workers are busy: try again later")
        try:
            reply = worker.ask(job, self.seconds)
        except (EOFError, OSError):
            message = f"the query failed: it may need more than {self.memory >> 20} MB\n".encode()
            reply = Reply(status=500, media_type="text/plain", body=message)
            worker.stop()
            worker = self._start()
        if reply is None:
            worker.stop()
            worker = self._start()
            reply = _busy(f"the query takes longer than {self.seconds:g} s: make it smaller")
        self._idle.put(worker)
        return reply

    def _start(self) -> "_Worker":
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(str(self.store), theirs, self.memory), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.ready = False

    def ask(self, job: Job, seconds: float) -> Reply | None:
        """Return the reply, None if it doesn't come in time."""
        if not self.ready and self.pipe.poll(_START_SECONDS):
            self.ready = bool(self.pipe.recv())
        self.pipe.send(job)
        if not self.pipe.poll(seconds):
            return None
        reply: Reply = self.pipe.recv()
        return reply

    def stop(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(folder: str, pipe: Connection, memory: int) -> None:
    """Answer jobs from `pipe` until it is closed."""
    if sys.platform == "linux":
        # Oxigraph sorts and joins in memory; where there is no more it ends its process, which is replaced.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    store = ox.Store.read_only(folder)
    pipe.send("ready")
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            pipe.send(answer(store, pipe.recv()))


def _busy(message: str) -> Reply:
    return Reply(status=503, media_type="text/plain", body=f"{message}\n".encode())
