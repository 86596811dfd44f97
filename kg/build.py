"""A build: paths -> actor graph, and the directory of files made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.config import Settings
from kg.errors import BuildError
from kg.export.build_files import write_build_files
from kg.graph.schema import ActorGraph
from kg.pipeline import extract_documents, load_reader, make_graph
from kg.read.documents import read_documents
from kg.read.duplicates import mark_duplicates
from kg.read.options import ReadOptions, Skipped
from kg.records import Document
from kg.store.atomic import replace_directory

__all__ = ["Build", "build_directory", "build_graph"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build gives.

    Attributes
    ----------
    graph
        The actor graph.
    skipped
        Inputs that were passed over, with the reason.
    """

    graph: ActorGraph
    skipped: tuple[Skipped, ...]


def build_graph(
    paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Return the graph of the articles in `paths`.

    Raises
    ------
    BuildError
        If nothing could be read.
    """
    documents, skipped = _collect(paths, settings)
    reader = load_reader(settings)
    extractions = []
    for extraction in extract_documents(documents, reader):
        extractions.append(extraction)
        if progress is not None:
            progress(len(extractions), len(documents))
    graph = make_graph(extractions, reader, settings)
    return Build(graph=graph, skipped=tuple(skipped))


def build_directory(
    paths: Sequence[Path], output: Path, settings: Settings, *, progress: Progress | None = None
) -> Build:
    """Build the graph of `paths` and write it to the directory `output`.

    The files appear all at once when they are complete; a build that is killed leaves the last good one.
    """
    build = build_graph(paths, settings, progress=progress)
    with replace_directory(output) as folder:
        write_build_files(build.graph, build.skipped, folder, title=settings.title)
    return build


def _collect(paths: Sequence[Path], settings: Settings) -> tuple[list[Document], list[Skipped]]:
    options = ReadOptions(
        language=settings.language,
        max_characters=settings.max_characters,
        date=settings.date,
        columns=settings.columns,
    )
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for item in read_documents(paths, options=options):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents.append(item)
    if not documents:
        why = (
            f"; first of {len(skipped)} skipped: {skipped[0].path}: {skipped[0].reason}"
            if skipped
            else ""
        )
        raise BuildError(f"nothing to read in {', '.join(map(str, paths))}{why}")
    return mark_duplicates(documents), skipped
