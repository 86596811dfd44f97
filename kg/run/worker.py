"""A worker process: it sets itself up once, then answers batch after batch until told to stop."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any

from kg.errors import BuildError, KgError
from kg.graph.garbage import collect_rarely

__all__ = [
    "ERROR",
    "FATAL",
    "READY",
    "RESULT",
    "Worker",
    "answer_batch",
    "explain_failure",
    "start_worker",
    "stop_worker",
]

READY, RESULT, ERROR, FATAL = "ready", "result", "error", "fatal"
"""What a worker answers: it is set up; a batch's result; why a batch failed; why it can't work at all."""

_PATIENCE = 5.0


@dataclass(slots=True, eq=False)
class Worker:
    """A worker as its master sees it.

    Attributes
    ----------
    process, connection
        The process and the master's end of the pipe to it.
    ready
        True once it has set itself up.
    task
        What it is at work on, or None.
    """

    process: BaseProcess
    connection: Connection
    ready: bool = False
    task: Any = None


def start_worker(
    context: SpawnContext, setup: Callable[[], Any], function: Callable[[Any, Any], Any]
) -> Worker:
    """Start a process that calls `setup` once and then `function` with its result and each batch."""
    master, slave = context.Pipe()
    process = context.Process(target=_work, args=(slave, setup, function), daemon=True)
    process.start()
    slave.close()  # else the master would never see that the worker's end is gone
    return Worker(process, master)


def stop_worker(worker: Worker) -> None:
    """End a worker, whatever it is at; nothing of it is left."""
    worker.connection.close()  # an idle worker ends by itself
    if worker.task is not None or not worker.ready:
        worker.process.terminate()
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    worker.process.close()


def _work(
    connection: Connection, setup: Callable[[], Any], function: Callable[[Any, Any], Any]
) -> None:
    """Work until the master closes its end, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the master's to answer
    collect_rarely()
    try:
        try:
            state = setup()
        except Exception as error:  # noqa: BLE001 - whatever it is, the master has to know
            connection.send(explain_failure(error))
            return
        connection.send((READY, None, ""))
        while True:
            batch = connection.recv()
            connection.send(answer_batch(function, state, batch))
    except (EOFError, OSError):
        return


def explain_failure(error: Exception) -> tuple[str, Any, str]:
    """Return the answer of a worker that can't set itself up."""
    if isinstance(error, KgError):
        return FATAL, type(error), str(error)
    return FATAL, BuildError, f"{type(error).__name__}: {error}"


def answer_batch(
    function: Callable[[Any, Any], Any], state: Any, batch: Any
) -> tuple[str, Any, str]:
    """Return a worker's answer to a batch: its result, or why there is none."""
    try:
        return RESULT, function(state, batch), ""
    except Exception as error:  # noqa: BLE001 - one bad article never ends a run
        return ERROR, None, f"{type(error).__name__}: {error}"
