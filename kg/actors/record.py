"""Known actors: who they are and which words may denote them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Alias", "AliasKind", "KnownActor"]


class AliasKind(StrEnum):
    """What kind of word denotes the actor."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    NATIONAL = "national"
    CAPITAL = "capital"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class Alias:
    """One form.

    Attributes
    ----------
    text
        As written.
    kind
        Name, acronym, demonym (*Israeli*), national (*Israelis*), capital or other metonym.
    case_sensitive
        True where only this case counts (*US*, not *us*).
    """

    text: str
    kind: AliasKind = AliasKind.NAME
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor known before reading.

    Attributes
    ----------
    id
        Stable and readable: ``israel``, ``un-security-council``.
    name, type, aliases
        Preferred name; entity type of ``gold/README.md`` section 2; all forms, the name included.
    qid
        Wikidata id, or empty where not known for certain.
    country, sector
        PLOVER codes, or empty.
    part_of
        Id of the parent, or empty.
    ids
        Other identifiers or IRIs, from a user's list.
    body
        Which of the bodies that every nation has it is of its nation (``armed-forces``), or empty.
    since, until
        ISO dates between which the actor existed, or empty.
    """

    id: str
    name: str
    type: str
    aliases: tuple[Alias, ...] = ()
    qid: str = ""
    country: str = ""
    sector: str = ""
    part_of: str = ""
    ids: tuple[str, ...] = ()
    body: str = ""
    since: str = ""
    until: str = ""
