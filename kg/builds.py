"""A build: paths -> actor graph, and the directory of files made from it.

Only what is new or changed is read: extractions are kept by content and by what made them.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.built import Build, Progress, describe_build, open_store, read_options
from kg.config import Settings
from kg.errors import BuildError
from kg.graph.node_link import read_graph
from kg.read.digest import digest_inputs
from kg.read.duplicates import mark_duplicates
from kg.read.options import Collected, Noted, Skipped
from kg.records.jsonl import from_json
from kg.resolve.corrections import find_corrections
from kg.store.atomic import is_intact
from kg.store.fingerprint import stamp_build
from kg.store.lock import STATE_FOLDER, lock_directory

__all__ = ["Build", "build_directory", "build_graph", "change_directory"]

_STORE = Path(STATE_FOLDER, "extractions.db")


def build_graph(
    paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Return the graph of the articles in `paths`; nothing is kept on disk.

    Raises
    ------
    BuildError
        If nothing could be read.
    """
    from kg.making import collect_documents, make_build  # noqa: PLC0415 - spaCy and all that makes a build are slow to load

    found = collect_documents(paths, settings)
    with open_store(None, settings) as store:
        return make_build(found, settings, store, progress)


def build_directory(
    paths: Sequence[Path], output: Path, settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Build the graph of `paths` and write it to the directory `output`.

    Documents that the build before has read are not read again; where nothing at all has changed, its
    files stand as they are. The files appear when all are complete; a
    build that is killed leaves the last good one, and the next goes on where it was.

    Corrections belong to the build: those that `settings` name are kept in `output`, and without any named it's
    those of `output` that are applied.

    Raises
    ------
    BuildError
        If nothing could be read, `output` can't be written, another build is at work in it, or documents would be
        lost because a file or folder can't be read.
    """
    settings = settings.model_copy(
        update={"corrections": find_corrections(settings.corrections, output)}
    )
    if any(path.is_dir() and output.is_dir() and path.samefile(output) for path in paths):
        raise BuildError(
            f"{output}: holds the articles; name another folder for the build with -o"
        )
    with lock_directory(output), open_store(output / _STORE, settings) as store:
        # Digested before they are read, so that a file that changes meanwhile counts as changed.
        digest = digest_inputs(paths, read_options(settings))
        inputs = stamp_build([digest], describe_build(settings, store.made_by)) if digest else ""
        told = store.note("told")
        if inputs and inputs == store.note("inputs") and told and is_intact(output):
            skipped, noted, applied = json.loads(told)
            return Build(
                graph=read_graph(output / "graph.json"),
                skipped=tuple(from_json(Skipped, one) for one in skipped),
                noted=tuple(from_json(Noted, one) for one in noted),
                applied=applied,
            )
        from kg.making import collect_documents, make_files, refuse_loss  # noqa: PLC0415 - likewise

        store.scrub()
        found = collect_documents(paths, settings, store)
        if not settings.allow_missing:
            refuse_loss(found, store)
        return make_files(found, output, settings, store, progress, inputs=inputs)


def change_directory(
    output: Path,
    settings: Settings,
    *,
    add: Sequence[Path] = (),
    remove: Sequence[str] = (),
    progress: Progress | None = None,
) -> Build:
    """Build anew in `output`, with the documents of the build before, those of `add`, without `remove`.

    Parameters
    ----------
    add
        Files or folders; a document takes the place of one with the same id.
    remove
        Ids of documents.

    Raises
    ------
    BuildError
        If there is no build in `output`, one of `remove` isn't in it, or nothing would be left.
    """
    settings = settings.model_copy(
        update={"corrections": find_corrections(settings.corrections, output)}
    )
    if not (output / _STORE).is_file():
        raise BuildError(f"{output}: no build to change; make one: kg build PATH -o {output}")
    with lock_directory(output), open_store(output / _STORE, settings) as store:
        from kg.making import collect_documents, make_files  # noqa: PLC0415 - likewise

        store.scrub()
        kept = {one.id: replace(one, duplicate_of="") for one in store.documents()}
        unknown = sorted(set(remove) - kept.keys())
        if unknown:
            raise BuildError(f"{output}: no document {unknown[0]!r}; report.md lists them all")
        new = collect_documents(add, settings) if add else Collected([], [], [])
        merged = {**kept, **{one.id: one for one in new.documents}}
        left = [merged[name] for name in sorted(merged.keys() - set(remove))]
        if not left:
            raise BuildError(f"{output}: no document would be left; delete the folder instead")
        found = replace(new, documents=mark_duplicates(left))
        return make_files(found, output, settings, store, progress)
