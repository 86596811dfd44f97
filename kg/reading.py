"""Reading: inputs -> documents, each read once, by as many workers as there are, into the store or into shards."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kg.actors.lookup import KnownActors
from kg.annotated import take_annotated
from kg.assemble.contribution import Contribution
from kg.built import Progress, read_options
from kg.config import Settings
from kg.errors import BuildError
from kg.pipeline import Knowledge, Reader, extract_documents, load_reader
from kg.read.documents import read_documents
from kg.read.duplicates import mark_duplicates
from kg.read.memory import ArticleMemory
from kg.read.options import Collected, Noted, Skipped
from kg.records import Document, Extraction, Resolution, Ties
from kg.resolve.cast import Cast, Members, read_cast
from kg.run.batches import make_batches
from kg.run.cluster import map_on_cluster
from kg.run.map_batches import Failed, map_batches
from kg.store.contributions import keep_contribution
from kg.store.extractions import ExtractionStore
from kg.store.fingerprint import digest_code, list_libraries, stamp_build
from kg.store.packing import PackedExtraction, pack_extraction
from kg.store.shards import ShardFolder, ShardPlace

__all__ = [
    "KeptReadings",
    "collect_documents",
    "read_missing",
    "refuse_loss",
]

BATCH_DOCUMENTS, BATCH_CHARACTERS = 32, 400_000
_MAKING = ("read", "records")
"""Parts of kg that tell what an article is."""


def collect_documents(
    paths: Sequence[Path], settings: Settings, store: ExtractionStore | None = None
) -> Collected:
    """Return the documents in `paths`, copies marked, what was passed over, and what of it wasn't used.

    A store remembers what articles were found to be, in place of those of the build before.

    Raises
    ------
    BuildError
        If there is no document, or there are more than fit (`Settings.max_bytes`).
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    noted: list[Noted] = []
    size = 0
    made_by = f"{digest_code(_MAKING)} {list_libraries()}"
    memory = ArticleMemory(store.articles() if store is not None else {}, made_by)
    for item in read_documents(paths, options=read_options(settings), memory=memory):
        if isinstance(item, Skipped):
            skipped.append(item)
        elif isinstance(item, Noted):
            noted.append(item)
        else:
            documents.append(item)
            size += len(item.text.encode())
            if size > settings.max_bytes:
                raise BuildError(
                    f"{item.path}: the texts are longer than {settings.max_bytes:,} bytes together: "
                    "build in parts, or raise --max-bytes"
                )
    if store is not None:
        store.put_articles(memory.now)
    if not documents:
        first = f"; first reason: {skipped[0].path}: {skipped[0].reason}" if skipped else ""
        raise BuildError(f"nothing to read in {', '.join(map(str, paths))}{first}")
    return Collected(mark_duplicates(documents), skipped, noted)


def refuse_loss(found: Collected, store: ExtractionStore) -> None:
    """Raise `BuildError` if documents of the build before would go that may lie in what can't be read."""
    unread = [one for one in found.skipped if one.unread]
    lost = sorted(store.ids() - {one.id for one in found.documents}) if unread else []
    if lost:
        raise BuildError(
            f"{unread[0].path}: {unread[0].reason}; {len(lost)} documents of the build before would go, "
            f"{lost[0]} the first: mend it, or let them go with --allow-missing"
        )


def read_missing(
    documents: Sequence[Document],
    settings: Settings,
    store: ExtractionStore,
    progress: Progress | None = None,
    knowledge: Knowledge | None = None,
) -> tuple[int, list[Failed[Document]]]:
    """Read what the store doesn't hold yet, batch by batch; return how many, and those that could not be read.

    With `Settings.shards` each batch becomes a shard there; the store keeps where it lies, and takes in what
    earlier runs have left, of this machine or of any other. `knowledge` is that of `settings`, if it is loaded already.
    """
    shards = f"{settings.shards.rstrip('/')}/{store.fingerprint[:16]}" if settings.shards else ""
    if shards:
        store.put_places(ShardFolder(shards).find(store.shards()))
    missing = sorted(store.missing(documents), key=lambda one: one.id)
    take_annotated([one for one in missing if one.annotated], settings, store)
    missing = [one for one in missing if not one.annotated]
    done = len(documents) - len(missing)
    failed: list[Failed[Document]] = []
    keep: Callable[[Any], None] = store.put_places if shards else store.put
    if progress is not None and missing:
        progress(done, len(documents))
    for result in _run(missing, settings, store, shards, knowledge):
        if isinstance(result, Failed):
            failed.append(result)
            done += 1
        else:
            keep(result)
            done += len(result)
        if progress is not None:
            progress(done, len(documents))
    return len(missing) - len(failed), failed


