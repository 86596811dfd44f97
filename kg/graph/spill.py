"""Records of a graph too large for memory: they lie in a temporary file and are read when they are asked for.

A graph of many articles is mostly evidence, mentions and sentences, of which nobody looks at more than a few at a time. The
lists here stand where lists of such records stand in the graph; the file goes when the graph does.
"""

import marshal
import struct
import tempfile
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, overload

__all__ = ["Growing", "Spill", "Spilled"]

Record = TypeVar("Record")

_SIZE = struct.Struct("<I")
_WHOLE = 64
"""Lists kept as a whole that stay in memory: the sentences of as many documents."""


class Spill:
    """A temporary file of records made of plain values: dicts, lists, tuples, strings, numbers, None.

    Parameters
    ----------
    folder
        Where the file lies; it has no name and is gone with the process. None takes the system's folder.

    Examples
    --------
    >>> spill = Spill()
    >>> numbers = spill.new_list()
    >>> for number in (3, 1, 2):
    ...     numbers.append({"n": number})
    >>> numbers.sort(key=lambda one: one["n"])
    >>> len(numbers), list(numbers), numbers[-1]
    (3, [{'n': 1}, {'n': 2}, {'n': 3}], {'n': 3})
    >>> spill.keep([1, 2])[0]
    1
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as the graph
        self._end = 0
        self.load_whole = lru_cache(maxsize=_WHOLE)(self.load)
        weakref.finalize(self, self._file.close)

    def new_list(self) -> "Spilled[Any]":
        """Return an empty list that grows in the file."""
        return Spilled(self)

    def keep(self, records: Sequence[Record]) -> "Sequence[Record]":
        """Return a short list that is read as a whole."""
        return _Whole(self, records)

    def store(self, record: Any) -> int:
        """Write a record; return its place."""
        data = marshal.dumps(record)
        place = self._end
        self._file.seek(place)
        self._file.write(_SIZE.pack(len(data)) + data)
        self._end = place + _SIZE.size + len(data)
        return place

    def load(self, place: int) -> Any:
        """Return the record at a place."""
        self._file.seek(place)
        [size] = _SIZE.unpack(self._file.read(_SIZE.size))
        return marshal.loads(self._file.read(size))


class _Read(Sequence[Record]):
    """A sequence that is equal to any other with the same records."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))


class Spilled(_Read[Record]):
    """A list whose records lie in a `Spill`; memory holds their places alone."""

    __slots__ = ("_places", "_spill")

    def __init__(self, spill: Spill, places: Iterable[int] = ()) -> None:
        self._spill = spill
        self._places = array("Q", places)

    def append(self, record: Record) -> None:
        """Put a record at the end."""
        self._places.append(self._spill.store(record))

    def sort(self, *, key: Callable[[Record], Any]) -> None:
        """Put the records in the order of their keys."""
        load = self._spill.load
        self._places = array("Q", sorted(self._places, key=lambda place: key(load(place))))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Record]:
        return map(self._spill.load, self._places)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return Spilled(self._spill, self._places[index])
        record: Record = self._spill.load(self._places[index])
        return record


class _Whole(_Read[Record]):
    """A list that lies in a `Spill` as one record."""

    __slots__ = ("_length", "_place", "_spill")

    def __init__(self, spill: Spill, records: Sequence[Record]) -> None:
        self._spill = spill
        self._place = spill.store(list(records))
        self._length = len(records)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Record]:
        return iter(self._spill.load_whole(self._place))

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        found: Record | Sequence[Record] = self._spill.load_whole(self._place)[index]
        return found


Growing: TypeAlias = list[Record] | Spilled[Record]
"""A list that takes records, wherever they lie."""
