"""Plain text and Markdown files: path -> one record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.read.decode import decode, read_bytes

__all__ = ["read_plain"]


def read_plain(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the text of a file, verbatim but for line ends."""
    yield {"text": decode(read_bytes(path))}
