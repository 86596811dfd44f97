"""What made an extraction: model, code, data files -> digests that tell when documents must be read again."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = [
    "READING",
    "digest_code",
    "digest_files",
    "join_fingerprint",
    "list_libraries",
    "read_model_meta",
    "stamp_build",
]

READING = (
    "actors",
    "annotate",
    "detect",
    "extract",
    "grammar",
    "learned",
    "names",
    "office",
    "ontology",
    "quote",
    "records",
    "relate",
    "status",
    "when",
)
"""Parts of kg that reading a document depends on."""


@cache
def digest_code(packages: tuple[str, ...] = READING) -> str:
    """Return a digest of kg's own code and data, by default of what reading depends on.

    A version number would do for releases alone; this is right in a checkout, too. What only resolves,
    assembles or writes isn't in `READING`, so that a better resolver reads no document again.

    Parameters
    ----------
    packages
        Parts of kg; none stand for all of it.
    """
    digest = hashlib.sha256()
    for package in packages or ("",):
        _add(files("kg").joinpath(package), package, digest)
    return digest.hexdigest()


@cache
def list_libraries() -> tuple[str, ...]:
    """Return the libraries that kg stands on, with their versions, sorted; those not installed have none.

    Empty where kg runs without having been installed.
    """
    try:
        required = requires("kg") or []
    except PackageNotFoundError:
        return ()
    names = {found[0] for one in required if (found := re.match(r"[\w.-]+", one))}
    return tuple(sorted(f"{name} {_version(name)}".strip() for name in names))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def stamp_build(inputs: Iterable[object], settings: str) -> str:
    """Return a digest of all that the files of a build depend on; where it is the last build's, they stand.

    Parameters
    ----------
    inputs
        The documents and what was skipped as read, or a digest of what they are read from.
    settings
        All of them, as text; the files they name are to be part of it by their digests.
    """
    made_by = f"{digest_code(())}\x1e{list_libraries()}\x1e{settings}"
    digest = hashlib.sha256(made_by.encode("utf-8", "surrogatepass"))
    for record in inputs:
        digest.update(repr(record).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def digest_files(paths: Iterable[Path]) -> str:
    """Return a digest of the content of files and folders, empty if there are none.

    Names of files don't count, but for those within a folder.
    """
    paths = list(paths)
    if not paths:
        return ""
    digest = hashlib.sha256()
    for path in paths:
        inner = (
            sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        )
        for file in inner:
            name = file.relative_to(path).as_posix() if path.is_dir() else ""
            digest.update(f"{name}\x00{file.stat().st_size}\x00".encode("utf-8", "surrogatepass"))
            digest.update(file.read_bytes())
    return digest.hexdigest()


def read_model_meta(name: str) -> Mapping[str, Any]:
    """Return what a spaCy pipeline says of itself (``meta.json``), without loading it or spaCy.

    Parameters
    ----------
    name
        An installed package or a folder.

    Returns
    -------
    Mapping
        ``lang``, ``name``, ``version``, measured accuracies …; empty if there is no such pipeline, which
        loading it will say.

    Examples
    --------
    >>> read_model_meta("no_such_pipeline")
    {}
    """
    folder = Path(name)
    if not folder.is_dir():
        try:
            package = find_spec(name)
        except (ImportError, ValueError):
            return {}
        if package is None or not package.submodule_search_locations:
            return {}
        folder = Path(package.submodule_search_locations[0])
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def join_fingerprint(parts: Mapping[str, str]) -> str:
    """Return one digest of named parts; the order of names doesn't matter.

    Examples
    --------
    >>> join_fingerprint({"model": "a", "code": "b"}) == join_fingerprint({"code": "b", "model": "a"})
    True
    """
    lines = "\x1e".join(f"{name}\x1f{parts[name]}" for name in sorted(parts))
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def _add(folder: Traversable, name: str, digest: "hashlib._Hash") -> None:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        inner = f"{name}/{entry.name}"
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            _add(entry, inner, digest)
        else:
            data = entry.read_bytes()
            digest.update(f"{inner}\x00{len(data)}\x00".encode())
            digest.update(data)
