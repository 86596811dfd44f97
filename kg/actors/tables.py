"""kg's own tables of actors: data files -> organizations, bodies, peoples, regions, cities, common words.

Written by hand from general knowledge; Wikidata ids stand only where they are certain.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from importlib.resources import files

from kg.actors.bodies import Bodies, Body
from kg.actors.record import Alias, AliasKind, KnownActor
from kg.actors.territories import Territory
from kg.names.normalize import fold

__all__ = ["TABLES", "read_bodies", "read_cities", "read_common_words", "read_listed"]

TABLES = (
    "igos",
    "governments",
    "armed_groups",
    "agencies",
    "parties",
    "media",
    "organizations",
    "peoples",
    "regions",
)
"""Tables of actors, in order of preference where two bear one name."""

_CELLS = 8


def read_listed() -> Iterator[KnownActor]:
    """Yield the actors of all `TABLES`, in their order.

    In the last cell ``=`` marks a form that counts in this case only, ``@`` the body of its nation that the
    actor is.
    """
    for table in TABLES:
        for cells in _rows(f"{table}.tsv"):
            key, name, kind, qid, country, sector, parent, forms = (cells + [""] * _CELLS)[:_CELLS]
            every = [form for form in forms.split(";") if form]
            aliases = [Alias(name), *(_alias(form) for form in every if form[0] != "@")]
            yield KnownActor(
                id=key,
                name=name,
                type=kind,
                aliases=tuple(aliases),
                qid=qid,
                country=country,
                sector=sector,
                part_of=parent,
                body=next((form[1:] for form in every if form[0] == "@"), ""),
            )


def read_bodies() -> Bodies:
    """Return the bodies that every nation has."""
    return Bodies(
        Body(key=key, title=title, type=kind, sector=sector, nouns=tuple(nouns.split(";")))
        for key, title, kind, sector, nouns in _rows("bodies.tsv")
    )


def read_cities(rows: Sequence[Territory], besides: AbstractSet[str]) -> Iterator[KnownActor]:
    """Yield cities as places in their country; never with its Wikidata id.

    Parameters
    ----------
    rows
        Territories, for ids and codes.
    besides
        Names that are places already.
    """
    nations = {row["country"]: row for row in reversed(rows) if "-" not in row["code"]}
    for country, cities in _rows("cities.tsv"):
        row = nations[country]
        for forms in cities.split(";"):
            names = forms.split("/")
            if besides.isdisjoint(names):
                yield KnownActor(
                    id=f"{_slug(names[0])}.{row['code']}",
                    name=names[0],
                    type="place",
                    aliases=tuple(Alias(name) for name in names),
                    country=country,
                    part_of=row["id"],
                )


def read_common_words() -> frozenset[str]:
    """Return forms, in normal form, that are common words or other people's names too."""
    return frozenset(word for cells in _rows("common_words.txt") for word in cells[0].split(";"))


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each line of a data file but comments."""
    text = (files("kg.actors") / f"data/{name}").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _alias(form: str) -> Alias:
    exact = form.startswith("=")
    form = form.removeprefix("=")
    return Alias(form, AliasKind.ACRONYM if exact and " " not in form else AliasKind.NAME, exact)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
