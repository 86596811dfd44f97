"""A build: paths -> actor graph, and the directory of files made from it.

Only what is new or changed is read: extractions are kept by content and by what made them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.analyze.excerpt import Excerpt, make_excerpt
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
from kg.read.options import Skipped
from kg.reading import (
    KeptReadings,
    Progress,
    collect_documents,
    open_store,
    read_missing,
    read_options,
)
from kg.records import Document
from kg.records.jsonl import from_json, to_json
from kg.resolve.corrections import load_corrections
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
    notices
        Corrections that found nothing to correct.
    read
        How many documents had to be read; the others were kept from the build before.
    changed
        What reads differently from the build before, so that its documents were read again: ``code``,
        ``model``, ``ontology`` …
    """

    graph: ActorGraph
    skipped: tuple[Skipped, ...]
    notices: tuple[str, ...] = ()
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
    documents, skipped = collect_documents(paths, settings)
    with open_store(None, settings) as store:
        return _build(documents, skipped, settings, store, progress)


def build_directory(
    paths: Sequence[Path], output: Path, settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Build the graph of `paths` and write it to the directory `output`.

    Documents that the build before has read are not read again; where nothing at all has changed, its
    files stand as they are. The files appear when all are complete; a
    build that is killed leaves the last good one, and the next goes on where it was.

    Raises
    ------
    BuildError
        If nothing could be read, `output` can't be written, another build is at work in it, or documents would be
        lost because a file or folder can't be read.
    """
    with lock_directory(output), open_store(output / _STORE, settings) as store:
        # Digested before they are read, so that a file that changes meanwhile counts as changed.
        digest = digest_inputs(paths, read_options(settings))
        inputs = stamp_build([digest], _describe(settings, store.made_by)) if digest else ""
        told = store.note("skipped")
        if inputs and inputs == store.note("inputs") and told and is_intact(output):
            passed_over = [from_json(Skipped, one) for one in json.loads(told)]
            return Build(graph=read_graph(output / "graph.json"), skipped=tuple(passed_over))
        store.scrub()
        documents, skipped = collect_documents(paths, settings, store)
        if not settings.allow_missing:
            _refuse_loss(documents, skipped, store)
        return _build_files(documents, skipped, output, settings, store, progress, inputs=inputs)


def _refuse_loss(
    documents: Sequence[Document], skipped: Sequence[Skipped], store: ExtractionStore
) -> None:
    """Raise `BuildError` if documents of the build before would go that may lie in what can't be read."""
    unread = [one for one in skipped if one.unread]
    lost = sorted(store.ids() - {one.id for one in documents}) if unread else []
    if lost:
        raise BuildError(
            f"{unread[0].path}: {unread[0].reason}; {len(lost)} documents of the build before would go, "
            f"{lost[0]} the first: mend it, or let them go with --allow-missing"
        )


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
    if not (output / _STORE).is_file():
        raise BuildError(f"{output}: no build to change; make one: kg build PATH -o {output}")
    with lock_directory(output), open_store(output / _STORE, settings) as store:
        store.scrub()
        kept = {one.id: replace(one, duplicate_of="") for one in store.documents()}
        unknown = sorted(set(remove) - kept.keys())
        if unknown:
            raise BuildError(f"{output}: no document {unknown[0]!r}; report.md lists them all")
        new, skipped = collect_documents(add, settings) if add else ([], [])
        merged = {**kept, **{one.id: one for one in new}}
        left = [merged[name] for name in sorted(merged.keys() - set(remove))]
        if not left:
            raise BuildError(f"{output}: no document would be left; delete the folder instead")
        documents = mark_duplicates(left)
        return _build_files(documents, skipped, output, settings, store, progress)


def _build_files(
    documents: list[Document],
    skipped: list[Skipped],
    output: Path,
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
    *,
    inputs: str = "",
) -> Build:
    stamp = stamp_build([*documents, *skipped], _describe(settings, store.made_by))
    notes = {
        "inputs": inputs,
        "documents": stamp,
        "skipped": json.dumps([to_json(one) for one in skipped]),
    }
    if stamp == store.note("documents") and is_intact(output):
        store.finish(documents, notes=notes)  # the files differ, what they say doesn't
        return Build(graph=read_graph(output / "graph.json"), skipped=tuple(skipped))
    changed = store.changed_parts()
    build = replace(_build(documents, skipped, settings, store, progress), changed=changed)
    with replace_directory(output) as folder:
        wanted = FilesWanted(
            folder=folder,
            skipped=build.skipped,
            title=settings.title,
            actors_shown=settings.actors_shown,
            focus=settings.focus,
        )
        # A process that read the graph from its file would hold all of its evidence.
        jobs = settings.jobs if len(documents) <= _MANY else 1
        write_output(build.graph, wanted, jobs=jobs)
    complete = len(build.skipped) == len(skipped) and not build.notices
    store.finish(documents, notes=notes if complete else {})
    return build


def _describe(settings: Settings, made_by: dict[str, str]) -> str:
    """Return all settings that a build's files depend on, and the digests of the files they name."""
    corrections = [settings.corrections] if settings.corrections else []
    return f"{settings.model_dump(exclude={'allow_missing', 'cluster', 'jobs', 'shards'})} {made_by} {digest_files(corrections)}"


def _build(
    documents: list[Document],
    skipped: list[Skipped],
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
) -> Build:
    read, failed = read_missing(documents, settings, store, progress)
    skipped = [*skipped, *(Skipped(path=one.item.path, reason=one.reason) for one in failed)]
    knowledge = load_knowledge(settings)
    unread = {one.item.id for one in failed}
    documents = [one for one in documents if one.id not in unread]
    if not documents:
        raise BuildError(
            f"nothing could be read; first reason: {skipped[0].path}: {skipped[0].reason}"
        )
    corrections = load_corrections(settings.corrections) if settings.corrections else None
    model = read_model_meta(settings.model)
    made_by = {"kg": __version__, "model": f"{settings.model} {model.get('version', '')}".strip()}
    readings = KeptReadings(store, documents, knowledge.actors)
    spill = Spill(store.folder) if len(documents) > _MANY else None
    graph, notices = make_kept_graph(
        readings, knowledge, corrections=corrections, made_by=made_by, spill=spill
    )
    graph = make_excerpt(
        graph, Excerpt(since=settings.since, min_documents=settings.min_documents)
    )
    return Build(graph=graph, skipped=tuple(skipped), notices=notices, read=read)
