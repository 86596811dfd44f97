"""Parameters of named queries: what a user typed -> RDF terms for the query's open variables."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import unquote

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.graph.days import check_window, read_days
from kg.graph.find_word import refuse_unknown
from kg.query.bindings import Values
from kg.query.engines import Engine
from kg.query.named import NamedQuery
from kg.rdf.terms import escape
from kg.rdf.vocabulary import KGO, MODALITIES, POLARITIES, TYPES

__all__ = ["NAMES", "find_actors", "read_parameters"]

NAMES = """SELECT ?actor ?name ?preferred WHERE {
  { ?actor skos:prefLabel ?name . BIND(true AS ?preferred) }
  UNION { ?actor skos:altLabel ?name . BIND(false AS ?preferred) }
  UNION { ?actor a kgo:Actor . BIND(STR(?actor) AS ?name) BIND(true AS ?preferred) }
}"""
"""All names of actors."""

_RELATIONS = "SELECT ?relation WHERE { ?relation a kgo:RelationType }"
"""Those of the vocabulary; an RDF file may lack it."""


def read_parameters(
    query: NamedQuery, given: Mapping[str, str], engine: Engine
) -> dict[str, Values]:
    """Return the terms for the parameters of `query`.

    Parameters
    ----------
    given
        What the user typed, by parameter.
    engine
        Of the graph in which names of actors are looked up.

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
        values |= _read(name, known[name].kind, value, engine)
    return values


def find_actors(engine: Engine, name: str) -> list[ox.NamedNode]:
    """Return the actors that are called `name`, capitals aside: by id or preferred name, else by alias.

    Raises
    ------
    QueryError
        If nobody is; names the most similar actors.
    """
    rows = engine.ask(NAMES).rows
    wanted = name.casefold().strip()
    by_rank: dict[str, dict[str, ox.NamedNode]] = {"true": {}, "false": {}}
    labels: dict[str, str] = {}
    for actor, label, preferred in rows:
        if not isinstance(actor, ox.NamedNode) or not isinstance(label, ox.Literal):
            continue
        # An actor's own IRI ends in its id, under whatever base.
        called = label.value
        if called == actor.value:
            called = unquote(re.split("[:/#]", called)[-1])
            labels.setdefault(called.casefold(), called)
        else:  # rather than an id
            labels[called.casefold()] = called
        if called.casefold() == wanted and isinstance(preferred, ox.Literal):
            by_rank[preferred.value][actor.value] = actor
    found = by_rank["true"] or by_rank["false"]
    if found:
        return [found[iri] for iri in sorted(found)]
    near = process.extract(wanted, sorted(labels), scorer=fuzz.WRatio, limit=3, score_cutoff=70)
    hint = " or ".join(labels[label] for label, _, _ in near)
    tail = f"did you mean {hint}?" if hint else "see `kg query actors`"
    raise QueryError(f"nobody in this graph is called {name!r}: {tail}")


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
    if kind == "actor":
        return {name: find_actors(engine, value)}
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
