"""Entities and the table that says which mention denotes which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Entity", "Judgement", "Resolution", "Ties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that mentions denote.

    Attributes
    ----------
    id
        Stable, readable and safe in a file name or IRI: that of the known actor (``israel``), else
        made from the name (``person.tomas-halvorsen``); unnamed sources carry their document's mark.
    name
        The preferred name.
    type
        Entity type of ``gold/README.md`` section 2.
    aliases
        Every other name, sorted.
    descriptions
        Words that describe it without naming it (*the regime*), sorted.
    actor
        Id of the known actor it is tied to, or empty.
    wikidata
        ``Q801`` …, or empty.
    same_as
        Other IRIs or ids from a user's list.
    country, sector
        PLOVER codes (``ISR``, ``MIL``), or empty.
    part_of
        Id of the parent entity, or empty.
    anonymous
        True for unnamed sources, which are never merged across documents.
    gender
        ``male``, ``female`` or empty.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    actor: str = ""
    wikidata: str = ""
    same_as: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""
    part_of: str = ""
    anonymous: bool = False
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Why a mention denotes its entity, or why two clusters were (not) made one.

    Attributes
    ----------
    left, right
        What was compared, as readable keys (``doc#mention`` or entity ids).
    same
        True merged, False kept apart, None unsure (below the threshold; for a person to decide).
    score
        0–1.
    reasons
        Readable, in order of weight.
    """

    left: str
    right: str
    same: bool | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Who is who in one document.

    Attributes
    ----------
    entity_of
        Mention id → entity id; mentions that denote no actor are absent.
    why
        Mention id → score and reason of the tie.
    """

    entity_of: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, tuple[float, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is who; can be thrown away and made anew without reading again.

    Attributes
    ----------
    entities
        Sorted by id.
    ties
        Document id → its ties; of many documents they may be made when asked for.
    told
        Document id → what its ties hang on beside what the document itself says, as lists that JSON holds.
    judgements
        Merges across documents, refused and unsure ones too.
    notices
        What a person should know: corrections that found nothing to correct.
    """

    entities: tuple[Entity, ...] = ()
    ties: Mapping[str, Ties] = field(default_factory=dict)
    told: Mapping[str, Sequence[object]] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    notices: tuple[str, ...] = ()
