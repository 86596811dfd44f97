"""Wire copies: documents -> documents that know of which earlier one they are a near-duplicate.

MinHash over word triples (Broder 1997), banded by `rensa`, verified by the true Jaccard coefficient, so that a
chance hit of the bands marks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rensa import RMinHash, RMinHashLSH

from kg.records import Document

__all__ = ["SIMILAR", "mark_duplicates"]

SIMILAR = 0.5
"""Jaccard coefficient from which two documents are copies of one text."""

PERMUTATIONS, BANDS = 128, 32
MIN_SHINGLES = 20


def mark_duplicates(documents: Sequence[Document]) -> list[Document]:
    """Return `documents` in their order; a copy carries the id of the earliest it equals.

    Earliest by publication date (unknown dates last), then by id, so that the order of files doesn't matter.
    """
    shingles = {document.id: _shingles(document.text) for document in documents}
    index = RMinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    in_order = sorted(documents, key=lambda one: (one.published or "9999", one.id))
    copies: dict[str, str] = {}
    for number, document in enumerate(in_order):
        own = shingles[document.id]
        if len(own) < MIN_SHINGLES:
            continue
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=42)
        hashed.update(sorted(own))
        for other in sorted(index.query(hashed)):
            earlier = in_order[other]
            if _jaccard(own, shingles[earlier.id]) >= SIMILAR:
                copies[document.id] = copies.get(earlier.id, earlier.id)
                break
        index.insert(number, hashed)
    return [replace(one, duplicate_of=copies.get(one.id, "")) for one in documents]


def _shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[start : start + 3]) for start in range(len(words) - 2))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
