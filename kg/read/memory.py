"""What articles were found to be, remembered from build to build: telling language and boilerplate takes longer than reading files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, replace

from kg.read.make_document import make_document
from kg.read.options import ReadOptions
from kg.read.raw_article import RawArticle, mend_surrogates
from kg.records import Document
from kg.records.jsonl import from_json, to_json

__all__ = ["ArticleMemory"]


class ArticleMemory:
    """Documents by the digest of the raw article, without their texts, ids and paths.

    Parameters
    ----------
    before
        What the memory of the last build held at its end.
    made_by
        Digest of the code that makes documents; what other code made is forgotten.

    Examples
    --------
    >>> raw = RawArticle(where="a.txt", file="a.txt", text="By Ana Roe\\nTalks go on in Oslo.")
    >>> first = ArticleMemory({}, "1")
    >>> one = first.make(raw, "a.txt", ReadOptions())
    >>> again = ArticleMemory(first.now, "1").make(raw, "b.txt", ReadOptions())
    >>> again.author, replace(again, id="a.txt") == one
    ('Ana Roe', True)
    """

    def __init__(self, before: Mapping[bytes, str], made_by: str) -> None:
        self._before = before
        self._made_by = made_by
        self.now: dict[bytes, str] = {}

    def make(self, raw: RawArticle, doc_id: str, options: ReadOptions) -> Document:
        """Return what `make_document` does, from memory where the same article was seen before.

        Raises
        ------
        InputError
            As `make_document` does.
        """
        digest = self._digest(raw, options)
        facts = self._before.get(digest)
        if facts is None:
            document = make_document(raw, doc_id, options)
            facts = json.dumps(to_json(replace(document, id="", text="", path="")))
        else:
            fixed = {"id": doc_id, "text": mend_surrogates(raw.text), "path": raw.where}
            document = from_json(Document, json.loads(facts) | fixed)
        self.now[digest] = facts
        return document

    def _digest(self, raw: RawArticle, options: ReadOptions) -> bytes:
        told = repr(
            (
                self._made_by,
                options,
                astuple(replace(raw, where="", file="", record="", line=0, unused=())),
            )
        )
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
