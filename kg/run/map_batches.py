"""A function over batches: in this process, or in workers of which any may die at any moment.

`concurrent.futures` gives up its whole pool when one worker dies and can't say at which batch; here each worker has
a pipe of its own, so that a death costs that worker's batch alone, and is blamed on the right document.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from kg.errors import BuildError
from kg.run.worker import ERROR, FATAL, READY, RESULT, Worker, start_worker, stop_worker

__all__ = ["Failed", "map_batches"]

Item = TypeVar("Item")
Result = TypeVar("Result")
State = TypeVar("State")

_DEATHS = 2
"""An item that kills its worker this many times, alone in its batch, is given up."""

_FALSE_STARTS = 3
"""Workers that die one after the other while they set themselves up, before the run is given up."""


@dataclass(frozen=True, slots=True)
class Failed(Generic[Item]):
    """An item that could not be worked on.

    Attributes
    ----------
    item
        The item.
    reason
        Why, in words for the report.
    """

    item: Item
    reason: str


@dataclass(slots=True)
class _Task:
    """A batch and how often it killed its worker."""

    batch: tuple[Any, ...]
    deaths: int = 0


def map_batches(
    function: Callable[[State, Sequence[Item]], Result],
    batches: Iterable[Sequence[Item]],
    *,
    setup: Callable[[], State],
    jobs: int = 1,
) -> Iterator[Result | Failed[Item]]:
    """Yield ``function(state, batch)`` for each of `batches`, in the order they are done.

    Parameters
    ----------
    function
        Takes what `setup` gave and a batch. With several jobs it, `setup`, items and results travel
        between processes, so they must pickle: functions of a module, or `functools.partial` of them.
    batches
        Taken as workers come free: never more of them are held than there are workers.
    setup
        Called once in each process: loads the model.
    jobs
        Worker processes; with 1 all is done in this process.

    Yields
    ------
    Result or Failed
        A batch in which `function` raises, or whose worker dies, is tried again item by item. An item
        that raises, or that kills two workers on its own, comes as `Failed`; the others go on.

    Raises
    ------
    KgError
        If `setup` raises one; BuildError if it fails otherwise, or kills its process.

    Notes
    -----
    Closing the iterator, or Ctrl-C, ends the workers; if this process is killed, they end by themselves.

    Examples
    --------
    >>> def divide(state, batch):
    ...     return [state // number for number in batch]
    >>> list(map_batches(divide, [(1, 2), (0, 4)], setup=lambda: 12))
    [[12, 6], Failed(item=0, reason='ZeroDivisionError: integer division or modulo by zero'), [3]]
    """
    if jobs == 1:
        return _map_here(function, batches, setup)
    return _map_in_workers(function, batches, setup, jobs)


def _map_here(
    function: Callable[[State, Sequence[Item]], Result],
    batches: Iterable[Sequence[Item]],
    setup: Callable[[], State],
) -> Iterator[Result | Failed[Item]]:
    state = setup()
    for batch in batches:
        try:
            result = function(state, batch)
        except Exception as error:  # noqa: BLE001 - one bad article never ends a run
            if len(batch) == 1:
                yield Failed(batch[0], f"{type(error).__name__}: {error}")
            else:
                yield from _map_here(function, [(item,) for item in batch], lambda: state)
        else:
            yield result


def _map_in_workers(
    function: Callable[[State, Sequence[Item]], Result],
    batches: Iterable[Sequence[Item]],
    setup: Callable[[], State],
    jobs: int,
) -> Iterator[Result | Failed[Item]]:
    context = multiprocessing.get_context("spawn")
    pool = _Pool(batches, lambda: start_worker(context, setup, function), jobs)
    try:
        while pool.is_busy():
            pool.hand_out()
            yield from pool.collect()
    finally:
        pool.stop()


class _Pool:
    """Workers, and the batches they are at work on or wait for."""

    def __init__(
        self, batches: Iterable[Sequence[Any]], start: Callable[[], Worker], jobs: int
    ) -> None:
        self._batches = iter(batches)
        self._again: deque[_Task] = deque()
        self._start = start
        self._next = self._take()
        self._workers = [start() for _ in range(jobs)] if self._next else []
        self._false_starts = 0

    def is_busy(self) -> bool:
        return self._next is not None or any(one.task is not None for one in self._workers)

    def hand_out(self) -> None:
        """Give every idle worker a batch."""
        for worker in self._workers:
            if self._next is None:
                return
            if worker.ready and worker.task is None:
                worker.task, self._next = self._next, None
                with suppress(
                    OSError
                ):  # it died idle: `collect` finds it and the batch is tried again
                    worker.connection.send(worker.task.batch)
                self._next = self._take()

    def collect(self) -> Iterator[Any]:
        """Wait until a worker answers or dies; yield what is done."""
        by_connection = {one.connection: one for one in self._workers}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
            else:
                yield from self._take_answer(worker, *answer)

    def stop(self) -> None:
        for worker in self._workers:
            stop_worker(worker)

    def _take_answer(self, worker: Worker, kind: str, value: Any, reason: str) -> Iterator[Any]:
        task, worker.task = worker.task, None
        if kind == FATAL:
            raise value(reason)
        if kind == READY:
            worker.ready, worker.task, self._false_starts = True, task, 0
        elif kind == RESULT:
            yield value
        elif kind == ERROR and len(task.batch) == 1:
            yield Failed(task.batch[0], reason)
        else:
            self._try_again(task)

    def _bury(self, worker: Worker) -> Iterator[Any]:
        """Replace a dead worker, and see to the batch it left."""
        task, worker.task = worker.task, None
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise BuildError(
                    "worker processes die while they load the model (too little memory?): "
                    "try again with --jobs 1"
                )
        stop_worker(worker)
        self._workers[self._workers.index(worker)] = self._start()
        if task is None:
            return
        task.deaths += len(task.batch) == 1
        if task.deaths >= _DEATHS:
            yield Failed(task.batch[0], "its worker process died twice (killed, or out of memory)")
        else:
            self._try_again(task)

    def _try_again(self, task: _Task) -> None:
        if len(task.batch) == 1:
            self._again.append(task)
        else:
            self._again.extend(_Task((item,)) for item in task.batch)
        if self._next is None:
            self._next = self._take()

    def _take(self) -> _Task | None:
        if self._again:
            return self._again.popleft()
        batch = next(self._batches, None)
        return None if batch is None else _Task(tuple(batch))
