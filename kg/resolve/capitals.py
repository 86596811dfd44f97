"""Capitals that act: a document's readings -> the states that it calls by their capitals (*Warsaw accused Minsk*).

Who speaks or does what only states do to one another is a state, whether or not the document names it otherwise; to be
bombed, visited or marched through happens to the town.
"""

import re

from kg.actors.record import AliasKind
from kg.records import Assertion, Mention, MentionKind
from kg.resolve.document_state import DocumentState

__all__ = ["acting_capitals"]

_HOSTS = re.compile("host|hold|held", re.IGNORECASE)

_IN_WORDS = frozenset(
    ["accuses", "agrees", "concedes", "negotiates", "pressures", "rejects", "requests", "sanctions", "supports", "threatens"]
)  # fmt: skip
"""Relations whose recipients are states."""

_TO_IT = frozenset({"aids", "cooperates"})
"""Relations whose recipients are states where they are their objects: aid *to Beirut* reaches the town."""

_IN_TOWN = frozenset({"holds_role", "part_of", "protests"})
"""Relations that a town may be said to be in: its people march."""

_AMONG = frozenset({"consults", "mediates"})
"""Relations of states whose capitals are named, unless the one hosts the other."""


def acting_capitals(state: DocumentState) -> set[str]:
    """Return the states whose capitals do, say or are told what only states do, say or are told."""
    found = set()
    for quotation in state.extraction.quotations:
        speaking = (quotation.source or "", *quotation.addressees)
        found |= {_seat(state, name) for name in speaking}
    for one in state.extraction.assertions:
        found |= {_seat(state, name) for name in _state_like(state, one)}
    return found - {""}


def _state_like(state: DocumentState, one: Assertion) -> list[str]:
    """Return those of a reading's two who act, or are acted upon, as states are."""
    subject, target = state.mentions.get(one.subject), state.mentions.get(one.object or "")
    if one.predicate in _IN_TOWN or subject is None:
        return []
    if one.predicate in _AMONG:
        cue = state.extraction.document.text[one.cue.start : one.cue.end]
        both = _seat_of(state, subject) and _seat_of(state, target)
        return [one.subject, one.object or ""] if both and not _HOSTS.match(cue) else []
    told = one.predicate in _IN_WORDS or (one.predicate in _TO_IT and _is_object(target))
    return [one.subject, *([one.object] if told and one.object else [])]


def _is_object(mention: Mention | None) -> bool:
    return mention is not None and mention.function == "object"


def _seat(state: DocumentState, name: str) -> str:
    return _seat_of(state, state.mentions.get(name))


def _seat_of(state: DocumentState, mention: Mention | None) -> str:
    """Return the state whose capital a mention is, or an empty string."""
    if mention is None or mention.kind is not MentionKind.NAME:
        return ""
    if mention.locative or mention.adjectival or mention.label == "PERSON":
        return ""
    return next(
        (
            one.actor
            for one in state.actors.find(mention.text)
            if one.kind is AliasKind.CAPITAL and one.actor in mention.actors
        ),
        "",
    )
