"""What made an extraction: model, code, data files -> digests that tell when documents must be read again."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["digest_code", "digest_files", "join_fingerprint"]

_READING = ("actors", "annotate", "detect", "extract", "names", "ontology", "records")
_SUFFIXES = (".py", ".toml", ".json", ".tsv", ".txt")


@cache
def digest_code() -> str:
    """Return a digest of kg's own code and data that reading depends on.

    A version number would do for releases alone; this is right in a checkout, too. What only resolves,
    assembles or writes isn't in it, so that a better resolver reads no document again.
    """
    digest = hashlib.sha256()
    for package in _READING:
        _add(files("kg").joinpath(package), package, digest)
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
        if entry.is_dir():
            _add(entry, inner, digest)
        elif entry.name.endswith(_SUFFIXES):
            data = entry.read_bytes()
            digest.update(f"{inner}\x00{len(data)}\x00".encode())
            digest.update(data)
