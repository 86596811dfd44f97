"""How many workers a build gets where nobody says: one for each processor that memory allows."""

import os

__all__ = ["count_jobs"]

_EACH = 1_500_000_000
"""Bytes that a worker with its model may take."""

_MOST = 256


def count_jobs() -> int:
    """Return the number of processors this process may use, no more than memory has room for their models.

    Examples
    --------
    >>> 1 <= count_jobs() <= 256
    True
    """
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        processors = os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        memory = processors * _EACH
    return max(1, min(processors, memory // _EACH, _MOST))
