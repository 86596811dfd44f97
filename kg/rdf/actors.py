"""Actors as RDF: a node and its statements -> triples of the plain graph.

The plain graph holds what articles themselves report as done: positive, actual, nobody's mere claim.
"""

from collections.abc import Iterator
from functools import cache
from typing import cast

from kg.graph.schema import ActorGraph, EdgeData
from kg.rdf.turtle import (
    Name,
    Triple,
    actor_name,
    boolean,
    date,
    day_name,
    part_name,
    text,
    web_address,
    wikidata_name,
)
from kg.rdf.vocabulary import TYPES, shorten

__all__ = ["describe_actor", "describe_day", "describe_role", "is_reported", "plain_relation"]


def is_reported(data: EdgeData) -> bool:
    """Tell whether articles themselves report a statement as done, so that it may be a plain triple."""
    done = data["polarity"] == "positive" and data["modality"] == "actual"
    return done and data["attributed_to"] is None


def plain_relation(data: EdgeData) -> str:
    """Return the name of the property of a plain triple; speech to somebody and about somebody are two."""
    return data["predicate"] if data["predicate"] != "says" else f"says_{data['addressing']}"


def describe_actor(graph: ActorGraph, node: str) -> Iterator[Triple]:
    """Yield what is known of an actor, its memberships, and the plain triples that begin with it."""
    actor = actor_name(node)
    for predicate, value in _properties(graph, node):
        yield actor, predicate, value
    for target, data in _statements(graph, node):
        if data["predicate"] == "holds_role":
            yield from _membership(actor, target, data)
        if target is not None and not data["ended"]:
            yield actor, f"kgo:{plain_relation(data)}", actor_name(target)
    for other, _, mutual in graph.in_edges(node, data=True):
        edge = cast("EdgeData", mutual)
        if edge["symmetric"] and is_reported(edge):
            yield actor, f"kgo:{plain_relation(edge)}", actor_name(str(other))


def _statements(graph: ActorGraph, node: str) -> Iterator[tuple[str | None, EdgeData]]:
    """Yield what an actor is reported to have done, and to whom."""
    for data in graph.nodes[node]["unary"]:
        if is_reported(data):
            yield None, data
    for _, target, edge in graph.out_edges(node, data=True):
        data = cast("EdgeData", edge)
        if is_reported(data):
            yield str(target), data


def _properties(graph: ActorGraph, node: str) -> Iterator[tuple[Name, str]]:
    data = graph.nodes[node]
    yield "a", "kgo:Actor"
    for kind in _kinds(data["type"]):
        yield "a", kind
    yield "dcterms:identifier", text(node)
    yield "skos:prefLabel", text(data["name"])
    yield "rdfs:label", text(data["name"])
    for alias in data["aliases"]:
        yield "skos:altLabel", text(alias)
    for description in data["descriptions"]:
        yield "kgo:describedAs", text(description)
    if data["wikidata"]:
        yield "owl:sameAs", wikidata_name(data["wikidata"])
    for other in data["same_as"]:
        address = web_address(other)
        if address:
            yield "owl:sameAs", address
        else:
            yield "kgo:otherIdentifier", text(other)
    for key in ("country", "sector", "gender"):
        if data[key]:
            yield f"kgo:{key}", text(data[key])
    if data["anonymous"]:
        yield "kgo:anonymous", boolean(data["anonymous"])


@cache
def _kinds(entity_type: str) -> tuple[Name, ...]:
    """Return our class and the one it specializes."""
    kinds = TYPES.get(entity_type)
    return tuple(shorten(kind.value) for kind in kinds) if kinds else ("prov:Agent",)


def _membership(actor: Name, target: str | None, data: EdgeData) -> Iterator[Triple]:
    """Yield who holds or held which office where, and in which time articles attest it."""
    member = part_name("membership", data["id"])
    pairs: list[tuple[Name, str]] = [
        ("a", "org:Membership"),
        ("org:member", actor),
        ("kgo:ended", boolean(data["ended"])),
        ("kgo:edge", text(data["id"])),
    ]
    if target is not None:
        pairs.append(("org:organization", actor_name(target)))
    if data["title"]:
        pairs.append(("org:role", part_name("role", data["title"])))
    days = [("hasBeginning", data["first"][:10]), ("hasEnd", data["last"][:10])]
    if any(date(day) for _, day in days):
        interval = f"{member}:time"
        pairs.append(("kgo:attestedDuring" if data["ended"] else "org:memberDuring", interval))
        yield interval, "a", "time:Interval"
        for name, day in days:
            if date(day):
                yield interval, f"time:{name}", day_name(day)
    for predicate, value in pairs:
        yield member, predicate, value


def describe_role(title: str) -> Iterator[Triple]:
    """Yield an office that somebody holds somewhere."""
    role = part_name("role", title)
    yield role, "a", "org:Role"
    yield role, "skos:prefLabel", text(title)


def describe_day(day: str) -> Iterator[Triple]:
    """Yield a day as an instant of OWL-Time."""
    yield day_name(day), "a", "time:Instant"
    if date(day):
        yield day_name(day), "time:inXSDDate", date(day)
