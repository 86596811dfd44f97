"""What the store keeps of a document: extraction <-> key and compressed JSON."""

import hashlib
import json
import zlib
from dataclasses import dataclass, replace
from typing import Any

from kg.records import Document, Extraction
from kg.records.jsonl import from_json, to_json
from kg.resolve.cast import Cast, Members

__all__ = [
    "PackedExtraction",
    "digest_document",
    "extraction_key",
    "pack_cast",
    "pack_extraction",
    "squeeze",
    "unpack_cast",
    "unpack_extraction",
    "unpack_members",
    "unpack_text",
    "unsqueeze",
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
    clusters, members
        Who appears in it, and by which mentions (`kg.resolve.cast`); compressed.
    """

    id: str
    content: bytes
    text: bytes
    reading: bytes
    clusters: bytes
    members: bytes

    @property
    def parts(self) -> tuple[bytes, bytes, bytes, bytes]:
        """What is kept, in the order in which it is stored."""
        return self.text, self.reading, self.clusters, self.members


def digest_document(document: Document) -> bytes:
    """Return a digest of what reading a document depends on: text, skipped ranges, date, language, annotations.

    Its id, title and path don't count: a file that is moved or renamed isn't read again.

    Examples
    --------
    >>> one = Document(id="a", text="He left.", title="Gone")
    >>> digest_document(one) == digest_document(Document(id="b", text="He left."))
    True
    """
    skipped = [(span.start, span.end) for span in document.skipped]
    given = [document.annotated] if document.annotated else []
    parts = json.dumps([document.text, skipped, document.published, document.language, *given])
    return hashlib.sha256(parts.encode()).digest()


def extraction_key(fingerprint: str, content: bytes) -> bytes:
    """Return the key of what a reader made of a document.

    Parameters
    ----------
    fingerprint
        Of the reader (`kg.store.fingerprint.join_fingerprint`).
    content
        Digest of the document.
    """
    return hashlib.sha256(fingerprint.encode() + content).digest()


def pack_extraction(extraction: Extraction, cast: Cast) -> PackedExtraction:
    """Return an extraction, and who appears in it, as compressed bytes."""
    document = extraction.document
    clusters, members = pack_cast(cast)
    return PackedExtraction(
        id=document.id,
        content=digest_document(document),
        text=zlib.compress(document.text.encode("utf-8", "surrogatepass")),
        reading=squeeze(to_json(replace(extraction, document=_NO_DOCUMENT))),
        clusters=clusters,
        members=members,
    )


def unpack_extraction(reading: bytes, document: Document) -> Extraction:
    """Return the extraction of `document` from what `pack_extraction` made of it."""
    return replace(from_json(Extraction, unsqueeze(reading)), document=document)


def unpack_text(text: bytes) -> str:
    """Return a packed text."""
    return zlib.decompress(text).decode("utf-8", "surrogatepass")


def pack_cast(cast: Cast) -> tuple[bytes, bytes]:
    """Return a cast as compressed bytes: the clusters and what goes with them, and the members.

    Its document's id isn't kept: a document may be renamed.
    """
    clusters = tuple(replace(one, doc="") for one in cast.clusters)
    data = to_json(replace(cast, doc="", clusters=clusters, members=()))
    return squeeze(data), squeeze(cast.members)


def unpack_cast(clusters: bytes, doc: str) -> Cast:
    """Return the cast of document `doc` without the members, as `pack_cast` packed it."""
    data = unsqueeze(clusters)
    for cluster in data.get("clusters", ()):
        cluster["doc"] = doc
    return from_json(Cast, data | {"doc": doc})


def unpack_members(members: bytes) -> Members:
    """Return the mentions of each cluster of a cast."""
    return tuple(tuple(map(tuple, cluster)) for cluster in unsqueeze(members))


def unsqueeze(data: bytes) -> Any:
    """Return what `squeeze` packed."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def squeeze(data: Any, *, quickly: bool = False) -> bytes:
    """Return lists and objects as compressed JSON; quickly in half the time, and a fifth longer."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), 1 if quickly else -1)
