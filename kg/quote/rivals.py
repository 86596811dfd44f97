"""A candidate among its rivals: what the first models say of those that overlap it or share its cue -> numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.quote.features import kind_of_content
from kg.quote.reading import Draft, Reading
from kg.records import Span

__all__ = ["NAMES", "OWN", "compare", "describe_own", "overlap"]

Floats = NDArray[np.float64]

OWN = (
    "characters",
    "words",
    "has a cue",
    "cue after",
    "state of mind",
    "has a source",
    "distance of the cue",
    "form",
    "kind",
)
"""What is told of a candidate alone."""

NAMES = (
    "speech",
    "cued",
    "best of the same words",
    "how many better of the same words",
    "how many of the same words",
    "best around",
    "best inside",
    "best across",
    "best of the same cue",
    "how many better of the same cue",
    "how many of the same cue",
    *OWN,
)
"""Names of the columns."""

_FORMS = (
    "marks-alone",
    "marks-before",
    "marks-after",
    "marks-after-verb",
    "marks-inside",
    "marks-object",
    "marks-part",
    "colon",
    "dash",
    "according",
    "clause",
    "clause-short",
    "clause-long",
    "clause-part",
    "clause-whole",
    "noun-clause",
    "adjective-clause",
    "inserted-part",
    "inserted-whole",
    "closing",
    "opening",
    "predicate",
    "infinitive",
    "block",
    "signed",
)
_KINDS = ("direct", "mixed", "indirect", "inner")
_NEAR = 40
"""How many candidates before and after, in text order, are looked at: no text costs more than in proportion."""


def overlap(one: Span, two: Span) -> float:
    """Return intersection over union.

    Examples
    --------
    >>> overlap(Span(0, 4), Span(2, 6))
    0.3333333333333333
    """
    inter = min(one.end, two.end) - max(one.start, two.start)
    return max(0, inter) / (max(one.end, two.end) - min(one.start, two.start))


def compare(drafts: Sequence[Draft], speech: Floats, cued: Floats, reading: Reading) -> Floats:
    """Return one row a candidate, columns as in `NAMES`.

    Parameters
    ----------
    drafts
        Sorted by place.
    speech, cued
        Probabilities that the words are a quotation, and one that this cue reports.
    """
    best = np.maximum(speech, cued)
    rows = np.zeros((len(drafts), len(NAMES)))
    for place, draft in enumerate(drafts):
        low, high = max(0, place - _NEAR), min(len(drafts), place + _NEAR + 1)
        near = [n for n in range(low, high) if n != place]
        rows[place, :2] = speech[place], cued[place]
        rows[place, 2:11] = _among(place, near, drafts, best, cued)
        rows[place, 11:] = describe_own(draft, reading)
    return rows


def _among(
    place: int, near: Sequence[int], drafts: Sequence[Draft], best: Floats, cued: Floats
) -> list[float]:
    own = drafts[place].hull
    same: list[float] = []
    around, inside, across = -1.0, -1.0, -1.0
    for number in near:
        other = drafts[number].hull
        if other.start >= own.end or own.start >= other.end:
            continue
        if overlap(own, other) >= 0.5:
            same.append(best[number])
        elif other.contains(own):
            around = max(around, best[number])
        elif own.contains(other):
            inside = max(inside, best[number])
        else:
            across = max(across, best[number])
    verb = drafts[place].verb
    cue = [cued[n] for n in near if verb >= 0 and drafts[n].verb == verb]
    return [
        max(same, default=-1.0),
        sum(one > best[place] for one in same),
        len(same),
        around,
        inside,
        across,
        max(cue, default=-1.0),
        sum(one > cued[place] for one in cue),
        len(cue),
    ]


def describe_own(draft: Draft, reading: Reading) -> list[float]:
    """Return what a candidate is like by itself, columns as in `OWN`."""
    span = draft.hull
    form, kind = draft.rule, kind_of_content(draft, reading)
    return [
        span.end - span.start,
        len(reading.tokens(span.start, span.end)),
        draft.cue is not None,
        draft.cue is not None and draft.cue.start >= span.end,
        draft.internal,
        draft.source is not None,
        -1 if draft.cue is None else abs(draft.cue.start - span.start),
        _FORMS.index(form) if form in _FORMS else len(_FORMS),
        _KINDS.index(kind),
    ]
