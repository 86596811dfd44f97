"""Cut articles into windows of word pieces: sentences together, as many as fit, with the places of words and actors among the pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from training.encoder.examples import NOBODY, Example, Pairs, Quoted, Word

__all__ = ["Coded", "Pair", "Tokenizer", "Window", "cut"]


class Coded(Protocol):
    """A text in pieces."""

    ids: list[int]
    """Numbers of the vocabulary."""
    offsets: list[tuple[int, int]]
    """Half-open, in letters of the text."""


class Tokenizer(Protocol):
    """What `tokenizers.Tokenizer` does here."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Coded:
        """Return the pieces of a text."""
        ...


MOST = 190
"""Pieces of a window; what a sentence has more is cut off."""
FIRST, LAST = 101, 102
OUTSIDE, BEGINNING, INSIDE = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors at their pieces (the second may be `NOBODY`), which relations are right, and which are told of."""

    one: int
    other: int
    right: NDArray[np.float32]
    told: NDArray[np.float32]


@dataclass(slots=True, kw_only=True)
class Window:
    """Pieces with what is to be learned of them.

    Attributes
    ----------
    pieces
        Numbers of the vocabulary, with the first and the last mark.
    starts
        First letter of each piece, -1 for marks.
    words
        With the places of themselves and of the actors of their roles among the pieces.
    pairs
        Of actors.
    quoted
        Whether each piece is outside of a quotation, begins one or is inside; None where nobody annotated them.
    speakers
        Of quotations that begin here: place of the first piece, of all actors, and of those who speak.
    """

    pieces: list[int]
    starts: list[int]
    words: list[tuple[int, Word, dict[int, int]]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    quoted: NDArray[np.int64] | None = None
    speakers: list[tuple[int, list[int], list[int]]] = field(default_factory=list)


def cut(example: Example, tokenizer: Tokenizer, relations: Sequence[str]) -> list[Window]:
    """Return the windows of an article, in text order.

    Parameters
    ----------
    relations
        In the order of labels.
    """
    windows = list(_windows(example, tokenizer))
    at: dict[int, tuple[int, int]] = {}
    for number, window in enumerate(windows):
        for place, start in enumerate(window.starts):
            if start >= 0:
                at.setdefault(start, (number, place))
    for word in example.words:
        if word.start in at:
            number, place = at[word.start]
            near = {a: at[a][1] for a, _, _ in word.roles if a in at and at[a][0] == number}
            windows[number].words.append((place, word, near))
    for pairs in example.pairs:
        _add_pairs(pairs, windows, at, relations, whole=example.whole)
    if example.whole:
        for window in windows:
            _add_quotations(window, example)
    return windows


def _windows(example: Example, tokenizer: Tokenizer) -> Iterator[Window]:
    pieces: list[int] = []
    starts: list[int] = []
    for start, end in example.sentences:
        coded = tokenizer.encode(example.text[start:end], add_special_tokens=False)
        ids = coded.ids[:MOST]
        if pieces and len(pieces) + len(ids) > MOST:
            yield Window(pieces=[FIRST, *pieces, LAST], starts=[-1, *starts, -1])
            pieces, starts = [], []
        pieces += ids
        starts += [start + first for first, _ in coded.offsets[:MOST]]
    if pieces:
        yield Window(pieces=[FIRST, *pieces, LAST], starts=[-1, *starts, -1])


def _add_pairs(
    pairs: Pairs,
    windows: Sequence[Window],
    at: dict[int, tuple[int, int]],
    relations: Sequence[str],
    *,
    whole: bool,
) -> None:
    number = next((at[one][0] for one in pairs.actors if one in at), None)
    if number is None:
        return
    columns = {relation: column for column, relation in enumerate(relations)}
    here = {n: at[a][1] for n, a in enumerate(pairs.actors) if a in at and at[a][0] == number}
    related = {frozenset(key[:2]) for key in pairs.labels}
    for one, place in here.items():
        for other in (*here, NOBODY):
            open_ = not pairs.known or (not whole and frozenset((one, other)) in related)
            right = np.zeros(len(relations), dtype=np.float32)
            told = np.full(len(relations), 0.0 if open_ else 1.0, dtype=np.float32)
            for relation, column in columns.items():
                label = pairs.labels.get((one, other, relation))
                if label is not None:
                    right[column], told[column] = float(label == 1), float(label != 2)
            if one != other and told.any():
                other_place = here[other] if other != NOBODY else NOBODY
                pair = Pair(one=place, other=other_place, right=right, told=told)
                windows[number].pairs.append(pair)


def _add_quotations(window: Window, example: Example) -> None:
    quoted = np.full(len(window.starts), OUTSIDE)
    actors = {start: place for place, start in enumerate(window.starts) if start in example.actors}
    for quote in example.quotations:
        inside = [n for n, start in enumerate(window.starts) if quote.start <= start < quote.end]
        if not inside:
            continue
        quoted[inside] = INSIDE
        if window.starts[inside[0]] < quote.start + 3:  # marks stand before the first word
            quoted[inside[0]] = BEGINNING
            if actors:
                window.speakers.append(
                    (inside[0], sorted(actors.values()), _speakers(quote, actors))
                )
    window.quoted = quoted


def _speakers(quote: Quoted, actors: dict[int, int]) -> list[int]:
    return sorted(place for start, place in actors.items() if start in quote.speakers)