def _run(
    missing: Sequence[Document],
    settings: Settings,
    store: ExtractionStore,
    shards: str,
    knowledge: Knowledge | None,
) -> Iterator[Any]:
    if not missing:
        return iter(())
    batches = make_batches(
        missing, most=BATCH_DOCUMENTS, limit=BATCH_CHARACTERS, weigh=lambda one: len(one.text)
    )
    run = partial(map_on_cluster, address=settings.cluster) if settings.cluster else map_batches
    jobs = min(settings.jobs, -(-len(missing) // BATCH_DOCUMENTS))  # no model for no work
    here = jobs == 1 and not settings.cluster  # else it would travel to other processes
    setup = partial(load_reader, settings, knowledge if here else None)
    if shards:
        work = partial(_extract_shard, (shards, store.fingerprint, store.cast_by))
        return run(work, batches, setup=setup, jobs=jobs)
    return run(_extract_batch, batches, setup=setup, jobs=jobs)


def _extract_batch(reader: Reader, batch: Sequence[Document]) -> list[PackedExtraction]:
    return [
        pack_extraction(extraction, read_cast(extraction, reader.knowledge.actors))
        for extraction in extract_documents(batch, reader)
    ]


def _extract_shard(
    where: tuple[str, str, str], reader: Reader, batch: Sequence[Document]
) -> list[ShardPlace]:
    """Read a batch into a shard, unless a worker that was lost has done so."""
    address, fingerprint, stamp = where
    folder = ShardFolder(address)
    there = folder.written(batch, fingerprint, stamp)
    return there or folder.write(_extract_batch(reader, batch), fingerprint, stamp)


class KeptReadings:
    """What documents were read to, taken from the store one by one.

    Parameters
    ----------
    documents
        Those of the build, all of them read.
    actors
        Known actors, for casts that have to be made anew.
    """

    def __init__(
        self, store: ExtractionStore, documents: Sequence[Document], actors: KnownActors
    ) -> None:
        self._store = store
        self._actors = actors
        self.documents = {one.id: one for one in sorted(documents, key=lambda one: one.id)}

    def contributions(
        self,
        resolution: Resolution,
        make: Callable[[Extraction, Ties], Contribution],
        made_by: str,
    ) -> Iterator[Contribution]:
        """Yield what each document gives the graph, sorted by its id; made anew where it, or who is who in it, has changed."""
        stamp = stamp_build((), made_by)

        def anew(doc: str) -> Contribution:
            return make(self._extraction(doc), resolution.ties[doc])

        for doc, document in self.documents.items():
            hangs_on = [stamp, resolution.told[doc]]
            yield keep_contribution(self._store, document, hangs_on, partial(anew, doc))

    def casts(self) -> Iterator[Cast]:
        """Yield the cast of each document, sorted by its id; made anew where the code that makes it has changed."""
        for document, cast in self._store.casts(self.documents.values()):
            if cast is None:
                cast = read_cast(self._extraction(document.id), self._actors)
                self._store.put_cast(document, cast)
            yield cast

    def members(self, doc: str) -> Members:
        """Return the mentions of each cluster of a document."""
        return self._store.members(self.documents[doc])

    def recast(self, doc: str, nations: Mapping[str, str]) -> Cast:
        """Return a document's cast as it is with what all say of who leads whom."""
        variant = json.dumps(sorted(nations.items()))
        found = self._store.cast(self.documents[doc], variant)
        if found is None:
            found = read_cast(self._extraction(doc), self._actors, nations)
            self._store.put_cast(self.documents[doc], found, variant)
        return found

    def _extraction(self, doc: str) -> Extraction:
        return next(self._store.read([self.documents[doc]]))
