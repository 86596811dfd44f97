"""Parameters of named queries: what a user typed -> RDF terms for the query's open variables."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.days import check_window, read_days
from kg.graph.find_word import refuse_unknown
from kg.query.bindings import Values
from kg.query.called import find_actors
from kg.query.engines import Engine
from kg.query.named import NamedQuery
from kg.rdf.terms import escape
from kg.rdf.vocabulary import KGO, MODALITIES, POLARITIES, TYPES

__all__ = ["read_parameters"]

_RELATIONS = "SELECT ?relation WHERE { ?relation a kgo:RelationType }"
"""Those of the vocabulary; an RDF file may lack it."""


def read_parameters(
    query: NamedQuery,
    given: Mapping[str, str],
    engine: Engine,
    *,
    tell: Callable[[str], object] | None = None,
) -> dict[str, Values]:
    """Return the terms for the parameters of `query`.

    Parameters
    ----------
    given
        What the user typed, by parameter.
    engine
        Of the graph in which names of actors are looked up.
    tell
        Is given a line for each name that several actors answer to: who of them was taken.

    Raises
    ------
    QueryError
        If a parameter is unknown or missing, or its value can't be read.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            options = ", ".join(f"--{one}" for one in known) or "none"
            raise QueryError(f"{query.name} has no parameter --{name}; it has: {options}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise QueryError(f"{query.name} needs --{parameter.name}: {parameter.meaning}")
    bounds = {known[name].kind: value for name, value in given.items()}
    check_window(bounds.get("day", ""), bounds.get("lastday", ""))
    values: dict[str, Values] = {}
    for name, value in given.items():
        if known[name].kind == "actor":
            values[name] = find_actors(engine, value, tell)[:1]
        else:
            values |= _read(name, known[name].kind, value, engine)
    return values


def _read(name: str, kind: str, value: str, engine: Engine) -> dict[str, Values]:
    """Return the terms of one parameter."""
    if kind == "week":
        first, last = _week(value)
        return {"since": [_day(first)], "until": [_day(last)]}
    if kind == "days":
        first, last = read_days(value)
        return {"since": [_day(first)], "until": [_day(last)]}
    if kind in ("day", "lastday"):
        first, last = read_days(value)
        return {name: [_day(first if kind == "day" else last)]}
    if kind == "number":
        return {name: [_number(value)]}
    if kind == "text":
        return {name: [ox.Literal(value.encode("utf-8", "replace").decode().casefold())]}
    if kind == "relation" and (known := [str(row[0]) for row in engine.ask(_RELATIONS).rows]):
        refuse_unknown("relation", value, [one.rpartition(":")[2].rstrip(">") for one in known])
    return {name: [_word(kind, value)]}


def _word(kind: str, value: str) -> ox.NamedNode:
    """Return a word of the vocabulary: entity type, relation or status."""
    words = {
        "type": {name: own for name, (own, _) in TYPES.items()},
        "status": {**POLARITIES, **MODALITIES},
    }.get(kind)
    if words is None:
        return KGO[escape(value)]
    if value not in words:
        raise QueryError(f"no {kind} {value!r}: use one of {', '.join(words)}")
    return words[value]


def _number(value: str) -> ox.Literal:
    if not re.fullmatch(r"-?\d{1,15}", value, re.ASCII):
        raise QueryError(f"{value!r} is no whole number")
    return ox.Literal(int(value))


def _day(day: date) -> ox.Literal:
    return ox.Literal(
        day.isoformat(), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    )


def _week(value: str) -> tuple[date, date]:
    """Return Monday and Sunday of an ISO week, or the seven days from a day on."""
    found = re.fullmatch(r"(\d{4})-W(\d\d)", value, re.ASCII)
    try:
        if found:
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        else:
            first = date.fromisoformat(value)
        return first, first + timedelta(days=6)
    except (ValueError, OverflowError):
        raise QueryError(f"{value!r} is no week: write 2024-W09 or its first day") from None
