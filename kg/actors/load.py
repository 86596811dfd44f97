"""Load known actors: kg's own data and a user's lists -> `KnownActors`."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.actors.lists import read_actor_list
from kg.actors.lookup import KnownActors
from kg.actors.record import Alias, AliasKind, KnownActor

__all__ = ["load_known_actors"]

_KINDS = {
    "names": AliasKind.NAME,
    "demonyms": AliasKind.DEMONYM,
    "nationals": AliasKind.NATIONAL,
    "capitals": AliasKind.CAPITAL,
    "metonyms": AliasKind.METONYM,
}


def load_known_actors(extra: Sequence[Path] = ()) -> KnownActors:
    """Return kg's known actors, preceded by those of the files `extra`.

    Parameters
    ----------
    extra
        A user's lists: CSV, JSON Lines or FollowTheMoney entities. An id that kg knows too replaces
        kg's actor.

    Raises
    ------
    ActorListError
        If a list can't be read: names file, line and what to do.

    Examples
    --------
    >>> load_known_actors().get("israel").qid
    'Q801'
    >>> [match.actor for match in load_known_actors().find("Qatari")]
    ['qatar']
    """
    own = [actor for path in extra for actor in read_actor_list(path)]
    return KnownActors([*own, *_nations(), *_organizations(), *_territories()])


def _nations() -> Iterator[KnownActor]:
    yield from (_nation(row) for row in _rows() if row["nation"])


def _territories() -> Iterator[KnownActor]:
    """Yield provinces, dependencies and historical states: places, unless listed by hand."""
    listed = {alias.text for actor in _organizations() for alias in actor.aliases}
    rows = list(_rows())
    ids = {row["code"]: row["id"] for row in rows}
    for row in rows:
        if not row["nation"] and row["name"] not in listed:
            yield KnownActor(
                id=row["id"],
                name=row["name"],
                type="place",
                aliases=tuple(Alias(name) for name in row["names"]),
                qid=row["qid"],
                country=row["country"],
                part_of=ids.get(row["parent"], ""),
            )


def _nation(row: dict[str, Any]) -> KnownActor:
    aliases = [
        Alias(text, _kind(text, kind), text.isupper())
        for key, kind in _KINDS.items()
        for text in row[key]
    ]
    return KnownActor(
        id=row["id"],
        name=row["name"],
        type="government",
        aliases=tuple(aliases),
        qid=row["qid"],
        country=row["country"],
        sector="GOV",
    )


def _kind(text: str, kind: AliasKind) -> AliasKind:
    return AliasKind.ACRONYM if text.isupper() and kind is AliasKind.NAME else kind


def _organizations() -> Iterator[KnownActor]:
    text = (files("kg.actors") / "data/organizations.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = [*line.split("\t"), "", "", "", ""]
            key, name, kind, qid, country, sector, parent, forms = cells[:8]
            aliases = [Alias(name), *(_alias(form) for form in forms.split(";") if form)]
            yield KnownActor(
                id=key,
                name=name,
                type=kind,
                aliases=tuple(aliases),
                qid=qid,
                country=country,
                sector=sector,
                part_of=parent,
            )


def _alias(form: str) -> Alias:
    exact = form.startswith("=")
    form = form.removeprefix("=")
    return Alias(form, AliasKind.ACRONYM if exact and " " not in form else AliasKind.NAME, exact)


def _rows() -> list[dict[str, Any]]:
    text = (files("kg.actors") / "data/territories.json").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows
