"""A person's corrections: ``kg.corrections.toml`` -> what is same, not same, renamed, retyped, called, identified, dropped.

They are replayed at every build and win over every rule. Two actors that a correction keeps apart never
become one, whatever else is alike.
"""

import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from kg.actors.lists import is_item
from kg.errors import CorrectionError
from kg.names.normalize import normalize_name
from kg.records import ENTITY_TYPES, Entity
from kg.resolve.cluster import Cluster
from kg.resolve.entities import mark_of, slug

__all__ = [
    "CORRECTIONS",
    "KINDS",
    "Correction",
    "Corrections",
    "find_corrections",
    "keep_corrections",
    "load_corrections",
]

CORRECTIONS = "kg.corrections.toml"
"""File in a build's directory with the corrections that belong to it."""

_OF_EVENTS = ("same_event", "not_same_event")
_MARKED = re.compile(r"~[0-9a-f]{6}$")
_ID = re.compile(r"^([a-z_]+)\.(?=[a-z0-9-]+$)")

KINDS: Mapping[str, tuple[str, ...]] = {
    "same": ("entities",),
    "not_same": ("entities",),
    "rename": ("entity", "name"),
    "retype": ("entity", "type"),
    "alias": ("entity", "alias"),
    "identify": ("entity", "id"),
    "drop": ("entity",),
    "same_event": ("reports",),
    "not_same_event": ("reports",),
}
"""Keys that each kind of correction needs; ``comment`` may always be added."""

_TYING = frozenset({"same", "not_same", "alias"})


class Joinable(Protocol):
    """What ties need of the pool of clusters."""

    clusters: Sequence[Cluster]

    def join(self, one: int, other: int) -> bool:
        """Make two clusters one."""

    def keep_apart(self, one: int, other: int) -> None:
        """Forbid that two clusters become one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the file.

    Attributes
    ----------
    kind
        A key of `KINDS`.
    entities
        References: an entity's id, a name, or ``document#mention``; for events ``document#assertion`` or an event's id.
    value
        The new name, type or alias, or the id elsewhere; empty for the others.
    comment
        For people.
    """

    kind: str
    entities: tuple[str, ...]
    value: str = ""
    comment: str = ""

    def __str__(self) -> str:
        value = f" -> {self.value}" if self.value else ""
        return f"{self.kind}: {', '.join(self.entities)}{value}"


class Corrections:
    """Corrections in the order of their file, and which of them found nothing to correct.

    Examples
    --------
    >>> entry = Correction(kind="rename", entities=("Orvo",), value="Orvo Steel")
    >>> corrections = Corrections([entry])
    >>> [entity.name for entity in corrections.amend([Entity(id="x", name="Orvo", type="organization")])]
    ['Orvo Steel']
    """

    def __init__(self, entries: Iterable[Correction]) -> None:
        self.entries = tuple(entries)
        self._of_actors = [one for one in self.entries if one.kind not in _OF_EVENTS]
        self._used: set[Correction] = set()

    def stale(self) -> list[Correction]:
        """Return the corrections of actors that didn't apply in the last build, in the order of the file."""
        return [one for one in self._of_actors if one not in self._used]

    def of_events(self) -> list[Correction]:
        """Return what joins and parts reports of events, which are gathered when all actors are known."""
        return [one for one in self.entries if one.kind in _OF_EVENTS]

    @property
    def ties(self) -> bool:
        """Whether any of them says who is who, for which each mention may have to be told from all others."""
        return any(one.kind in _TYING for one in self.entries)

    def documents(self) -> frozenset[str]:
        """Return the ids of the documents whose mentions are named."""
        named = (one for entry in self._of_actors for one in (*entry.entities, entry.value))
        return frozenset(one.rpartition("#")[0] for one in named if "#" in one)

    def tie(self, pool: Joinable, mentions: Mapping[str, int]) -> None:
        """Join and keep apart the clusters that ``same``, ``alias`` and ``not_same`` name.

        Parameters
        ----------
        pool
            The clusters of all documents.
        mentions
            ``document#mention`` → number of its cluster, at least for all `documents`.
        """
        self._used.clear()
        places = _places(pool.clusters)
        places.update((mention, [number]) for mention, number in mentions.items())
        # What is kept apart must be known before anything is joined.
        for entry in sorted(self.entries, key=lambda one: one.kind != "not_same"):
            if entry.kind not in _TYING:
                continue
            references = (
                (*entry.entities, entry.value) if entry.kind == "alias" else entry.entities
            )
            sides = [places.get(_key(one), []) for one in references]
            if not all(sides):
                continue
            self._used.add(entry)
            for side in sides:
                _join_all(pool, side)
            if entry.kind == "not_same":
                _keep_apart(pool, sides)
            else:
                _join_all(pool, [number for side in sides for number in side])

    def amend(self, entities: Iterable[Entity]) -> list[Entity]:
        """Return the entities renamed, retyped and identified; dropped ones are left out."""
        entries: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for one in entry.entities if entry.kind not in (*_TYING, *_OF_EVENTS) else ():
                for reference in {one, normalize_name(one)}:
                    entries.setdefault(reference, []).append(number)
        amended = []
        for entity in entities:
            forms = {entity.id, *map(normalize_name, (entity.name, *entity.aliases))}
            kept: Entity | None = entity
            for number in sorted({one for form in forms for one in entries.get(form, ())}):
                if kept is not None:
                    kept = self._amend(kept, self.entries[number])
            if kept is not None:
                amended.append(kept)
        return amended

    def _amend(self, entity: Entity, entry: Correction) -> Entity | None:
        self._used.add(entry)
        if entry.kind == "drop":
            return None
        if entry.kind == "retype":
            return replace(entity, type=entry.value)
        if entry.kind == "identify":
            if is_item(entry.value):
                return replace(entity, wikidata=entry.value)
            return replace(entity, same_as=tuple(sorted({*entity.same_as, entry.value})))
        aliases = {*entity.aliases, entity.name} - {entry.value}
        return replace(entity, name=entry.value, aliases=tuple(sorted(aliases)))


