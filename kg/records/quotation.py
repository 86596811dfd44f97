"""Quotations: who says what, after PARC/PolNeAR: source, cue, content."""

from dataclasses import dataclass
from enum import StrEnum

from kg.records.assertion import TimeInterval
from kg.records.text import Span

__all__ = ["Quotation", "QuotationKind"]


class QuotationKind(StrEnum):
    """Direct (all content between marks), indirect (none), mixed (some)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of speech (or writing, belief, denial) with its source.

    Attributes
    ----------
    id
        Unique within its document, from content (prefix ``q``).
    source
        Id of the mention that speaks; None if unknown.
    sources
        All mention ids that speak together, `source` first; empty if unknown.
    addressees
        Ids of the mentions spoken to.
    about
        Ids of the mentions (actors) inside the content.
    span
        Hull of source clause and content: the whole passage.
    content
        What was said, one or more spans in text order, without outer quotation marks and without
        the reporting clause.
    cue
        The words that report it (*said*, *according to*), or None.
    kind
        Direct, indirect or mixed.
    act
        ``says``, ``asks``, ``denies``, ``declines`` (to comment), ``believes`` (thinks, fears, hopes:
        internal states), ``writes``, ``orders`` …: the cue's class in ``reporting.toml``.
    parent
        Id of the quotation within whose content this one stands; None at the top.
    anonymous
        True for unnamed sources (*a senior official*).
    polarity
        ``negative`` for *did not say*.
    modality
        As for assertions: ``actual`` for *said*, ``future`` for *will say* …
    time
        When it was said, if stated.
    rule, score
        The rule that found it; 0–1.
    """

    id: str
    source: str | None
    sources: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    span: Span
    content: tuple[Span, ...]
    cue: Span | None = None
    kind: QuotationKind
    act: str = "says"
    parent: str | None = None
    anonymous: bool = False
    polarity: str = "positive"
    modality: str = "actual"
    time: TimeInterval | None = None
    rule: str = ""
    score: float = 1.0

    @property
    def hull(self) -> Span:
        """From the first character of the content to the last."""
        return Span(self.content[0].start, self.content[-1].end)
