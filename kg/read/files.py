"""Which files to read: paths as given -> input files, sorted, each with a name of its own."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.read.options import Skipped

__all__ = ["LEADS_OUT", "InputFile", "is_build", "leads_out", "list_files", "suffix_of"]

STANDARD_INPUT = "-"
_BUILD = ("graph.json", "graph.html", "report.md")
_WRITTEN = frozenset(
    (
        *_BUILD,
        *(
            f"{one}.jsonl"
            for one in ("entities", "assertions", "quotations", "events", "documents")
        ),
    )
)
_OUTPUT = "output of kg, not read as articles"
LEADS_OUT = "a link that leads out of the folder, not read unless it is named itself"
_FOLDER_LINK = "a link to a folder, not followed unless it is named itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read.

    Attributes
    ----------
    path
        The file; ``-`` is standard input.
    name
        Its name in this build: the file's own, or with folders where two share it.
    shown
        The path as given, for the report.
    explicit
        True if it was named itself, not found in a folder.
    root
        The folder it was found in; where it was named itself, the one it lies in.
    """

    path: Path
    name: str
    shown: str
    explicit: bool = False
    root: Path = Path()


def suffix_of(path: Path) -> str:
    """Return the lower-case suffix that tells the format, without a final ``.gz``.

    Examples
    --------
    >>> suffix_of(Path("a/News.JSONL.gz")), suffix_of(Path("README"))
    ('.jsonl', '')
    """
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def list_files(
    paths: Iterable[Path | str], *, suffixes: Iterable[str]
) -> tuple[list[InputFile], list[Skipped]]:
    """Return the files of `paths`, sorted by name, and what isn't there or isn't read, with the reason.

    Folders are read with everything below them. Hidden files and folders are passed over without a word; files of
    other suffixes, READMEs, folders that a build wrote, links to folders and links to files outside of the folder
    given are named. The order of `paths` doesn't matter; a file given twice is read once.

    Parameters
    ----------
    suffixes
        Suffixes (``.txt``) that are taken from folders. Files named themselves are always taken.
    """
    wanted = frozenset(suffixes)
    found: dict[str, tuple[Path, str, Path | None]] = {}
    missing: list[Skipped] = []
    given = list(paths)
    for one in given:
        path = Path(one)
        if not str(one):  # `Path` takes it for the working directory
            missing.append(Skipped(path="''", reason="an empty path", unread=True))
        elif os.path.isdir(path):  # unlike those of `Path`, these tests never raise  # noqa: PTH112
            for file in _walk(path, missing):
                if reason := _not_read(file, path, wanted):
                    missing.append(Skipped(path=_printable(str(file)), reason=reason))
                else:
                    found.setdefault(_identity(file), (file, _inner(file, path), path))
        elif os.path.isfile(path) and path.name in _WRITTEN and is_build(path.parent):  # noqa: PTH113
            missing.append(Skipped(path=_printable(str(path)), reason=_OUTPUT))
        elif os.path.isfile(path) or str(one) == STANDARD_INPUT:  # noqa: PTH113
            found[_identity(path)] = (path, _printable(path.as_posix()), None)
        else:
            missing.append(_unread(path))
    named = {os.path.realpath(file) for file, _, root in found.values() if root is None}
    folders = set(map(os.path.realpath, given))
    left = {
        one.path: one
        for one in missing
        if os.path.realpath(one.path) not in (folders if one.reason == _FOLDER_LINK else named)
    }
    return _name_files(list(found.values())), [left[path] for path in sorted(left)]


def is_build(folder: Path) -> bool:
    """Tell whether a build of kg wrote `folder`: its files tell, or the state it keeps."""
    return os.path.isdir(folder / ".kg") or all(os.path.isfile(folder / one) for one in _BUILD)  # noqa: PTH112, PTH113


def leads_out(path: Path, root: Path) -> bool:
    """Tell whether `path` is a link to something outside of the folder `root`."""
    return os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(  # noqa: PTH114
        os.path.realpath(root)
    )


def _not_read(path: Path, root: Path, suffixes: frozenset[str]) -> str:
    """Return why something found in the folder `root` isn't read, nothing if it is."""
    if path.is_dir():
        return _FOLDER_LINK if os.path.islink(path) else _OUTPUT  # noqa: PTH114
    if path.stem.upper() == "README":
        return "a README, not read as an article unless it is named itself"
    if suffix_of(path) not in suffixes:
        return f"files of suffix {suffix_of(path) or 'none'} are not read as articles"
    return LEADS_OUT if leads_out(path, root) else ""


def _walk(folder: Path, missing: list[Skipped]) -> Iterator[Path]:
    """Yield the files below `folder`, of builds and links to folders these alone; add to `missing` what can't be looked at."""

    def miss(error: OSError) -> None:
        missing.append(_unread(Path(error.filename), error))

    for root, folders, files in os.walk(folder, onerror=miss):
        if is_build(Path(root)):
            folders.clear()
            yield Path(root)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, one) for one in folders if os.path.islink(Path(root, one)))  # noqa: PTH114
        for name in files:
            path = Path(root, name)
            if name.startswith("."):
                continue
            try:
                if stat.S_ISREG(path.stat().st_mode):
                    yield path
            except OSError as error:
                missing.append(_unread(path, error))


def _unread(path: Path, error: OSError | None = None) -> Skipped:
    try:
        path.stat()
        reason = f"can't be read: {error.strerror}" if error else "no regular file"
    except FileNotFoundError:
        reason = "a link to nothing" if path.is_symlink() else "no such file or folder"
    except OSError as unseen:
        reason = f"can't be read: {unseen.strerror}"
    return Skipped(path=_printable(str(path)), reason=reason, unread=True)


def _name_files(found: list[tuple[Path, str, Path | None]]) -> list[InputFile]:
    """Give each the shortest of its names (own, within its folder, as given) that is unique."""
    candidates = [
        (_printable(path.name) if str(path) != STANDARD_INPUT else "stdin", inner, path.as_posix())
        for path, inner, _ in found
    ]
    own, within = (Counter(names[depth] for names in candidates) for depth in (0, 1))
    files = []
    for (path, _, root), (name, inner, full) in zip(found, candidates, strict=True):
        unique = name if own[name] == 1 else inner if within[inner] == 1 else _printable(full)
        shown = _printable(str(path))
        files.append(
            InputFile(
                path=path,
                name=unique,
                shown=shown,
                explicit=root is None,
                root=root or path.parent,
            )
        )
    return sorted(files, key=lambda one: (one.name, one.shown))


def _inner(file: Path, folder: Path) -> str:
    return _printable(file.relative_to(folder).as_posix())


def _identity(path: Path) -> str:
    return os.path.realpath(path) if str(path) != STANDARD_INPUT else STANDARD_INPUT


def _printable(name: str) -> str:
    """Return a name that every file can hold, whatever bytes the file system has."""
    return os.fsencode(name).decode("utf-8", "replace")
