"""Assertions: subject, predicate, object as a text has it, with status and evidence."""

from dataclasses import dataclass
from enum import StrEnum

from kg.records.text import Span

__all__ = ["Assertion", "Modality", "Polarity", "TimeInterval"]


class Polarity(StrEnum):
    """Whether the text affirms or negates it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How the text holds it: done, coming, or only possible in one of four ways."""

    ACTUAL = "actual"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    HEDGED = "hedged"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """An interval of days, both ends included, as read from a date expression.

    Attributes
    ----------
    start, end
        ISO dates; equal for a single day. One is empty where the interval is open on that side: half-open
        are *since March* (no end), *until Friday*, *before 2019* (no start).
    text
        The expression (*last week*).
    span
        Where it stands.
    approximate
        True for *around 2019*, *early March*, *in recent days*, *the end of the year*.
    """

    start: str
    end: str
    text: str
    span: Span
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A relation between two mentions, as one passage has it.

    Attributes
    ----------
    id
        Unique within its document, from content (prefix ``a``).
    subject, object
        Mention ids: who acts, whom it is done to; `object` may be None.
    predicate
        Id of a relation type in the ontology.
    polarity, modality
        The status.
    status_cues
        The words that made it other than positive and actual.
    attribution
        Id of the quotation whose content holds it; None where the article vouches for it.
    claimant
        Id of the mention whose claim it is where no quotation holds it; only annotations tell.
    title
        For ``holds_role``: the office (*foreign minister*).
    ended
        For roles: True for *former*, *ex-*, *outgoing* holders.
    directed
        True where annotations say who acts though the relation is symmetric: it is never turned round.
    span
        The evidence: sentence or quoted passage.
    cue
        The words that signal the relation.
    rule
        Id of the rule that read it.
    time, place
        When and where the event happened, if stated.
    mode
        PLOVER mode (*visit*, *aerial*, *release* …) where the cue tells it, or empty.
    plover
        PLOVER type if the status changes it (future cooperation is AGREE), else the predicate's.
    score
        0–1: how likely a careful reader would sign it.
    """

    id: str
    subject: str
    predicate: str
    object: str | None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    status_cues: tuple[Span, ...] = ()
    attribution: str | None = None
    claimant: str | None = None
    title: str = ""
    ended: bool = False
    directed: bool = False
    span: Span
    cue: Span
    rule: str
    time: TimeInterval | None = None
    place: str = ""
    mode: str = ""
    plover: str = ""
    score: float = 1.0
