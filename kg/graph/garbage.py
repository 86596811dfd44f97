"""The garbage collector paused where millions of records are made, none of which is garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collection"]


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause the garbage collector: looking through all new records takes a tenth of the time of making them.

    Examples
    --------
    >>> with without_collection():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
