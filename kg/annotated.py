"""Articles that were annotated elsewhere: which ones they are, and what is said of them, into the store."""

from collections.abc import Sequence
from dataclasses import replace

from kg.annotations.load import digest_annotation, load_annotations
from kg.annotations.make_extraction import make_extraction
from kg.config import Settings
from kg.errors import AnnotationFileError, BuildError
from kg.pipeline import load_knowledge
from kg.read.options import Collected
from kg.records import Document, digest_text
from kg.resolve.cast import read_cast
from kg.store.extractions import ExtractionStore
from kg.store.fingerprint import digest_code
from kg.store.packing import pack_extraction

__all__ = ["mark_annotated", "take_annotated"]


def mark_annotated(found: Collected, settings: Settings, store: ExtractionStore) -> Collected:
    """Return what inputs hold with the documents marked that annotations stand for; those alone, if `settings` say so.

    Raises
    ------
    AnnotationFileError
        If the file is malformed, or annotates what is none of the documents.
    BuildError
        If annotations are gone whose documents have to be taken in again.
    """
    if settings.annotations is None:
        lost = store.missing(one for one in found.documents if one.annotated)
        if lost:
            raise BuildError(
                f"{lost[0].id}: was annotated; name the file as `annotations` in kg.toml"
            )
        return found
    stated = load_annotations(settings.annotations)
    reasons = {one.id: f": {one.reason}" for one in found.skipped}
    for doc in sorted(stated.keys() - {one.id for one in found.documents}):
        reason = reasons.get(doc, "; give the file or folder that holds it")
        raise AnnotationFileError(f"{settings.annotations}: {doc}: not among the articles{reason}")
    code = digest_code(("annotations",))
    digests = {doc: digest_text(f"{code}{digest_annotation(one)}") for doc, one in stated.items()}
    kept = [
        replace(one, annotated=digests.get(one.id, ""))
        for one in found.documents
        if one.id in digests or not settings.only_annotated
    ]
    return replace(found, documents=kept)


def take_annotated(
    missing: Sequence[Document], settings: Settings, store: ExtractionStore
) -> None:
    """Put what annotations say of documents into the store."""
    if settings.annotations is None or not missing:
        return
    found, knowledge = load_annotations(settings.annotations), load_knowledge(settings)
    relations = knowledge.ontology.relations
    try:
        extractions = [make_extraction(found[one.id], one, relations) for one in missing]
    except AnnotationFileError as error:
        raise AnnotationFileError(f"{settings.annotations}: {error}") from None
    store.put(pack_extraction(one, read_cast(one, knowledge.actors)) for one in extractions)
