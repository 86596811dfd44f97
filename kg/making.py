"""What has changed is made: documents -> extractions, graph, and the files of a build.

Only what is new or changed is read: extractions are kept by content and by what made them.
"""

import json
from dataclasses import replace
from pathlib import Path

from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.annotated import mark_annotated
from kg.built import Build, Progress, describe_build
from kg.config import Settings
from kg.errors import BuildError
from kg.export.build_files import FilesWanted
from kg.graph.node_link import read_graph
from kg.graph.spill import Spill
from kg.output import write_output
from kg.pipeline import load_knowledge, make_kept_graph
from kg.read.options import Collected, Skipped
from kg.reading import KeptReadings, collect_documents, read_missing, refuse_loss
from kg.records.jsonl import to_json
from kg.resolve.corrections import keep_corrections, load_corrections
from kg.store.atomic import is_intact, replace_directory
from kg.store.extractions import ExtractionStore
from kg.store.fingerprint import digest_files, read_model_meta, stamp_build
from kg.version import __version__

__all__ = ["collect_documents", "make_build", "make_files", "refuse_loss"]

_MANY = 5000
"""Documents from which the graph's evidence lies in a file while the build's files are made of it."""


def make_files(
    found: Collected,
    output: Path,
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
    *,
    inputs: str = "",
) -> Build:
    """Build the graph of what was `found`, and write it to `output`, unless the build before has said the same.

    Parameters
    ----------
    inputs
        Digest of what it was found in.
    """
    found = mark_annotated(found, settings, store)
    documents, skipped, noted = found.documents, found.skipped, found.noted
    stamp = stamp_build([*documents, *skipped, *noted], describe_build(settings, store.made_by))
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


def make_build(
    found: Collected,
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None,
) -> Build:
    """Build the graph of what was `found`; no file is written."""
    return _build(mark_annotated(found, settings, store), settings, store, progress)


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
