"""Mentions: single occurrences of somebody or something in a text, not yet resolved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.records.text import Span

__all__ = ["CoreferenceLink", "Mention", "MentionIndex", "MentionKind", "index_mentions"]


class MentionKind(StrEnum):
    """How a mention refers (ACE): by name, by description or by pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of an entity in a document.

    Attributes
    ----------
    id
        Unique within its document: ``m<start>-<end>``.
    span
        The words that name it, without leading article for names (``Kremlin``), with it for
        descriptions (``the foreign minister``).
    head
        The head word.
    text
        ``Document.text[span]``.
    kind
        Name, nominal or pronoun.
    type
        Entity type of ``gold/README.md`` section 2 as guessed from label and gazetteer
        (``person``, ``government``, ``agency``, ``military``, ``armed_group``, ``igo``, ``party``,
        ``organization``, ``media``, ``people``, ``place``), or empty.
    label
        The NER label after the document's vote (``PERSON``, ``ORG``, ``GPE``, ``NORP`` …), or empty.
    actors
        Ids of known actors that the words may denote, best first; empty for unknown ones.
    number
        ``singular``, ``plural`` or empty.
    gender
        ``male``, ``female`` or empty.
    definite
        True for ``the``, possessives and demonstratives.
    adjectival
        True for a demonym or a name used as a modifier (``Israeli`` in *Israeli strike*).
    locative
        True where the mention is a place adjunct (``in Moscow``), not an actor.
    head_lemma
        Lower-case lemma of the head (``minister``, ``official``).
    modifiers
        Lower-case words before the head (``("former", "foreign")``).
    of
        Id of the mention that the description hangs on (``US`` in *US officials*, ``his`` in *his
        foreign minister*, ``Hamas`` in *the leader of Hamas*), or None.
    function
        ``subject``, ``object``, ``agent``, ``possessive``, ``modifier``, ``oblique`` or empty.
    sentence
        Number of its sentence in the document, from 0.
    quotation_depth
        0 outside quotation marks, 1 inside one pair, and so on.
    full
        Of a description the words with what completes them (*a spokesman for Ann Roe*), or empty.
    sure
        Probability that it denotes an actor or a place.
    """

    id: str
    span: Span
    head: Span
    text: str
    kind: MentionKind
    type: str = ""
    label: str = ""
    actors: tuple[str, ...] = ()
    number: str = ""
    gender: str = ""
    definite: bool = False
    adjectival: bool = False
    locative: bool = False
    head_lemma: str = ""
    modifiers: tuple[str, ...] = ()
    of: str | None = None
    function: str = ""
    sentence: int = 0
    quotation_depth: int = 0
    full: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceLink:
    """Two mentions that the sentence itself says to be one (or not to be one).

    Attributes
    ----------
    first, second
        Mention ids, in text order.
    kind
        ``apposition`` (*Hakan Fidan, the foreign minister*), ``title`` (*Foreign Minister Hakan
        Fidan*), ``acronym`` (*Israel Defense Forces (IDF)*), ``copula`` (*X is the president*),
        ``relative`` (*X, who*), ``reflexive``, ``speaker`` (whom a speaking pronoun or description
        means); or ``distinct``: they can't be one (both arguments
        of a verb).
    rule
        Id of the rule that found it.
    score
        How sure it is, 0-1.
    """

    first: str
    second: str
    kind: str
    rule: str
    score: float = 1.0


MentionIndex = Mapping[int, Mention]
"""Offset of the head word -> mention; the longest if several share a head."""


def index_mentions(mentions: Iterable[Mention]) -> MentionIndex:
    """Return the mentions by the offset of their head.

    Examples
    --------
    >>> index_mentions(())
    {}
    """
    index: dict[int, Mention] = {}
    for mention in mentions:
        other = index.get(mention.head.start)
        if other is None or _rank(mention) > _rank(other):
            index[mention.head.start] = mention
    return index


def _rank(mention: Mention) -> tuple[bool, int]:
    return mention.kind is MentionKind.NAME, mention.span.end - mention.span.start
