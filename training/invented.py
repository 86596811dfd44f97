"""Invented sentences: ``data/invented.tsv`` -> articles for constructions that the annotated ones have too rarely.

All are ours: no sentence of an article, no name of a person who lives.
"""

import csv
from pathlib import Path
from typing import Any

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.annotate.model import load_model
from kg.learned.bundle import Bundle
from kg.records import Document
from training.articles import Article
from training.parses import Parsed, detect

__all__ = ["load_invented"]

FILE = Path(__file__).parent / "data/invented.tsv"
Row = dict[str, Any]


def load_invented(
    file: Path = FILE, *, models: Bundle | None = None
) -> list[tuple[Article, Parsed]]:
    """Return the invented texts as articles, parsed.

    A row holds source, cue, content and text; rows of one text are its quotations, source ``NONE`` means that it has none.

    Parameters
    ----------
    models
        Of mentions, other ones than those of the package.
    """
    texts: dict[str, list[Row]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"].replace("\\n", "\n")
            quotes = texts.setdefault(text, [])
            if row["source"] != "NONE":
                quotes.append(_quote(row, text))
    names = {f"invented-{number:03}": text for number, text in enumerate(texts)}
    actors = load_known_actors()
    documents = [Document(id=name, text=text) for name, text in names.items()]
    found = []
    for one in annotate_documents(documents, nlp=load_model(), actors=actors):
        name, text = one.document.id, one.document.text
        gold = {"doc": name, "entities": [], "assertions": [], "quotes": texts[text]}
        parsed = detect(one, actors, models)
        found.append((Article(name=name, text=text, published="", gold=gold), parsed))
    return found


def _quote(row: Row, text: str) -> Row:
    return {
        "speaker": row["source"],
        "kind": "",
        "content": _place(row["content"], text),
        "source": _place(row["source"], text),
        "cue": _place(row["cue"], text) if row["cue"] else None,
    }


def _place(words: str, text: str) -> list[int]:
    """Return where words stand; the first time."""
    start = text.index(words)
    return [start, start + len(words)]
