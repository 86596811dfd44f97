"""Sentences kept with the graph: extraction and evidence -> the passages a reader needs."""

from collections.abc import Iterable

from kg.graph.schema import DocumentData, EvidenceData
from kg.records import Extraction, digest_text

__all__ = ["describe_document"]


def describe_document(
    extraction: Extraction, evidence: Iterable[EvidenceData], *, context: int = 1
) -> DocumentData:
    """Return what the graph keeps of a document.

    Parameters
    ----------
    evidence
        That found in this document.
    context
        How many sentences before and after each passage are kept.
    """
    document = extraction.document
    sentences = extraction.sentences
    wanted: set[int] = set()
    passages = sorted({(one["start"], one["end"]) for one in evidence})
    for number, sentence in enumerate(sentences):
        if any(start < sentence.end and sentence.start < end for start, end in passages):
            wanted.update(range(number - context, number + context + 1))
    kept = [sentences[number] for number in sorted(wanted) if 0 <= number < len(sentences)]
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
        "language": document.language,
        "url": document.url,
        "sha256": digest_text(document.text),
        "length": len(document.text),
        "duplicate_of": document.duplicate_of,
        "sentences": [(one.start, one.end, one.of(document.text)) for one in kept],
    }
