"""Events as RDF: records of what several articles report -> triples of the graph of events.

Only what an article vouches for is a `sem:Event`, with SEM's properties; what sources alone claim, or what is denied, is a
`kgo:Event` that a client who knows SEM alone doesn't take for one. An assertion is a report of an event, never one itself.
"""

from collections.abc import Iterator

from kg.events.gather import EventData, day_of_event
from kg.rdf.turtle import (
    Name,
    Triple,
    actor_name,
    date,
    decimal,
    document_name,
    integer,
    own_record,
    part_name,
    text,
)

__all__ = ["describe_event", "describe_report"]


def describe_event(event: EventData) -> Iterator[Triple]:
    """Yield who did what to whom and when, as whose claim, and how likely; the assertions that report it stand with their documents."""
    name = part_name("event", event["id"])
    for predicate, value in _properties(event):
        yield name, predicate, value
    if event["status"] == "happened":
        for predicate, value in _as_sem(event):
            yield name, predicate, value


def describe_report(record: str, event: str) -> Iterator[Triple]:
    """Yield of which event an assertion tells."""
    yield own_record(record), "kgo:reports", part_name("event", event)


def _properties(event: EventData) -> Iterator[tuple[Name, str]]:
    yield "a", "kgo:Event"
    yield "kgo:eventKind", f"kgo:{event['kind']}"
    yield "kgo:eventStatus", text(event["status"])
    yield "kgo:agent", actor_name(event["subject"])
    if event["object"] is not None:
        yield "kgo:recipient", actor_name(event["object"])
    if day := date(day_of_event(event)):
        yield "kgo:date", day
    if event["place"]:
        yield "kgo:place", text(event["place"])
    for key, actors in (("claimedBy", event["claimed_by"]), ("deniedBy", event["denied_by"])):
        for actor in filter(None, actors):
            yield f"kgo:{key}", actor_name(actor)
    yield "kgo:documents", integer(event["documents"])
    yield "kgo:firstReport", document_name(event["first_report"])
    yield "kgo:score", decimal(event["score"])
    if event["likeness"] < 1:
        yield "kgo:likeness", decimal(event["likeness"])


def _as_sem(event: EventData) -> Iterator[tuple[Name, str]]:
    """Yield what a client that knows SEM alone finds; the time only where a text states it."""
    yield "a", "sem:Event"
    yield "sem:eventType", f"kgo:{event['kind']}"
    yield "sem:hasActor", actor_name(event["subject"])
    if event["object"] is not None:
        yield "sem:hasActor", actor_name(event["object"])
    if not event["stated"]:
        return
    start, end = date(event["start"]), date(event["end"])
    if start and start == end:
        yield "sem:hasTimeStamp", start
        return
    if start:
        yield "sem:hasEarliestBeginTimeStamp", start
    if end:
        yield "sem:hasLatestEndTimeStamp", end
