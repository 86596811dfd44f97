"""What documents give the graph, kept from build to build: made anew only where it hangs on something else than before."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

from kg.assemble.contribution import Contribution, from_plain, to_plain
from kg.records import Document
from kg.records.jsonl import to_json
from kg.store.extractions import ExtractionStore
from kg.store.packing import squeeze, unsqueeze

__all__ = ["keep_contribution"]


def keep_contribution(
    store: ExtractionStore,
    document: Document,
    hangs_on: object,
    make: Callable[[], Contribution],
) -> Contribution:
    """Return what a document gives the graph: as it was made the last time if it hangs on the same, else made anew and kept.

    Parameters
    ----------
    hangs_on
        All that it hangs on beside the document and what makes extractions and casts, as lists that JSON holds.
    make
        Makes it.
    """
    facts = to_json(replace(document, text=""))  # the text is part of its key
    hung = [store.key_of(document).hex(), store.cast_by, facts, hangs_on]
    digest = hashlib.sha256(json.dumps(hung).encode()).digest()
    query = "SELECT facts FROM contribution WHERE id = ? AND digest = ?"
    with store.database.errors():
        row = store.database.connection.execute(query, (document.id, digest)).fetchone()
    if row:
        return from_plain(unsqueeze(row[0]))
    found = make()
    packed = squeeze(to_plain(found), quickly=True)
    with store.database.errors():
        store.database.insert("contribution", [(document.id, digest, packed)])
    return found
