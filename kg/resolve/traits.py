"""Traits of clusters across documents: what names, offices, countries and company say of one entity."""

from dataclasses import dataclass, field

from kg.names.normalize import normalize_name
from kg.resolve.compare.names import name_words
from kg.resolve.office_sieves import OfficeKey
from kg.resolve.within import Cluster

__all__ = ["Traits", "full_names", "traits_of"]

_ACRONYM = 6


@dataclass(slots=True)
class Traits:
    """What is known of an entity that may be spread over many documents; grows as clusters join.

    Attributes
    ----------
    names
        Normal forms; of persons without honorifics.
    types, countries
        How many clusters say so.
    offices
        Head, further words and owner.
    company
        Known actors named in the same documents, with the number of documents.
    first, last
        Earliest and latest date of publication, or empty.
    documents
        Number of clusters.
    """

    names: set[str] = field(default_factory=set)
    types: dict[str, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    offices: set[OfficeKey] = field(default_factory=set)
    company: dict[str, int] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    documents: int = 0

    @property
    def type(self) -> str:
        """The type that most clusters have, the first in the alphabet of equals."""
        return min(self.types, key=lambda one: (-self.types[one], one), default="")

    def add(self, other: "Traits") -> None:
        """Take in what another cluster says."""
        self.names |= other.names
        self.offices |= other.offices
        for mine, theirs in (
            (self.types, other.types),
            (self.countries, other.countries),
            (self.company, other.company),
        ):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        dates = sorted({self.first, other.first, self.last, other.last} - {""})
        if dates:
            self.first, self.last = dates[0], dates[-1]
        self.documents += other.documents


def full_names(cluster: Cluster) -> list[str]:
    """Return the normal forms of a cluster's names that can stand alone across documents, sorted.

    A person needs two words; of bodies an acronym counts only where there is no other name.
    """
    if cluster.type == "person":
        words = {tuple(name_words(name)) for name in cluster.names}
        return sorted(" ".join(one) for one in words if len(one) > 1)
    names = {normalize_name(name) for name in cluster.names} - {""}
    long = {normalize_name(name) for name in cluster.names if not _is_acronym(name)} - {""}
    return sorted(long or names)


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
    return Traits(
        names=names - {""},
        types={cluster.type: 1} if cluster.type else {},
        countries={cluster.country: 1} if cluster.country else {},
        offices=set(cluster.offices),
        company=dict.fromkeys(cluster.company - {cluster.actor}, 1),
        first=cluster.date,
        last=cluster.date,
        documents=1,
    )
