"""Actors as RDF: a node and its statements -> quads of the plain graph.

The plain graph holds what articles themselves report as done: positive, actual, nobody's mere claim.
"""

from collections.abc import Iterator
from typing import cast

import pyoxigraph as ox

from kg.graph.schema import ActorGraph, EdgeData
from kg.rdf.terms import date, escape, is_web_address, text
from kg.rdf.vocabulary import (
    DCTERMS,
    KGO,
    ORG,
    OWL,
    PLAIN,
    PROV,
    RDF,
    RDFS,
    SKOS,
    TIME,
    TYPES,
    WIKIDATA,
    actor_iri,
    day_iri,
    part_iri,
)

__all__ = ["describe_actor", "describe_day", "describe_role", "is_reported", "plain_predicate"]

Node = ox.NamedNode | ox.Literal


def is_reported(data: EdgeData) -> bool:
    """Tell whether articles themselves report a statement as done, so that it may be a plain triple."""
    done = data["polarity"] == "positive" and data["modality"] == "actual"
    return done and data["attributed_to"] is None


def plain_predicate(data: EdgeData) -> ox.NamedNode:
    """Return the property of a plain triple; speech to somebody and about somebody are two."""
    return KGO[data["predicate"] if data["predicate"] != "says" else f"says_{data['addressing']}"]


def describe_actor(graph: ActorGraph, node: str) -> Iterator[ox.Quad]:
    """Yield what is known of an actor, its memberships, and the plain triples that begin with it."""
    actor = actor_iri(node)
    for predicate, value in _properties(graph, node):
        yield ox.Quad(actor, predicate, value, PLAIN)
    for target, data in _statements(graph, node):
        if data["predicate"] == "holds_role":
            yield from _membership(actor, target, data)
        if target is not None and not data["ended"]:
            yield ox.Quad(actor, plain_predicate(data), actor_iri(target), PLAIN)
    for other, _, mutual in graph.in_edges(node, data=True):
        edge = cast("EdgeData", mutual)
        if edge["symmetric"] and is_reported(edge):
            yield ox.Quad(actor, plain_predicate(edge), actor_iri(str(other)), PLAIN)


def _statements(graph: ActorGraph, node: str) -> Iterator[tuple[str | None, EdgeData]]:
    """Yield what an actor is reported to have done, and to whom."""
    for data in graph.nodes[node]["unary"]:
        if is_reported(data):
            yield None, data
    for _, target, edge in graph.out_edges(node, data=True):
        data = cast("EdgeData", edge)
        if is_reported(data):
            yield str(target), data


def _properties(graph: ActorGraph, node: str) -> Iterator[tuple[ox.NamedNode, Node]]:
    data = graph.nodes[node]
    own, general = TYPES.get(data["type"], (KGO["Actor"], PROV["Agent"]))
    for kind in (KGO["Actor"], own, general):
        yield RDF["type"], kind
    yield DCTERMS["identifier"], text(node)
    yield SKOS["prefLabel"], text(data["name"])
    yield RDFS["label"], text(data["name"])
    for alias in data["aliases"]:
        yield SKOS["altLabel"], text(alias)
    if data["wikidata"]:
        yield OWL["sameAs"], WIKIDATA[escape(data["wikidata"])]
    for other in data["same_as"]:
        if is_web_address(other):
            yield OWL["sameAs"], ox.NamedNode(other)
        else:
            yield KGO["otherIdentifier"], text(other)
    for key in ("country", "sector", "gender"):
        if data[key]:
            yield KGO[key], text(data[key])
    if data["anonymous"]:
        yield KGO["anonymous"], ox.Literal(data["anonymous"])


def _membership(actor: ox.NamedNode, target: str | None, data: EdgeData) -> Iterator[ox.Quad]:
    """Yield who holds or held which office where, and in which time articles attest it."""
    member = part_iri("membership", data["id"])
    pairs: list[tuple[ox.NamedNode, Node]] = [
        (RDF["type"], ORG["Membership"]),
        (ORG["member"], actor),
        (KGO["ended"], ox.Literal(data["ended"])),
        (KGO["edge"], text(data["id"])),
    ]
    if target is not None:
        pairs.append((ORG["organization"], actor_iri(target)))
    if data["title"]:
        pairs.append((ORG["role"], part_iri("role", data["title"])))
    days = [("hasBeginning", date(data["first"][:10])), ("hasEnd", date(data["last"][:10]))]
    if any(day for _, day in days):
        interval = ox.NamedNode(f"{member.value}:time")
        pairs.append((KGO["attestedDuring"] if data["ended"] else ORG["memberDuring"], interval))
        yield ox.Quad(interval, RDF["type"], TIME["Interval"], PLAIN)
        for name, day in days:
            if day is not None:
                yield ox.Quad(interval, TIME[name], day_iri(day.value), PLAIN)
    for predicate, value in pairs:
        yield ox.Quad(member, predicate, value, PLAIN)


def describe_role(title: str) -> Iterator[ox.Quad]:
    """Yield an office that somebody holds somewhere."""
    role = part_iri("role", title)
    yield ox.Quad(role, RDF["type"], ORG["Role"], PLAIN)
    yield ox.Quad(role, SKOS["prefLabel"], text(title), PLAIN)


def describe_day(day: str) -> Iterator[ox.Quad]:
    """Yield a day as an instant of OWL-Time."""
    yield ox.Quad(day_iri(day), RDF["type"], TIME["Instant"], PLAIN)
    value = date(day)
    if value is not None:
        yield ox.Quad(day_iri(day), TIME["inXSDDate"], value, PLAIN)
