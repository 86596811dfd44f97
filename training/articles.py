"""Annotated articles for learning: the folder ../shared/gold and our own annotations -> articles with folds and the untouched tenth.

The tenth is fixed by a hash of the file name, so that it stays the same whatever else changes; so are the folds. Nobody
trains, tunes or reads on the tenth: `load_articles` leaves it out unless asked by name.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "FOLDS",
    "NEWS",
    "SHARED",
    "Article",
    "fold_of",
    "is_reserved",
    "is_untouched",
    "lies_in",
    "load_articles",
    "load_further",
    "place_of",
]

SHARED = Path(__file__).parents[2] / "shared"
NEWS = SHARED / "data/news_2000.jsonl"
"""Texts of the articles that `load_further` knows annotations of."""

FURTHER = Path(__file__).parent / "data/further.json.gz"
"""Annotations, without texts, of articles of `NEWS`."""

FOLDS = 5
"""How many folds a cross-validation has, by article."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with its annotation in the form of ``gold/README.md``.

    Attributes
    ----------
    name
        File name, which outputs call ``doc``.
    text
        As it stands in the file.
    published
        ISO date, empty if unknown.
    gold
        Entities, assertions and quotes.
    measured
        Whether figures are taken on it; else it only teaches.
    """

    name: str
    text: str
    published: str
    gold: Row
    measured: bool = True


def _bucket(name: str, salt: str, buckets: int) -> int:
    return int(hashlib.sha256(f"{salt}{name}".encode()).hexdigest(), 16) % buckets


def place_of(name: str) -> tuple[str, int]:
    """Return the article of which a name tells a part, and the letter that the part begins with: *id#1200* is what stands from 1200 on.

    Examples
    --------
    >>> place_of("a/1#1200"), place_of("a/1")
    (('a/1', 1200), ('a/1', 0))
    """
    identifier, _, start = name.partition("#")
    return (identifier, int(start)) if start.isdecimal() else (name, 0)


def is_untouched(name: str) -> bool:
    """Tell whether an annotated article belongs to the tenth that is only measured at the end.

    Examples
    --------
    >>> [is_untouched(name) for name in ("a.txt", "q.txt")]
    [False, True]
    """
    return _bucket(name, "", 10) == 0


def is_reserved(identifier: str) -> bool:
    """Tell whether an article of ``news_2000`` is kept for strict readers: one in five, by hash."""
    return _bucket(place_of(identifier)[0], "news", 5) == 0


def lies_in(name: str, part: int, parts: int) -> bool:
    """Tell whether an article belongs to a part of all, counted from 1: what learning curves are made of.

    Examples
    --------
    >>> [lies_in("a.txt", part, 2) for part in (1, 2)]
    [True, False]
    """
    return _bucket(name, "part", parts) == part - 1


def fold_of(name: str) -> int:
    """Return the fold of an article, from 0 to `FOLDS` - 1; its parts have one fold."""
    return _bucket(place_of(name)[0], "fold", FOLDS)


def load_articles(folder: Path = SHARED / "gold", *, untouched: bool = False) -> list[Article]:
    """Return the annotated articles of a folder: ``train.json``, ``train_sources.json`` and ``train/``.

    Parameters
    ----------
    folder
        In the format of ``gold/README.md``, section 7.
    untouched
        The untouched tenth in place of the others.
    """
    documents = json.loads((folder / "train.json").read_text(encoding="utf-8"))["documents"]
    dates = _dates(folder / "train_sources.json")
    return [
        Article(
            name=one["doc"],
            text=(folder / "train" / one["doc"]).read_text(encoding="utf-8"),
            published=dates.get(one["doc"], ""),
            gold=one,
        )
        for one in _chosen(documents, untouched=untouched)
    ]


def load_further(texts: Path = NEWS, annotations: Path = FURTHER) -> list[Article]:
    """Return the articles that only teach: no figure is measured on them; none where their texts are not at hand.

    Parameters
    ----------
    texts
        JSON lines with ``id``, ``text`` and ``date``.
    annotations
        Documents in the format of ``gold/README.md``, section 7, that name those ids; ``end`` where not the whole text was annotated.
    """
    if not (texts.is_file() and annotations.is_file()):
        return []
    with texts.open(encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    documents = json.loads(gzip.decompress(annotations.read_bytes()))["documents"]
    return [
        Article(
            name=one["doc"],
            text=rows[one["doc"]]["text"][: one.get("end")],
            published=str(rows[one["doc"]].get("date") or "")[:10],
            gold=one,
            measured=False,
        )
        for one in sorted(documents, key=lambda one: str(one["doc"]))
        if one["doc"] in rows and not is_reserved(one["doc"])
    ]


def _chosen(documents: Iterable[Row], *, untouched: bool) -> list[Row]:
    return sorted(
        (one for one in documents if is_untouched(one["doc"]) == untouched),
        key=lambda one: str(one["doc"]),
    )


def _dates(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows = rows["documents"] if isinstance(rows, dict) and "documents" in rows else rows
    found = (
        rows.items()
        if isinstance(rows, dict)
        else ((one.get("file", one.get("doc")), one) for one in rows)
    )
    return {name: str(one.get("date") or one.get("published") or "")[:10] for name, one in found}
