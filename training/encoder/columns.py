"""Answers of the encoder as numbers: beside those of a reading for the trees, beside the features of quotations and speakers."""

import numpy as np
from numpy.typing import NDArray

from kg.quote.reading import Draft
from kg.relate.triples import Candidate
from training.encoder.examples import NOBODY
from training.encoder.fit import Answers

__all__ = ["number_draft", "number_reading"]

Floats = NDArray[np.float64]
_UNSAID = -7.0
"""Log-odds of what the encoder wasn't asked, since it lies beyond a window."""
_LEAST = -8.0
_BESIDE = 25
"""Letters before and after a quotation that are looked at."""


def number_reading(
    candidate: Candidate, relations: tuple[str, ...], answers: Answers
) -> list[float]:
    """Return what the encoder says of a reading: its word, relation, roles, and the two actors whatever the word."""
    word = candidate.predicate.word.idx
    source = candidate.source.actor.token.idx
    target = candidate.target.actor.token.idx if candidate.target else NOBODY
    column = relations.index(candidate.relation) if candidate.relation in relations else 0
    unsaid = np.full(len(relations) + 1, -4.0)
    named = np.asarray(answers.words.get(word, unsaid), dtype=float)
    none = float(np.exp(named[-1]))
    some = np.log(max(1 - none, 1e-4))
    if target == NOBODY:
        bears, acts = -9.0, answers.targetless.get(word, -3.0)
    else:
        bears, acts = answers.roles.get((word, target), (-5.0, -5.0))
    apart = np.full(len(relations), _UNSAID)
    forth = np.asarray(answers.pairs.get((source, target), apart), dtype=float)
    back = np.asarray(answers.pairs.get((target, source), apart), dtype=float)
    return [
        float(some - np.log(max(none, 1e-4))),
        float(named[column] - some),
        *answers.roles.get((word, source), (-5.0, -5.0)),
        bears,
        acts,
        float(forth[column]),
        float(np.delete(forth, column).max()),
        float(back.max()),
        float((forth > forth[column]).sum()),
    ]


def number_draft(draft: Draft, text: str, answers: Answers) -> dict[str, float]:
    """Return how sure the encoder is that the words of a candidate are a quotation, begin and end as one."""
    start, end = draft.hull.start, draft.hull.end
    pieces = sorted(
        letter for letter in answers.quoted if start - _BESIDE <= letter < end + _BESIDE
    )
    own = [answers.quoted[letter] for letter in pieces if start <= letter < end]
    if not own:
        return {}
    inside = np.logaddexp(np.array(own)[:, 1], np.array(own)[:, 2])
    before = [letter for letter in pieces if letter < start and text[letter].isalnum()]
    after = [letter for letter in pieces if letter >= end and text[letter].isalnum()]
    numbers = {
        "encoder mean": inside.mean(),
        "encoder least": inside.min(),
        "encoder first": own[0][1],
        "encoder before": answers.quoted[before[-1]][0] if before else 0.0,
        "encoder after": np.logaddexp(*answers.quoted[after[0]][:2]) if after else 0.0,
    }
    return {name: float(np.clip(one, _LEAST, 0.0)) for name, one in numbers.items()}
