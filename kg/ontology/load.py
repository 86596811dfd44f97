"""Read the ontology: folders of TOML files -> one `Ontology`.

A user's folder has the same shape and wins: ``relations/<predicate>.toml`` replaces or adds a predicate.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kg.errors import OntologyError
from kg.ontology.schema import Ontology, RelationType

__all__ = ["ONTOLOGY", "find_relation", "load_ontology", "read_relation"]

ONTOLOGY = Path(__file__).parent
"""Where the files lie that come with kg."""

_FILES = ("relations/*.toml", "status.toml", "offices.toml")

Model = TypeVar("Model", bound=BaseModel)


@lru_cache(maxsize=4)
def load_ontology(extra: Path | None = None) -> Ontology:
    """Return the ontology, with what the folder `extra` adds or overrides.

    Parameters
    ----------
    extra
        A folder with ``relations/*.toml``, ``status.toml`` or ``offices.toml``, any of them absent.

    Raises
    ------
    OntologyError
        If a file can't be read or says what it must not: names file, key and expected value.

    Examples
    --------
    >>> load_ontology().relations["assaults"].plover
    'ASSAULT'
    """
    if extra is not None and not extra.is_dir():
        raise OntologyError(f"{extra}: no such folder; expected one with relations/*.toml")
    if extra is not None and not any(any(extra.glob(one)) for one in _FILES):
        raise OntologyError(f"{extra}: holds none of {', '.join(_FILES)}")
    folders = [ONTOLOGY] if extra is None else [ONTOLOGY, extra]
    relations = {
        relation.id: relation for folder in folders for relation in read_relations(folder)
    }
    status = _merge(folders, "status.toml")
    offices = _merge(folders, "offices.toml")
    whole = {"relations": dict(sorted(relations.items())), "offices": offices, **status}
    return _checked(Ontology, whole, folders[-1])


def read_relations(folder: Path) -> Iterator[RelationType]:
    """Yield the relation types of `folder`, by file name."""
    for path in sorted(folder.glob("relations/*.toml")):
        yield read_relation(path)


def find_relation(name: str, extra: Path | None = None) -> Path:
    """Return the file of a relation type that `load_ontology` knows.

    Examples
    --------
    >>> find_relation("assaults").name
    'assaults.toml'
    """
    own = None if extra is None else extra / "relations" / f"{name}.toml"
    return own if own is not None and own.is_file() else ONTOLOGY / "relations" / f"{name}.toml"


def read_relation(path: Path) -> RelationType:
    """Return the relation type that the file `path` describes.

    Raises
    ------
    OntologyError
        If the file is no TOML, a key is wrong, or `id` isn't the file's name.
    """
    relation = _checked(RelationType, _read_toml(path), path)
    if relation.id != path.stem:
        raise OntologyError(
            f"{path}: id: expected {path.stem!r}, the file's name, not {relation.id!r}"
        )
    for number, cue in enumerate(relation.cues):
        if cue.mode and cue.mode not in relation.modes:
            expected = ", ".join(relation.modes) or "none, as modes is empty"
            raise OntologyError(
                f"{path}: cues.{number}.mode: expected one of {expected}, not {cue.mode!r}"
            )
    return relation


def _merge(folders: list[Path], name: str) -> dict[str, Any]:
    """Return the keys of all files called `name`; later folders win key by key."""
    merged: dict[str, Any] = {}
    for folder in folders:
        if (folder / name).is_file():
            merged.update(_read_toml(folder / name))
    return merged


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: can't be read as UTF-8 text: {error}") from error
    except (ValueError, RecursionError) as error:
        raise OntologyError(f"{path}: no valid TOML: {error}") from error


def _checked(model: type[Model], data: Mapping[str, Any], path: Path) -> Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "file"
        given = "" if first["type"] == "missing" else f", not {first['input']!r}"
        raise OntologyError(f"{path}: {key}: expected: {first['msg']}{given}") from None
