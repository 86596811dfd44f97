"""Traits of clusters across documents: what names, offices, countries and company say of one entity."""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from kg.names.normalize import normalize_name
from kg.resolve.cluster import Cluster, OfficeKey
from kg.resolve.name_likeness import is_part_of_name, may_be_one, name_words

__all__ = ["Traits", "full_names", "traits_of"]

_ACRONYM = 6


@dataclass(slots=True)
class Traits:
    """What is known of an entity that may be spread over many documents; grows as clusters join.

    Attributes
    ----------
    names
        Normal forms; of persons without honorifics.
    full
        Full names of persons, with the number of clusters that use each.
    types, countries, genders
        How many clusters say so.
    offices
        Head, further words and owner.
    company
        Known actors named in the same documents, with the number of documents.
    persons
        Full names of the persons named there, likewise.
    first, last
        Earliest and latest date of publication, or empty.
    documents
        Number of clusters.
    """

    names: set[str] = field(default_factory=set)
    full: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    genders: dict[str, int] = field(default_factory=dict)
    offices: set[OfficeKey] = field(default_factory=set)
    company: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    documents: int = 0

    @property
    def type(self) -> str:
        """The type that most clusters have, the first in the alphabet of equals."""
        return min(self.types, key=lambda one: (-self.types[one], one), default="")

    @property
    def main_name(self) -> str:
        """The full name that most clusters of a person use, the longest of equals, or empty."""
        return min(self.full, key=lambda one: (-self.full[one], -len(one), one), default="")

    def add(self, other: "Traits") -> None:
        """Take in what another cluster says."""
        self.names |= other.names
        self.offices |= other.offices
        for mine, theirs in (
            (self.full, other.full),
            (self.types, other.types),
            (self.countries, other.countries),
            (self.genders, other.genders),
            (self.company, other.company),
            (self.persons, other.persons),
        ):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        dates = sorted({self.first, other.first, self.last, other.last} - {""})
        if dates:
            self.first, self.last = dates[0], dates[-1]
        self.documents += other.documents


def full_names(cluster: Cluster) -> list[str]:
    """Return the normal forms of a cluster's names that can stand alone across documents, sorted.

    A person needs two words, and forms that fit the most frequent one; of bodies an acronym or a part of
    another name counts only where there is no fuller name.
    """
    return list(_full_names(cluster.names, person=cluster.type == "person"))


@lru_cache(maxsize=65536)
def _full_names(called: tuple[str, ...], *, person: bool) -> tuple[str, ...]:
    if person:
        counts = Counter(" ".join(name_words(name)) for name in called)
        return tuple(_agreeing({name: counts[name] for name in counts if " " in name}))
    names = {normalize_name(name) for name in called} - {""}
    long = {normalize_name(name) for name in called if not _is_acronym(name)} - {""}
    whole = {name for name in long if not any(is_part_of_name(name, other) for other in long)}
    return tuple(sorted(whole or names))


def _agreeing(counts: dict[str, int]) -> list[str]:
    """Return the names that may be forms of the most frequent one."""
    if not counts:
        return []
    best = min(counts, key=lambda name: (-counts[name], -len(name), name))
    return sorted(name for name in counts if may_be_one(name, best))


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _ACRONYM and " " not in letters


def traits_of(cluster: Cluster) -> Traits:
    """Return the traits of one cluster."""
    names = (
        {" ".join(name_words(name)) for name in cluster.names}
        if cluster.type == "person"
        else {normalize_name(name) for name in cluster.names}
    )
    full = full_names(cluster) if cluster.type == "person" else []
    return Traits(
        names=names - {""},
        full=dict.fromkeys(full, 1),
        types={cluster.type: 1} if cluster.type else {},
        countries={cluster.country: 1} if cluster.country else {},
        genders={cluster.gender: 1} if cluster.gender else {},
        offices=set(cluster.offices),
        company=dict.fromkeys(cluster.company - {cluster.actor}, 1),
        persons=dict.fromkeys(cluster.persons.difference(full), 1),
        first=cluster.date,
        last=cluster.date,
        documents=1,
    )
