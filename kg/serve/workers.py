"""Who answers queries: jobs -> replies, quick ones first, long ones aside, within limits of time, number and memory.

A job waits for one of a few quick processes. One that takes long while others wait goes on aside, if there is room, at the lowest
priority, and a fresh process takes its place; without room it is told so at once. Pages have a process of their own.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kg.serve.jobs import Job, Reply
from kg.serve.memory import Memory
from kg.serve.parts import Parts
from kg.serve.worker import Worker, start_worker

__all__ = ["Workers"]

_QUICK = 0.1
"""Seconds that a query may take while others wait."""

_PATIENCE = 1.5
"""Seconds that a query may be expected to wait; beyond that it is told to come again."""

_FULL = "all workers are busy with long queries: try again later"


@dataclass(slots=True, eq=False)
class _Request:
    """A job and where its reply goes."""

    job: Job
    loop: asyncio.AbstractEventLoop
    reply: "Future[Reply | Parts]" = field(default_factory=Future)
    parts: Parts | None = None

    def answer(self, reply: Reply | Parts) -> None:
        with suppress(InvalidStateError):  # whoever asked is gone
            self.reply.set_result(reply)


class Workers:
    """A few processes over one store; use as a context manager.

    Parameters
    ----------
    store
        Folder of an Oxigraph store that nobody writes to.
    count
        How many quick queries, and how many long ones, run at the same time.
    seconds
        How long a query may take, the transfer of its result included.
    memory
        Bytes that a query may take, where the system can hold a process to that (Linux).
    """

    def __init__(
        self, store: Path, *, count: int = 2, seconds: float = 30.0, memory: int = 256 << 20
    ) -> None:
        self.seconds = seconds
        self._start_one = partial(start_worker, str(store), seconds=seconds, memory=memory)
        self._failure = f"the query failed: it may need more than {memory >> 20} MB"
        self._aside = threading.Semaphore(count)
        self._memory = Memory()
        self._running: set[Worker] = set()
        self.closed = False
        self._lanes = {False: _Lane(self, count), True: _Lane(self, 1)}

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        self.closed = True
        for end in (_Lane.close, _Lane.join):  # what was being started meanwhile ends, too
            for lane in self._lanes.values():
                end(lane)
            for worker in tuple(self._running):
                self.stop(worker)

    async def run(self, job: Job, *, page: bool = False, anew: bool = False) -> Reply | Parts:
        """Answer `job`, as a page or a query, from memory unless `anew`; what takes or would wait too long is told so."""
        kept = None if anew else self._memory.find(job)
        if kept is not None:
            return kept
        request = _Request(job, asyncio.get_running_loop())
        if self._memory.is_long(job):
            self._start_aside(request)
        elif not self._lanes[page].put(request):
            return _refuse(503, "all workers are busy: try again later")
        return await asyncio.wrap_future(request.reply)

    def start(self) -> Worker:
        """Start a process."""
        worker = self._start_one()
        self._running.add(worker)
        return worker

    def stop(self, worker: Worker) -> None:
        """End a process, unless that was done."""
        if worker in self._running:
            self._running.discard(worker)
            worker.stop()

    def take(self, worker: Worker, request: _Request, lane: "_Lane | None" = None) -> bool:
        """Have `worker` answer a request; return whether it can answer another.

        Parameters
        ----------
        lane
            Where others wait; None for a job that runs aside.
        """
        start = time.monotonic()
        with suppress(OSError):
            worker.send(request.job)
        try:
            return self._follow(worker, request, start, lane)
        except Exception:  # noqa: BLE001 - the thread goes on, whatever one request did
            return self._fail(worker, request, _refuse(500, self._failure))

    def _follow(
        self, worker: Worker, request: _Request, start: float, lane: "_Lane | None"
    ) -> bool:
        """Hand on what comes of a job; leave it to another thread if it takes long while others wait."""
        while True:
            left = start + self.seconds - time.monotonic()
            is_quick = lane is not None and request.parts is None and left > _QUICK
            try:
                received = worker.receive(_QUICK if is_quick else left)
            except (EOFError, OSError):
                late = left < _QUICK
                return self._fail(
                    worker, request, self._late() if late else _refuse(500, self._failure)
                )
            if isinstance(received, Reply):
                return self._end(worker, request, received)
            if received is not None and self._hand_on(request, *received, left):
                continue
            if received is not None or not is_quick:
                self._memory.add_long(request.job)
                return self._fail(worker, request, self._late())
            if lane is not None and lane.waits():
                self._memory.add_long(request.job)
                self._go_aside(worker, request, start)
                return False

    def _start_aside(self, request: _Request) -> None:
        """Run a query that took long before, if there is room."""
        if self._aside.acquire(blocking=False):
            worker = self.start()
            worker.step_back()
            self._in_thread(worker, lambda: self.take(worker, request))
        else:
            request.answer(_refuse(503, _FULL))

    def _go_aside(self, worker: Worker, request: _Request, start: float) -> None:
        """Let a query go on while its place is given to another, if there is room."""
        if self._aside.acquire(blocking=False):
            worker.step_back()
            self._in_thread(worker, lambda: self._follow(worker, request, start, None))
        else:
            self._fail(worker, request, _refuse(503, _FULL))

    def _in_thread(self, worker: Worker, work: Callable[[], object]) -> None:
        def finish() -> None:
            try:
                work()
            finally:
                self.stop(worker)
                self._aside.release()

        threading.Thread(target=finish, daemon=True).start()

    def _hand_on(self, request: _Request, media_type: str, part: bytes, seconds: float) -> bool:
        if request.parts is None:
            request.parts = Parts(media_type, request.loop)
            request.answer(request.parts)
        return request.parts.put(part, seconds)

    def _end(self, worker: Worker, request: _Request, reply: Reply) -> bool:
        if request.parts is None:
            self._memory.keep(request.job, reply)
            request.answer(reply)
            return True
        if reply.status != 200:
            return self._fail(worker, request, reply)
        return request.parts.put(reply.body, self.seconds) and request.parts.end(self.seconds)

    def _fail(self, worker: Worker, request: _Request, reply: Reply) -> bool:
        """Tell why there is no result, or break it off; end the process."""
        self.stop(worker)
        if request.parts is None:
            request.answer(reply)
        else:
            request.parts.put(None, self.seconds)
        return False

    def _late(self) -> Reply:
        return _refuse(503, f"the query takes longer than {self.seconds:g} s: make it smaller")


class _Lane:
    """Jobs that wait for one of some processes, each with a thread that talks to it."""

    def __init__(self, workers: Workers, count: int) -> None:
        self._workers = workers
        self._waiting: deque[_Request] = deque()
        self._ready = threading.Semaphore(0)
        self._mean = 0.01
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def put(self, request: _Request) -> bool:
        """Let a job wait, unless it would wait too long."""
        if len(self._waiting) * self._mean / len(self._threads) > _PATIENCE:
            return False
        self._waiting.append(request)
        self._ready.release()
        return True

    def waits(self) -> bool:
        """Tell whether jobs wait."""
        return bool(self._waiting)

    def close(self) -> None:
        """End the threads."""
        for _ in self._threads:
            self._ready.release()

    def join(self) -> None:
        """Wait for the threads to end."""
        for thread in self._threads:
            thread.join(5.0)

    def _serve(self) -> None:
        worker = self._start()
        while worker and self._ready.acquire() and not self._workers.closed:
            request, start = self._waiting.popleft(), time.monotonic()
            if not self._workers.take(worker, request, self):
                worker = self._start()
            self._mean += (time.monotonic() - start - self._mean) / 20

    def _start(self) -> Worker | None:
        """Start a process, however often that fails, until the server ends."""
        while not self._workers.closed:
            with suppress(EOFError, OSError):
                return self._workers.start()
            time.sleep(_QUICK)
        return None


def _refuse(status: int, message: str) -> Reply:
    return Reply(status=status, media_type="text/plain", body=f"{message}\n".encode())
