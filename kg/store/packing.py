"""What the store keeps of a document: extraction <-> key and compressed JSON."""

import hashlib
import json
import zlib
from dataclasses import dataclass, replace
from typing import Any

from kg.records import Document, Extraction
from kg.records.jsonl import from_json, to_json

__all__ = [
    "PackedExtraction",
    "digest_document",
    "pack_extraction",
    "unpack_extraction",
    "unpack_text",
]

_NO_DOCUMENT = Document(id="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedExtraction:
    """An extraction as bytes, cheap to send between processes.

    Attributes
    ----------
    id
        Of the document.
    content
        Digest of what of the document reading depends on.
    text, reading
        The text, and all that was read in it; compressed.
    """

    id: str
    content: bytes
    text: bytes
    reading: bytes


def digest_document(document: Document) -> bytes:
    """Return a digest of what reading a document depends on: text, skipped ranges, date, language.

    Its id, title and path don't count: a file that is moved or renamed isn't read again.

    Examples
    --------
    >>> one = Document(id="a", text="He left.", title="Gone")
    >>> digest_document(one) == digest_document(Document(id="b", text="He left."))
    True
    """
    skipped = [(span.start, span.end) for span in document.skipped]
    parts = json.dumps([document.text, skipped, document.published, document.language])
    return hashlib.sha256(parts.encode()).digest()


def pack_extraction(extraction: Extraction) -> PackedExtraction:
    """Return an extraction as compressed bytes."""
    document = extraction.document
    return PackedExtraction(
        id=document.id,
        content=digest_document(document),
        text=zlib.compress(document.text.encode("utf-8", "surrogatepass")),
        reading=_squeeze(to_json(replace(extraction, document=_NO_DOCUMENT))),
    )


def unpack_extraction(reading: bytes, document: Document) -> Extraction:
    """Return the extraction of `document` from what `pack_extraction` made of it."""
    data = json.loads(zlib.decompress(reading).decode("utf-8", "surrogatepass"))
    return replace(from_json(Extraction, data), document=document)


def unpack_text(text: bytes) -> str:
    """Return a packed text."""
    return zlib.decompress(text).decode("utf-8", "surrogatepass")


def _squeeze(data: dict[str, Any]) -> bytes:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"))
