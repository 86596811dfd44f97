"""What one document calls by one or several words, in a form that stands without its text.

A cluster keeps what telling actors apart across documents takes: names, descriptions, country, offices, company. The
mentions themselves stay with their document (`kg.resolve.cast`), so that many documents fit into memory.
"""

from dataclasses import dataclass, field

__all__ = ["Cluster", "Description", "OfficeKey"]

OfficeKey = tuple[str, frozenset[str], str]
"""Head noun, further words of the office, and the known actor or mention it hangs on (or empty)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What names a cluster that has no name: its first description, else its first mention.

    Attributes
    ----------
    text, head_lemma, number, gender
        Of the mention.
    """

    text: str
    head_lemma: str = ""
    number: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """What one document calls by one or several words.

    Attributes
    ----------
    doc, date
        Document id and its date of publication (ISO), or empty.
    place
        Number of the cluster among those of its document, in order of their first mentions.
    first, anchor
        Ids of the first mention, and of the one by which the cluster is called: its first name, else its first
        mention.
    opening
        Text of the first mention.
    actor
        Known actor, or empty.
    type
        Entity type, or empty.
    names
        Texts of the name mentions, in text order, with repetitions.
    descriptions
        Texts of the descriptions, each once, sorted.
    described
        What names it, if it has no name.
    country
        PLOVER country of the nation it hangs on, if the document says so.
    gender
        Of a person, if the document's titles and pronouns agree, or empty.
    genders
        ``male`` and ``female`` with the number of mentions that show it.
    offices
        Head noun, further words and owner of the offices that the document gives a person.
    seats
        Offices of known actors by which an unnamed person is called, in text order.
    company
        Known actors that the same document names.
    persons
        Full names of the persons whom the same document names, for persons.
    holder
        Full name of the person that other documents give the office of this description, or empty.
    stated
        True where annotations say who is who: such clusters of one document never become one.
    """

    doc: str
    place: int = 0
    date: str = ""
    first: str = ""
    anchor: str = ""
    opening: str = ""
    actor: str = ""
    type: str = ""
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    described: Description | None = None
    country: str = ""
    gender: str = ""
    genders: tuple[tuple[str, int], ...] = ()
    offices: frozenset[OfficeKey] = field(default_factory=frozenset)
    seats: tuple[OfficeKey, ...] = ()
    company: frozenset[str] = field(default_factory=frozenset)
    persons: frozenset[str] = field(default_factory=frozenset)
    holder: str = ""
    stated: bool = False
