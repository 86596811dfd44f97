"""A build: paths -> actor graph, and the directory of files made from it.

Only what is new or changed is read: extractions are kept by content and by what made them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.annotated import mark_annotated
from kg.config import Settings
from kg.errors import BuildError
from kg.export.build_files import FilesWanted
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph
from kg.graph.spill import Spill
from kg.output import write_output
from kg.pipeline import load_knowledge, make_kept_graph
from kg.read.digest import digest_inputs
from kg.read.duplicates import mark_duplicates
from kg.read.options import Collected, Noted, Skipped
from kg.reading import (
    KeptReadings,
    Progress,
    collect_documents,
    open_store,
    read_missing,
    read_options,
    refuse_loss,
)
from kg.records.jsonl import from_json, to_json
from kg.resolve.corrections import find_corrections, keep_corrections, load_corrections
from kg.store.atomic import is_intact, replace_directory
from kg.store.extractions import ExtractionStore
from kg.store.fingerprint import digest_files, read_model_meta, stamp_build
from kg.store.lock import STATE_FOLDER, lock_directory
from kg.version import __version__

__all__ = ["Build", "build_directory", "build_graph", "change_directory"]

_STORE = Path(STATE_FOLDER, "extractions.db")
_MANY = 5000
"""Documents from which the graph's evidence lies in a file while the build's files are made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build gives.

    Attributes
    ----------
    graph
        The actor graph.
    skipped
        Inputs that were passed over, with the reason.
    noted
        What of inputs that were read wasn't used, or could be read in two ways.
    notices
        Corrections that found nothing to correct.
    applied
        How many corrections were applied.
    read
        How many documents had to be read; the others were kept from the build before.
    changed
        What reads differently from the build before, so that its documents were read again: ``code``,
        ``model``, ``ontology`` …
    """

    graph: ActorGraph
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...] = ()
    notices: tuple[str, ...] = ()
    applied: int = 0
    read: int = 0
    changed: tuple[str, ...] = ()


def build_graph(
    paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Return the graph of the articles in `paths`; nothing is kept on disk.

    Raises
    ------
    BuildError
        If nothing could be read.
    """
    found = collect_documents(paths, settings)
    with open_store(None, settings) as store:
        return _build(mark_annotated(found, settings, store), settings, store, progress)


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
        inputs = stamp_build([digest], _describe(settings, store.made_by)) if digest else ""
        told = store.note("told")
        if inputs and inputs == store.note("inputs") and told and is_intact(output):
            skipped, noted, applied = json.loads(told)
            return Build(
                graph=read_graph(output / "graph.json"),
                skipped=tuple(from_json(Skipped, one) for one in skipped),
                noted=tuple(from_json(Noted, one) for one in noted),
                applied=applied,
            )
        store.scrub()
        found = collect_documents(paths, settings, store)
        if not settings.allow_missing:
            refuse_loss(found, store)
        found = mark_annotated(found, settings, store)
        return _build_files(found, output, settings, store, progress, inputs=inputs)


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
        found = mark_annotated(found, settings, store)
        return _build_files(found, output, settings, store, progress)


def _build_files(
    found: Collected,
    output: Path,
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
    *,
    inputs: str = "",
) -> Build:
    documents, skipped, noted = found.documents, found.skipped, found.noted
    stamp = stamp_build([*documents, *skipped, *noted], _describe(settings, store.made_by))
    notes = {"inputs": inputs, "documents": stamp}
    if stamp == store.note("documents") and is_intact(output):
        keep_corrections(settings.corrections, output)
        told = store.note("told")
        store.finish(
            documents, notes={**notes, "told": told}
        )  # the files differ, what they say doesn't
        return Build(
            graph=read_graph(output / "graph.json"),
            skipped=tuple(skipped),
            noted=tuple(noted),
            applied=json.loads(told)[2],
        )
    changed = store.changed_parts()
    build = replace(_build(found, settings, store, progress), changed=changed)
    notes["told"] = json.dumps([[*map(to_json, skipped)], [*map(to_json, noted)], build.applied])
    _write(build, output, settings, len(documents))
    keep_corrections(settings.corrections, output)
    complete = len(build.skipped) == len(skipped) and not build.notices
    store.finish(documents, notes=notes if complete else {})
    return build


def _write(build: Build, output: Path, settings: Settings, documents: int) -> None:
    """Write the files of a build of so many documents, all or none."""
    with replace_directory(output) as folder:
        wanted = FilesWanted(
            folder=folder,
            skipped=build.skipped,
            noted=build.noted,
            corrections=_tell_corrections(build),
            title=settings.title,
            actors_shown=settings.actors_shown,
            focus=settings.focus,
            all_mentions=settings.all_mentions,
            mentions=settings.mentions,
            before=output if is_intact(output) else None,
            stamp=stamp_build((), ""),
        )
        # A process that read the graph from its file would hold all of its evidence.
        jobs = settings.jobs if documents <= _MANY else 1
        write_output(build.graph, wanted, jobs=jobs)


def _tell_corrections(build: Build) -> tuple[str, ...]:
    """Return what became of corrections, a line each; nothing where there are none."""
    if not build.applied and not build.notices:
        return ()
    return (f"applied: {build.applied}, not applied: {len(build.notices)}", *build.notices)


def _describe(settings: Settings, made_by: dict[str, str]) -> str:
    """Return all settings that a build's files depend on, and the digests of the files they name."""
    named = [one for one in (settings.corrections, settings.annotations) if one and one.is_file()]
    left_out = {"allow_missing", "cluster", "corrections", "jobs", "max_bytes", "shards"}
    return f"{settings.model_dump(exclude=left_out)} {made_by} {digest_files(named)}"


def _build(
    found: Collected,
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
) -> Build:
    documents = found.documents
    knowledge = load_knowledge(settings)
    read, failed = read_missing(documents, settings, store, progress, knowledge)
    skipped = [*found.skipped, *(Skipped(path=one.item.path, reason=one.reason) for one in failed)]
    unread = {one.item.id for one in failed}
    documents = [one for one in documents if one.id not in unread]
    if not documents:
        raise BuildError(
            f"nothing could be read; first reason: {skipped[0].path}: {skipped[0].reason}"
        )
    corrections = load_corrections(settings.corrections) if settings.corrections else None
    spill = Spill(store.folder) if len(documents) > _MANY else None
    graph, notices = make_kept_graph(
        KeptReadings(store, documents, knowledge.actors),
        knowledge,
        corrections=corrections,
        made_by=_name_makers(settings),
        spill=spill,
        min_score=settings.min_score,
    )
    graph = make_excerpt(
        graph, Excerpt(since=settings.since, min_documents=settings.min_documents)
    )
    return Build(
        graph=graph,
        skipped=tuple(skipped),
        noted=tuple(found.noted),
        notices=notices,
        applied=len(corrections.entries) - len(notices) if corrections else 0,
        read=read,
    )


def _name_makers(settings: Settings) -> dict[str, str]:
    """Return what made the graph, with versions."""
    model = read_model_meta(settings.model)
    found = {"kg": __version__, "model": f"{settings.model} {model.get('version', '')}".strip()}
    if settings.annotations:
        found["annotations"] = (
            f"{settings.annotations.name} {digest_files([settings.annotations])[:12]}"
        )
    return found
