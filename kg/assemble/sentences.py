"""Sentences kept with the graph: extraction and evidence -> the passages a reader needs."""

from collections.abc import Iterable, Iterator, Sequence

from kg.graph.schema import DocumentData, EvidenceData
from kg.records import Extraction, Span, digest_text

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
    passages = sorted({(one["start"], one["end"]) for one in evidence})
    wanted: set[int] = set()
    for number in _touched(sentences, passages):
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


def _touched(sentences: Sequence[Span], passages: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the numbers of the sentences that a passage overlaps; both are in text order."""
    place, reach = 0, 0
    for number, sentence in enumerate(sentences):
        while place < len(passages) and passages[place][0] < sentence.end:
            reach = max(reach, passages[place][1])
            place += 1
        if sentence.start < reach:
            yield number
