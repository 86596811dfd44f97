"""Faults of readers and of the libraries they stand on: an error -> the reason that a report names."""

from kg.errors import InputError

__all__ = ["reason_of"]

_LONGEST = 200


def reason_of(error: Exception) -> str:
    """Return why something isn't read, on one line.

    Examples
    --------
    >>> reason_of(OverflowError("date value\\nout of range")), reason_of(MemoryError())
    ('unreadable (OverflowError: date value out of range)', 'more than fits into memory')
    """
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, MemoryError):
        return "more than fits into memory"
    said = " ".join(str(error).split())[:_LONGEST]
    return f"unreadable ({type(error).__name__}{': ' if said else ''}{said})"