def _key(reference: str) -> str:
    """Return the form in which a reference is looked up: mention, mark of a document, id or name."""
    if "#" in reference:
        return reference
    if _MARKED.search(reference):
        return reference[reference.rindex("~") :]
    return normalize_name(_ID.sub(r"\1 ", reference).replace("_", " "))


def _places(clusters: Sequence[Cluster]) -> dict[str, list[int]]:
    """Return the clusters that each reference may mean, but for mentions: by known actor, name, or mark."""
    places: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        keys = {normalize_name(name) for name in cluster.names}
        keys |= {_key(f"{cluster.type}.{slug(name)}") for name in cluster.names}
        keys.add(f"~{mark_of(cluster)}")
        if cluster.actor:
            keys.add(normalize_name(cluster.actor))
        for key in sorted(keys):
            places.setdefault(key, []).append(number)
    return places


def _join_all(pool: Joinable, numbers: Sequence[int]) -> None:
    for number in numbers[1:]:
        pool.join(numbers[0], number)


def _keep_apart(pool: Joinable, sides: Sequence[Sequence[int]]) -> None:
    for index, side in enumerate(sides):
        for other in sides[index + 1 :]:
            pool.keep_apart(side[0], other[0])


def find_corrections(given: Path | None, build: Path) -> Path | None:
    """Return the file of corrections that was named, else that of the build in the folder `build`, if it has one."""
    own = build / CORRECTIONS
    return own if given is None and own.is_file() else given


def keep_corrections(used: Path | None, build: Path) -> None:
    """Copy the corrections that were applied into their build, whatever file they came from."""
    own = build / CORRECTIONS
    if used is not None and not (own.exists() and own.samefile(used)):
        shutil.copyfile(used, own)


def load_corrections(path: Path) -> Corrections:
    """Return the corrections of a file.

    Parameters
    ----------
    path
        TOML with arrays of tables: ``[[same]]`` and ``[[not_same]]`` with ``entities`` (two or more
        references), ``[[rename]]`` with ``entity`` and ``name``, ``[[retype]]`` with ``entity`` and ``type``,
        ``[[alias]]`` with ``entity`` and ``alias``, ``[[identify]]`` with ``entity`` and ``id``, ``[[drop]]`` with
        ``entity``, ``[[same_event]]`` and ``[[not_same_event]]`` with ``reports`` (two or more); ``comment`` everywhere.

    Raises
    ------
    CorrectionError
        If the file can't be read, or an entry or key is wrong: names the entry and the key.
    """
    if path.is_char_device():
        raise CorrectionError(f"{path}: no file")  # it would be read without end
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorrectionError(f"{path}: can't be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise CorrectionError(f"{path}: no valid TOML: {error}") from error
    entries = []
    for kind, tables in data.items():
        if kind not in KINDS:
            raise CorrectionError(f"{path}: {kind}: expected one of {', '.join(KINDS)}")
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            raise CorrectionError(f"{path}: {kind}: write [[{kind}]] with double brackets")
        for number, table in enumerate(tables, 1):
            entries.append(_read(kind, table, f"{path}: [[{kind}]] number {number}"))
    return Corrections(entries)


def _read(kind: str, table: dict[str, Any], where: str) -> Correction:
    needed = KINDS[kind]
    for key in table:
        if key not in (*needed, "comment"):
            raise CorrectionError(f"{where}: {key}: expected {', '.join(needed)} or comment")
    for key in needed:
        if key not in table:
            raise CorrectionError(f"{where}: {key} is missing")
    if needed[0] in ("entities", "reports"):
        entities = table[needed[0]]
        if not isinstance(entities, list) or len(entities) < 2:
            raise CorrectionError(f"{where}: {needed[0]}: expected a list of two or more")
        return Correction(
            kind=kind, entities=tuple(map(str, entities)), comment=str(table.get("comment", ""))
        )
    value = str(table[needed[1]]) if len(needed) > 1 else ""
    if kind == "retype" and value not in ENTITY_TYPES:
        raise CorrectionError(
            f"{where}: type: expected one of {', '.join(ENTITY_TYPES)}, not {value!r}"
        )
    return Correction(
        kind=kind,
        entities=(str(table["entity"]),),
        value=value,
        comment=str(table.get("comment", "")),
    )
