"""A user's own known actors: CSV, JSON Lines or FollowTheMoney entities -> `KnownActor` records."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.actors.record import Alias, KnownActor
from kg.errors import ActorListError

__all__ = ["ENTITY_TYPES", "read_actor_list"]

ENTITY_TYPES = (
    "person",
    "government",
    "agency",
    "military",
    "armed_group",
    "igo",
    "party",
    "organization",
    "media",
    "people",
    "place",
)

_FTM_TYPES = {
    "Person": "person",
    "PublicBody": "agency",
    "Organization": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
}


def read_actor_list(path: Path) -> Iterator[KnownActor]:
    """Yield the actors of a file, in its order.

    Parameters
    ----------
    path
        ``.csv`` with the columns name, type, aliases (``;`` between them), country, wikidata, ids, id, since,
        until, of which only name and type are needed; or JSON Lines with the same keys (lists for
        aliases and ids), or with FollowTheMoney entities (``schema``, ``properties``).

    Raises
    ------
    ActorListError
        At the first line that can't be used: names file, line and expected value.
    """
    rows = _csv_rows if path.suffix.lower() == ".csv" else _json_rows
    try:
        for number, row in rows(path):
            yield _actor(row, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise ActorListError(f"{path}: can't be read as UTF-8 text: {error}") from error


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in (reader := csv.DictReader(file)):
            yield reader.line_num, {key: value for key, value in row.items() if key and value}


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise ActorListError(f"{path}, line {number}: no JSON: {error}") from error
                if not isinstance(row, dict):
                    raise ActorListError(f"{path}, line {number}: expected a JSON object")
                yield number, _flatten(row) if "schema" in row else row


def _flatten(entity: dict[str, Any]) -> dict[str, Any]:
    """Return a FollowTheMoney entity as a row of ours."""
    properties = entity.get("properties", {})
    names = [*properties.get("name", []), *properties.get("alias", [])]
    names += properties.get("weakAlias", [])
    wikidata = [*properties.get("wikidataId", []), ""]
    return {
        "id": entity.get("id", ""),
        "name": entity.get("caption") or (names[0] if names else ""),
        "type": _FTM_TYPES.get(entity["schema"], "organization"),
        "aliases": names,
        "country": (properties.get("country") or [""])[0],
        "wikidata": wikidata[0],
        "ids": [entity["id"]] if "id" in entity else [],
    }


def _actor(row: dict[str, Any], where: str) -> KnownActor:
    name, kind = str(row.get("name") or "").strip(), str(row.get("type") or "").strip()
    if not name:
        raise ActorListError(f"{where}: name: expected the actor's name")
    if kind not in ENTITY_TYPES:
        raise ActorListError(
            f"{where}: type: expected one of {', '.join(ENTITY_TYPES)}, not {kind!r}"
        )
    qid = str(row.get("wikidata") or "")
    if qid and not re.fullmatch(r"Q[1-9]\d*", qid):
        raise ActorListError(f"{where}: wikidata: expected an id such as Q801, not {qid!r}")
    aliases = dict.fromkeys([name, *_listed(row.get("aliases"))])
    return KnownActor(
        id=str(row.get("id") or "") or f"{kind}.{_slug(name)}",
        name=name,
        type=kind,
        aliases=tuple(Alias(alias, case_sensitive=alias.isupper()) for alias in aliases),
        qid=qid,
        country=str(row.get("country") or "").upper(),
        ids=tuple(_listed(row.get("ids"))),
        since=str(row.get("since") or ""),
        until=str(row.get("until") or ""),
    )


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")
