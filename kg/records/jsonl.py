"""Records <-> JSON: exact both ways, compact (defaults left out), by a table made once per class.

Spans become ``[start, end]``; records within records become objects; sets become sorted lists; what equals its
default is left out.
"""

import dataclasses
import types
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.records.text import Span

__all__ = ["from_json", "to_json"]

Record = TypeVar("Record")
Convert = Callable[[Any], Any] | None
"""How a value is converted; None where it stands for itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    """How one field goes to JSON and back."""

    name: str
    default: Any
    encode: Convert
    decode: Convert


def to_json(record: Any) -> dict[str, Any]:
    """Return a record as a JSON object; keys in the order of its fields.

    Examples
    --------
    >>> from kg.records.text import Document
    >>> to_json(Document(id="a", text="By Ana Roe", skipped=(Span(0, 10),)))
    {'id': 'a', 'text': 'By Ana Roe', 'skipped': [[0, 10]]}
    """
    found = {}
    for field in _fields(type(record)):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if value != field.default:
            found[field.name] = value if field.encode is None else field.encode(value)
    return found


def from_json(kind: type[Record], data: Mapping[str, Any]) -> Record:
    """Return the record of class `kind` that `data` was made from.

    Raises
    ------
    TypeError, ValueError
        If `data` wasn't made from such a record.

    Examples
    --------
    >>> from kg.records.text import Document
    >>> from_json(Document, {"id": "a", "text": "By Ana Roe", "skipped": [[0, 10]]}).skipped
    (Span(start=0, end=10),)
    """
    values = dict(data)
    for name, decode in _decoders(kind):  # type: ignore[arg-type]
        if name in values:
            values[name] = decode(values[name])
    return kind(**values)


@cache
def _fields(kind: Hashable) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _Field(field.name, field.default, *_converters(hints[field.name]))
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]
    )


@cache
def _decoders(kind: Hashable) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((one.name, one.decode) for one in _fields(kind) if one.decode is not None)


def _converters(hint: Any) -> tuple[Convert, Convert]:
    """Return how values of a type are written and read."""
    if get_origin(hint) in (Union, types.UnionType):
        [inner] = [one for one in get_args(hint) if one is not type(None)]
        return tuple(map(_optional, _converters(inner)))  # type: ignore[return-value]
    if get_origin(hint) is tuple:
        return _tuple_converters(get_args(hint))
    if get_origin(hint) is frozenset:
        encode, decode = _converters(get_args(hint)[0])
        return _each(encode, sorted), _each(decode, frozenset)
    if hint is Span:
        return _write_span, _read_span
    if isinstance(hint, type) and issubclass(hint, Enum):
        return None, cache(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return to_json, partial(from_json, hint)
    return None, None


def _tuple_converters(hints: tuple[Any, ...]) -> tuple[Convert, Convert]:
    """Return how tuples are written and read: of any length, or with a type for each place."""
    if hints[-1] is Ellipsis:
        encode, decode = _converters(hints[0])
        return _each(encode, list), _each(decode, tuple)
    encoders, decoders = zip(*map(_converters, hints), strict=True)
    return partial(_place_by_place, encoders, list), partial(_place_by_place, decoders, tuple)


def _place_by_place(
    converters: tuple[Convert, ...], collect: Callable[[Any], Any], values: Any
) -> Any:
    return collect(
        value if convert is None else convert(value)
        for convert, value in zip(converters, values, strict=True)
    )


def _optional(convert: Convert) -> Convert:
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def _each(convert: Convert, collect: Callable[[Any], Any]) -> Convert:
    if convert is None:
        return collect
    return lambda values: collect(map(convert, values))


def _write_span(span: Span) -> list[int]:
    return [span.start, span.end]


def _read_span(pair: list[int]) -> Span:
    return Span(pair[0], pair[1])
