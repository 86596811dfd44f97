"""A user's own known actors: CSV, TSV, JSON Lines or FollowTheMoney entities -> `KnownActor` records."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.actors.record import Alias, AliasKind, KnownActor
from kg.actors.territories import Territory
from kg.errors import ActorListError
from kg.records import ENTITY_TYPES

__all__ = ["is_item", "read_actor_list"]

_FTM_TYPES = {
    "Person": "person",
    "PublicBody": "agency",
    "Organization": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
}
_QID = re.compile(r"Q[1-9]\d*")
_ITEM = "http://www.wikidata.org/entity/"


def is_item(text: str) -> bool:
    """Tell whether a text is the id of an item of Wikidata.

    Examples
    --------
    >>> is_item("Q801"), is_item("Q0"), is_item("801")
    (True, False, False)
    """
    return _QID.fullmatch(text) is not None


def read_actor_list(
    path: Path, territories: Sequence[Territory] = (), *, typed: bool = True
) -> Iterator[KnownActor]:
    """Yield the actors of a file, in its order.

    Parameters
    ----------
    path
        ``.csv`` or ``.tsv`` with the columns name (or label), type, aliases (``;`` between them), country, wikidata, ids, id,
        since, until, of which only name and type are needed; or JSON Lines with the same keys (lists for
        aliases and ids), or with FollowTheMoney entities (``schema``, ``properties``), of which
        those that can't be actors (vessels, addresses, sanctions, relations) are passed over.
    territories
        To write countries as PLOVER codes, whether the list has names, ISO codes of two or of three letters.
    typed
        Whether the type is needed, too.

    Raises
    ------
    ActorListError
        At the first line that can't be used: names file, line and expected value.
    """
    table = path.suffix.lower() in (".csv", ".tsv")
    needed = ("name", "type") if typed else ("name",)
    codes = _country_codes(territories)
    if path.is_char_device():
        raise ActorListError(f"{path}: no file")  # it would be read without end
    try:
        for number, row in _table_rows(path, needed) if table else _json_rows(path):
            if row:
                yield _actor(row, f"{path}, line {number}", codes, typed=typed)
    except (OSError, UnicodeDecodeError) as error:
        raise ActorListError(f"{path}: can't be read as UTF-8 text: {error}") from error
    except csv.Error as error:
        raise ActorListError(f"{path}: no readable CSV: {error}") from error


def _country_codes(territories: Sequence[Territory]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for row in territories:
        if row["country"]:
            for form in (row["code"], row["country"], row["name"]):
                codes.setdefault(form.casefold(), row["country"])
    return codes


def _table_rows(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
        columns = {"name" if one == "label" else one for one in reader.fieldnames or ()}
        if not {*needed} <= columns:
            wanted = f"column{'s' * (len(needed) > 1)} {' and '.join(needed)}"
            raise ActorListError(
                f"{path}, line 1: expected a header with the {wanted}, not {', '.join(reader.fieldnames or ())}"
            )
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if key and value}


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise ActorListError(f"{path}, line {number}: no JSON: {error}") from error
                if not isinstance(row, dict):
                    raise ActorListError(f"{path}, line {number}: expected a JSON object")
                yield number, _flatten(row, f"{path}, line {number}") if "schema" in row else row


def _flatten(entity: dict[str, Any], where: str) -> dict[str, Any]:
    """Return a FollowTheMoney entity as a row of ours; empty for what can't be an actor.

    Weak aliases (nicknames, code names) are left out: they denote too many.
    """
    kind = _FTM_TYPES.get(str(entity["schema"]))
    if kind is None:
        return {}
    properties = entity.get("properties") or {}
    if not isinstance(properties, dict):
        raise ActorListError(f"{where}: properties: expected an object of lists")
    names = [*_listed(properties.get("name")), *_listed(properties.get("alias"))]
    return {
        "id": entity.get("id", ""),
        "name": entity.get("caption") or (names[0] if names else ""),
        "type": kind,
        "aliases": names,
        "country": _first(properties, "country", "jurisdiction", "citizenship", "nationality"),
        "wikidata": _first(properties, "wikidataId"),
        "ids": [entity["id"]] if "id" in entity else [],
        "since": _first(properties, "incorporationDate"),
        "until": _first(properties, "dissolutionDate"),
    }


def _first(properties: dict[str, Any], *keys: str) -> str:
    return next((found[0] for key in keys if (found := _listed(properties.get(key)))), "")


def _actor(
    row: dict[str, Any], where: str, codes: Mapping[str, str], *, typed: bool
) -> KnownActor:
    name = str(row.get("name") or row.get("label") or "").strip()
    kind = str(row.get("type") or "").strip()
    if not name:
        raise ActorListError(f"{where}: name: expected the actor's name")
    if kind not in ENTITY_TYPES and (typed or kind):
        raise ActorListError(
            f"{where}: type: expected one of {', '.join(ENTITY_TYPES)}, not {kind!r}"
        )
    given = str(row.get("id") or "").removeprefix(_ITEM)
    qid = str(row.get("wikidata") or (given if is_item(given) else "")).strip().removeprefix(_ITEM)
    if qid and not is_item(qid):
        raise ActorListError(f"{where}: wikidata: expected an id such as Q801, not {qid!r}")
    country = str(row.get("country") or "").strip()
    return KnownActor(
        id=given or f"{kind}.{_slug(name)}",
        name=name,
        type=kind,
        aliases=tuple(map(_alias, dict.fromkeys([name, *_listed(row.get("aliases"))]))),
        qid=qid,
        country=codes.get(country.casefold(), country.upper()),
        sector=str(row.get("sector") or ""),
        ids=tuple(_listed(row.get("ids"))),
        since=str(row.get("since") or ""),
        until=str(row.get("until") or ""),
    )


def _alias(text: str) -> Alias:
    """Return a form; capitals without a space are an acronym, which counts in this case only."""
    acronym = text.isupper() and " " not in text
    return Alias(text, AliasKind.ACRONYM if acronym else AliasKind.NAME, acronym)


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")
