"""A function over batches on a cluster: the same promise as `map_batches`, kept by an engine that exists (Ray).

An engine is a function with the signature of `map_on_ray`; another is added beside it in `ENGINES`.
"""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from kg.errors import BuildError, MissingDependencyError
from kg.run.map_batches import Failed
from kg.run.worker import ERROR, FATAL, RESULT, answer_batch, explain_failure

__all__ = ["ENGINES", "map_on_cluster"]

Item = TypeVar("Item")
Result = TypeVar("Result")
State = TypeVar("State")

_AHEAD = 2
"""Batches handed to the engine for each of its processors, so that none waits and memory is bounded."""

_LOST = 2
"""A worker that is lost costs its batch; after so many more tries it is tried item by item."""


def map_on_cluster(
    function: Callable[[State, Sequence[Item]], Result],
    batches: Iterable[Sequence[Item]],
    *,
    setup: Callable[[], State],
    address: str,
    jobs: int = 1,
) -> Iterator[Result | Failed[Item]]:
    """Yield ``function(state, batch)`` for each of `batches` in the order they are done, on a cluster.

    Parameters
    ----------
    function, batches, setup
        As for `map_batches`; kg, its dependencies and the model must be installed on all machines.
    address
        ``local`` starts workers on this machine, ``auto`` joins the cluster that this machine belongs to,
        ``ray://HOST:PORT`` a cluster from outside.
    jobs
        Workers, for ``local`` alone; a cluster has its own size.

    Yields
    ------
    Result or Failed
        As `map_batches` does: a batch whose worker dies is tried again.

    Raises
    ------
    MissingDependencyError
        If the engine isn't installed.
    BuildError
        If `address` can't be understood or reached, or a worker can't set itself up.
    """
    if address not in ("local", "auto") and not address.startswith("ray://"):
        raise BuildError(f"--cluster: expected local, auto or ray://HOST:PORT, not {address!r}")
    return ENGINES["ray"](function, batches, setup, address, jobs)


def _map_on_ray(
    function: Callable[[Any, Sequence[Any]], Any],
    batches: Iterable[Sequence[Any]],
    setup: Callable[[], Any],
    address: str,
    jobs: int,
) -> Iterator[Any]:
    ray = _connect(address, jobs)
    try:
        task = ray.remote(num_cpus=1, max_retries=_LOST)(_answer)
        together = ray.put((pickle.dumps(setup), function))
        window = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        waiting = iter(batches)
        running: dict[Any, Sequence[Any]] = {}
        again: list[Sequence[Any]] = []
        while True:
            while len(running) < window:
                batch = again.pop() if again else next(waiting, None)
                if batch is None:
                    break
                running[task.remote(together, batch)] = batch
            if not running:
                return
            [done], _ = ray.wait(list(running), num_returns=1)
            yield from _take(ray, done, running.pop(done), again)
    finally:
        ray.shutdown()


def _take(ray: Any, done: Any, batch: Sequence[Any], again: list[Sequence[Any]]) -> Iterator[Any]:
    """Yield what a finished batch gave; put its items in `again` where it failed as a whole."""
    try:
        kind, value, reason = ray.get(done)
    except ray.exceptions.RayError as error:
        kind, value, reason = ERROR, None, f"its worker process died ({type(error).__name__})"
    if kind == FATAL:
        raise value(reason)
    if kind == RESULT:
        yield value
    elif len(batch) == 1:
        yield Failed(batch[0], reason)
    else:
        again.extend((item,) for item in batch)


def _connect(address: str, jobs: int) -> Any:
    """Join a cluster, or start workers here; return the module of the engine."""
    os.environ.setdefault("RAY_worker_niceness", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        ray = import_module("ray")
    except ImportError:
        raise MissingDependencyError(
            "--cluster needs Ray; install it: pip install 'kg[cluster]'"
        ) from None
    size = {"num_cpus": jobs, "include_dashboard": False} if address == "local" else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level="error", **size)
    except (ConnectionError, RuntimeError, ValueError) as error:
        lines = [one.strip() for one in str(error).splitlines() if one.strip()]
        # Ray's client puts a traceback of the server between what failed and why.
        said = " ".join(dict.fromkeys([*lines[:1], *lines[-1:]])) or type(error).__name__
        raise BuildError(f"--cluster {address}: can't be reached: {said}") from None
    return ray


def _answer(together: Any, batch: Sequence[Any]) -> tuple[str, Any, str]:
    """Work on a batch, in a worker; set up at the first."""
    setup, function = together
    try:
        state = _set_up(setup)
    except Exception as error:  # noqa: BLE001 - whatever it is, the master has to know
        return explain_failure(error)
    return answer_batch(function, state, batch)


@cache
def _set_up(pickled: bytes) -> Any:
    """Return what the pickled function gives: one model per process, however many batches it reads."""
    return pickle.loads(pickled)()


ENGINES: dict[str, Callable[..., Iterator[Any]]] = {"ray": _map_on_ray}
"""Engines by name."""
