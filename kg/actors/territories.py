"""Territories of the world: generated data file -> nations (governments), and provinces and dependencies (places)."""

import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from importlib.resources import files
from typing import Any

from kg.actors.record import Alias, AliasKind, KnownActor

__all__ = ["Territory", "read_nations", "read_places", "read_territories"]

Territory = dict[str, Any]
"""A row of the data file: id, code, name, nation, country, qid, parent, and forms by kind."""

_KINDS = {
    "names": AliasKind.NAME,
    "demonyms": AliasKind.DEMONYM,
    "nationals": AliasKind.NATIONAL,
    "capitals": AliasKind.CAPITAL,
    "metonyms": AliasKind.METONYM,
}

_NO_TERRITORIES = frozenset({"zz", "ip"})


def read_territories() -> list[Territory]:
    """Return the rows of the data file, nations first."""
    text = (files("kg.actors") / "data/territories.json").read_text(encoding="utf-8")
    rows: list[Territory] = json.loads(text)
    return rows


def read_nations(rows: Sequence[Territory]) -> Iterator[KnownActor]:
    """Yield the nations as governments, found by name, demonym, nationals, capital and metonyms."""
    for row in rows:
        if row["nation"]:
            yield KnownActor(
                id=row["id"],
                name=row["name"],
                type="government",
                aliases=tuple(
                    Alias(text, _kind(text, kind), text.isupper())
                    for key, kind in _KINDS.items()
                    for text in row[key]
                ),
                qid=row["qid"],
                country=row["country"],
                sector="GOV",
            )


def read_places(rows: Sequence[Territory], besides: AbstractSet[str]) -> Iterator[KnownActor]:
    """Yield provinces, dependencies and historical states as places, but those whose name is among `besides`.

    Codes of the table that are no territory (*Global*, *Cyberspace*) are passed over.
    """
    ids = {row["code"]: row["id"] for row in rows}
    countries = {row["code"]: row["country"] for row in rows}
    for row in rows:
        if not (row["nation"] or row["name"] in besides or row["code"] in _NO_TERRITORIES):
            yield KnownActor(
                id=row["id"],
                name=row["name"],
                type="place",
                aliases=tuple(Alias(name) for name in row["names"]),
                qid=row["qid"],
                country=row["country"] or countries.get(row["code"].split("-")[0], ""),
                part_of=ids.get(row["parent"], ""),
            )


def _kind(text: str, kind: AliasKind) -> AliasKind:
    return AliasKind.ACRONYM if text.isupper() and kind is AliasKind.NAME else kind
