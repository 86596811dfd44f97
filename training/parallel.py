"""Tasks in two processes that see what their parent holds: parses are too large to be sent."""

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

from training.articles import FOLDS

__all__ = ["each", "each_fold"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_TASK: list[Callable[[Any], Any]] = []
"""What processes see of their parent."""


def each(items: Sequence[Item], task: Callable[[Item], Result], together: int = 1) -> list[Result]:
    """Return what a task makes of each item, in their order; items and results are sent from process to process.

    Parameters
    ----------
    together
        How many items are sent at once.

    Examples
    --------
    >>> each("ab", str.upper)
    ['A', 'B']
    """
    _TASK[:] = [task]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(_call, items, together)


def each_fold(task: Callable[[int], Result]) -> dict[int, Result]:
    """Return what a task makes of each fold.

    Examples
    --------
    >>> each_fold(lambda fold: fold * fold)
    {0: 0, 1: 1, 2: 4, 3: 9, 4: 16}
    """
    return dict(enumerate(each(range(FOLDS), task)))


def _call(item: Any) -> Any:
    with threadpool_limits(1):
        return _TASK[0](item)
