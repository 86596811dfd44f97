"""Wire copies: documents -> documents that know of which earlier one they are a near-duplicate.

MinHash over word triples (Broder 1997, *On the resemblance and containment of documents*), banded by `rensa`,
verified by the true Jaccard coefficient, so that a chance hit of the bands marks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rensa import RMinHash, RMinHashLSH

from kg.records import Document

__all__ = ["SIMILAR", "mark_duplicates"]

SIMILAR = 0.5
"""Jaccard coefficient from which two documents are copies of one text."""

_PERMUTATIONS, _BANDS = 128, 32
_FEWEST = 20
"""Documents of fewer word triples are too short to tell."""


def mark_duplicates(documents: Sequence[Document]) -> list[Document]:
    """Return `documents` in their order; a copy carries the id of the earliest it is a copy of.

    Earliest by publication date (unknown dates last), then by id, so that the order of files doesn't
    matter; a copy of a copy counts as one of the same original. What is skipped in a text (`Document.skipped`) isn't compared.

    Examples
    --------
    >>> text = "The ministers met again on Monday and agreed that talks on border trade would go on in Oslo next week, a spokesman for the government told reporters after the session."
    >>> first = Document(id="b", text=text, published="2024-01-01")
    >>> copy = Document(id="a", text=text + " They left.", published="2024-01-02")
    >>> [one.duplicate_of for one in mark_duplicates([copy, first])]
    ['b', '']
    """
    in_order = sorted(documents, key=lambda one: (one.published or "9999", one.id))
    index = RMinHashLSH(threshold=SIMILAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    original: dict[str, str] = {}
    for number, document in enumerate(in_order):
        own = _word_triples(document)
        if len(own) < _FEWEST:
            continue
        hashed = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        hashed.update(list(own))
        # Triples of earlier documents are made anew for the few that the bands propose: keeping them
        # all would take more memory than the texts.
        for other in sorted(index.query(hashed)):
            earlier = in_order[other]
            if _jaccard(own, _word_triples(earlier)) >= SIMILAR:
                original[document.id] = original.get(earlier.id, earlier.id)
                break
        index.insert(number, hashed)
    return [_marked(one, original.get(one.id, "")) for one in documents]


def _marked(document: Document, original: str) -> Document:
    return (
        document if document.duplicate_of == original else replace(document, duplicate_of=original)
    )


def _word_triples(document: Document) -> set[str]:
    words = re.findall(r"\w+", _read_part(document).lower())
    return {" ".join(words[start : start + 3]) for start in range(len(words) - 2)}


def _read_part(document: Document) -> str:
    pieces, start = [], 0
    for span in document.skipped:
        pieces.append(document.text[start : span.start])
        start = span.end
    return " ".join((*pieces, document.text[start:]))


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)
