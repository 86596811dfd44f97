"""Actors as RDF: a node and its statements -> triples of the plain graph.

The plain graph holds what articles themselves report as done: positive, actual, nobody's mere claim.
"""

from collections.abc import Iterator
from functools import cache
from typing import cast

from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.terms import attested_days, is_rough, stated_term
from kg.rdf.turtle import (
    Name,
    Triple,
    actor_name,
    boolean,
    date,
    day_name,
    integer,
    part_name,
    text,
    web_address,
    wikidata_name,
)
from kg.rdf.vocabulary import TYPES, shorten

__all__ = [
    "describe_actor",
    "describe_day",
    "describe_role",
    "is_reported",
    "language_of",
    "plain_relation",
]


def is_reported(data: EdgeData) -> bool:
    """Tell whether articles themselves report a statement as done, so that it may be a plain triple."""
    done = data["polarity"] == "positive" and data["modality"] == "actual"
    return done and data["attributed_to"] is None


def language_of(graph: ActorGraph) -> str:
    """Return the language of all articles, nothing if they are of several."""
    documents = graph.graph["documents"].values()
    first = next((one["language"] for one in documents), "")
    return first if all(one["language"] == first for one in documents) else ""


def plain_relation(data: EdgeData) -> str:
    """Return the name of the property of a plain triple; speech to somebody and about somebody are two."""
    return data["predicate"] if data["predicate"] != "says" else f"says_{data['addressing']}"


def describe_actor(
    graph: ActorGraph, node: str, language: str = "", *, edges: bool = True
) -> Iterator[Triple]:
    """Yield what is known of an actor, its memberships (with the edge that each stands for, if `edges`), and the plain triples that begin with it."""
    actor = actor_name(node)
    for predicate, value in _properties(graph, node, language):
        yield actor, predicate, value
    for target, data in _statements(graph, node):
        if data["predicate"] == "holds_role":
            yield from _membership(graph, actor, target, data)
            if edges:
                yield part_name("membership", data["id"]), "kgo:edge", text(data["id"])
        if target is not None and not data["ended"]:
            yield actor, f"kgo:{plain_relation(data)}", actor_name(target)
    for other, _, mutual in graph.in_edges(node, data=True):
        edge = cast("EdgeData", mutual)
        if _is_mutual(edge) and is_reported(edge):
            yield actor, f"kgo:{plain_relation(edge)}", actor_name(str(other))


def _is_mutual(data: EdgeData) -> bool:
    """Tell whether who is named second does it too: one may pledge to another, and visit who is away."""
    one_sided = data["predicate"] == "agrees" or data["mode"] == "visit"
    return data["symmetric"] and not one_sided


def _statements(graph: ActorGraph, node: str) -> Iterator[tuple[str | None, EdgeData]]:
    """Yield what an actor is reported to have done, and to whom."""
    for data in graph.nodes[node]["unary"]:
        if is_reported(data):
            yield None, data
    for _, target, edge in graph.out_edges(node, data=True):
        data = cast("EdgeData", edge)
        if is_reported(data):
            yield str(target), data


def _properties(graph: ActorGraph, node: str, language: str) -> Iterator[tuple[Name, str]]:
    data = graph.nodes[node]
    yield "a", "kgo:Actor"
    yield "a", "sem:Actor"
    for kind in _kinds(data["type"]):
        yield "a", kind
    # What texts say of somebody whom they leave unnamed is no name.
    called = "rdfs:label" if data["anonymous"] else "skos:prefLabel"
    yield called, text(data["name"], language)
    for alias in data["aliases"]:
        yield "skos:altLabel", text(alias, language)
    for description in data["descriptions"]:
        yield "kgo:describedAs", text(description, language)
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
    yield "kgo:documents", integer(data["documents"])


@cache
def _kinds(entity_type: str) -> tuple[Name, ...]:
    """Return our class and the one it specializes."""
    kinds = TYPES.get(entity_type)
    return tuple(shorten(kind.value) for kind in kinds) if kinds else ("prov:Agent",)


def _membership(
    graph: ActorGraph, actor: Name, target: str | None, data: EdgeData
) -> Iterator[Triple]:
    """Yield who holds or held which office where, when articles attest it, and the term where one states it."""
    member = part_name("membership", data["id"])
    pairs: list[tuple[Name, str]] = [
        ("a", "org:Membership"),
        ("org:member", actor),
    ]
    if data["ended"]:
        pairs.append(("kgo:ended", boolean(data["ended"])))
    if target is not None:
        pairs.append(("org:organization", actor_name(target)))
    if data["title"]:
        pairs.append(("org:role", part_name("role", data["title"])))
    for relation, suffix, days in (
        ("kgo:attestedDuring", "time", attested_days(graph, data)),
        ("org:memberDuring", "term", stated_term(data)),
    ):
        if any(map(date, days)):
            interval = f"{member}:{suffix}"
            pairs.append((relation, interval))
            yield interval, "a", "time:Interval"
            for name, day in zip(("hasBeginning", "hasEnd"), days, strict=True):
                if date(day):
                    yield interval, f"time:{name}", day_name(day)
            if suffix == "term" and is_rough(data, days):
                yield interval, "kgo:approximate", "true"
    for predicate, value in pairs:
        yield member, predicate, value


def describe_role(title: str, language: str) -> Iterator[Triple]:
    """Yield an office that somebody holds somewhere."""
    role = part_name("role", title)
    yield role, "a", "org:Role"
    yield role, "skos:prefLabel", text(title, language)


def describe_day(day: str) -> Iterator[Triple]:
    """Yield a day as an instant of OWL-Time."""
    yield day_name(day), "a", "time:Instant"
    if date(day):
        yield day_name(day), "time:inXSDDate", date(day)
