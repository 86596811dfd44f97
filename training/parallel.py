"""One task for each fold, in two processes that see what their parent holds: parses are too large to be sent."""

import multiprocessing
from collections.abc import Callable
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

from training.articles import FOLDS

__all__ = ["each_fold"]

Result = TypeVar("Result")

_TASK: list[Callable[[int], Any]] = []
"""What processes see of their parent."""


def each_fold(task: Callable[[int], Result]) -> dict[int, Result]:
    """Return what a task makes of each fold; what it returns is sent from process to process.

    Examples
    --------
    >>> each_fold(lambda fold: fold * fold)
    {0: 0, 1: 1, 2: 4, 3: 9, 4: 16}
    """
    _TASK[:] = [task]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return dict(enumerate(pool.map(_call, range(FOLDS), 1)))


def _call(fold: int) -> Any:
    with threadpool_limits(1):
        return _TASK[0](fold)
