"""A process that answers queries, and its limits, which hold whatever becomes of the server.

Oxigraph can't stop a query once it runs; a process can be killed. The system does so by itself when time is up, and a
process whose server is gone ends.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

if sys.platform == "linux":
    import resource

import pyoxigraph as ox

from kg.query.stored import GRAPHS
from kg.serve.jobs import Job, Reply, answer

__all__ = ["Worker", "start_worker"]

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_START_SECONDS = 60
_GRACE = 1.0


class Worker:
    """One process and the pipe to it."""

    def __init__(self, process: BaseProcess, pipe: Connection, life: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self._life = life
        self._ready = False

    def send(self, job: Job) -> None:
        """Give it a job, when it is ready."""
        if not self._ready and self.pipe.poll(_START_SECONDS):
            self._ready = bool(self.pipe.recv())
        self.pipe.send(job)

    def receive(self, seconds: float) -> tuple[str, bytes] | Reply | None:
        """Return the next part of its result or its reply, None if it doesn't come in time."""
        if not self.pipe.poll(max(0.0, seconds)):
            return None
        received: tuple[str, bytes] | Reply = self.pipe.recv()
        return received

    def step_back(self) -> None:
        """Let others go first, for the rest of its life."""
        if hasattr(os, "setpriority") and self.process.pid:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, 19)

    def stop(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self._life.close()


def start_worker(store: str, *, seconds: float, memory: int) -> Worker:
    """Start a process over a store that nobody writes to.

    Parameters
    ----------
    seconds, memory
        What a query may take: time, its result's transfer included, and bytes (Linux).
    """
    context: Any = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        context.set_forkserver_preload(["kg.serve.worker"])
    ours, theirs = context.Pipe()
    life, watched = context.Pipe()
    process = context.Process(
        target=_work, args=(store, theirs, watched, life, seconds, memory), daemon=True
    )
    with _deaf():
        process.start()
    theirs.close()
    watched.close()
    return Worker(process, ours, life)


@contextmanager
def _deaf() -> Iterator[None]:
    """Block what a terminal sends to all its processes in those that are started: the server hears it, and ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    asked = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, asked)
    resource_tracker.ensure_running()  # it lets some through again
    signal.pthread_sigmask(signal.SIG_BLOCK, asked)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    folder: str,
    pipe: Connection,
    watched: Connection,
    life: Connection,
    seconds: float,
    memory: int,
) -> None:
    """Answer jobs from `pipe` until it is closed, or the server's end of `life` is."""
    life.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(watched,), daemon=True).start()
    if sys.platform == "linux":
        # Oxigraph sorts and joins in memory; where there is no more it ends its process, which is replaced.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(EOFError, OSError):  # the server has ended, perhaps before this process began
        store = ox.Store.read_only(folder)
        apart = Path(f"{folder}{GRAPHS}")
        graphs = ox.Store.read_only(str(apart)) if apart.is_dir() else None
        pipe.send("ready")
        while True:
            job = pipe.recv()
            _set_alarm(seconds + _GRACE)
            pipe.send(answer(store, job, lambda *part: pipe.send(part), graphs=graphs))
            _set_alarm(0)


def _set_alarm(seconds: float) -> None:
    """Have the system end this process after a time, whatever it is at; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with(watched: Connection) -> None:
    """End this process when the server is gone."""
    with suppress(EOFError, OSError):
        watched.recv()
    os._exit(1)
