"""Items -> batches of bounded number and size."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["make_batches"]

Item = TypeVar("Item")


def make_batches(
    items: Iterable[Item], *, most: int, limit: int, weigh: Callable[[Item], int]
) -> Iterator[tuple[Item, ...]]:
    """Yield `items` in order, in batches of at most `most` of them that weigh at most `limit` together.

    An item that is heavier than `limit` makes a batch of its own.

    Examples
    --------
    >>> list(make_batches(["a", "bb", "cccc", "d"], most=3, limit=4, weigh=len))
    [('a', 'bb'), ('cccc',), ('d',)]
    """
    batch: list[Item] = []
    weight = 0
    for item in items:
        own = weigh(item)
        if batch and (len(batch) == most or weight + own > limit):
            yield tuple(batch)
            batch, weight = [], 0
        batch.append(item)
        weight += own
    if batch:
        yield tuple(batch)
