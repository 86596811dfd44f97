"""What a server remembers of queries: short results, since its store never changes, and which queries took long."""

import threading
from collections import OrderedDict

from kg.serve.jobs import Job, Reply

__all__ = ["Memory"]

_CACHE = 32 << 20
_CACHED = 1 << 18
_LONG = 1000
"""Bytes of all results that are kept and of one of them, and how many long queries are remembered."""


class Memory:
    """Short results, since the store never changes, and the queries that took long."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._results: OrderedDict[Job, Reply] = OrderedDict()
        self._long: OrderedDict[Job, None] = OrderedDict()
        self._size = 0

    def find(self, job: Job) -> Reply | None:
        """Return the result of a job, if it was kept."""
        with self._lock:
            if job in self._results:
                self._results.move_to_end(job)
            return self._results.get(job)

    def keep(self, job: Job, reply: Reply) -> None:
        """Keep a result, if it is short; the one that was asked for least recently goes."""
        if reply.status != 200 or len(reply.body) > _CACHED:
            return
        with self._lock:
            if job not in self._results:
                self._results[job] = reply
                self._size += len(reply.body) + len(job.query)
            while self._size > _CACHE:
                old, gone = self._results.popitem(last=False)
                self._size -= len(gone.body) + len(old.query)

    def is_long(self, job: Job) -> bool:
        """Tell whether a job took long before."""
        with self._lock:
            return job in self._long

    def add_long(self, job: Job) -> None:
        """Remember that a job takes long."""
        with self._lock:
            self._long[job] = None
            if len(self._long) > _LONG:
                self._long.popitem(last=False)
