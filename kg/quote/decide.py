"""Decide: candidates -> quotations with their speakers and probabilities, by the learned models.

In this order: is it speech, and is this its cue (two linear models); which of the rivals (trees); who speaks (linear, one
quotation after the other, so that the last speaker counts); whom a pronoun or a document means (linear). The score of a
quotation is the share of such that were right in words and speaker on articles that no model had seen.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kg.learned.bundle import Bundle
from kg.learned.linear import sigmoid
from kg.quote.antecedent import describe_antecedents, find_antecedents, means_another
from kg.quote.certainty import describe_certainty
from kg.quote.features import describe_candidate
from kg.quote.mentions import MentionTable
from kg.quote.nesting import find_cited
from kg.quote.propose import propose
from kg.quote.reading import Draft, Reading
from kg.quote.rivals import compare, overlap
from kg.quote.speaker import Decision, Option, Spoken, describe_option, find_options

__all__ = ["decide", "judge", "select"]

Floats = NDArray[np.float64]
_FLOOR = 0.05
"""Candidates that are less likely are not kept at all."""

_BUCKET = 256
"""Characters per bucket of candidates that stand, so that each is compared with those near it alone."""

_CITED = 0.8
"""Share of its outlet's probability that the claim of a cited source has."""

_SURE = 0.97
"""Probability of what marks say without doubt."""

_DIGITS = 6
"""Digits to which probabilities are rounded before they decide, so that all processors agree."""


def decide(reading: Reading, table: MentionTable, models: Bundle) -> list[Decision]:
    """Return the candidates that stand, in text order, with speakers and scores."""
    drafts = propose(reading)
    if not drafts:
        return []
    likely = judge(drafts, reading, models)
    chosen = {drafts[n]: float(likely[n]) for n in select(drafts, likely)}
    by_verb = {draft.verb: probability for draft, probability in chosen.items()}
    for one in find_cited(list(chosen), reading):
        outer = next(a for a in reading.doc[one.verb].ancestors if a.i in by_verb)
        chosen[one] = round(by_verb[outer.i] * _CITED, _DIGITS)
    ordered = sorted(chosen.items(), key=lambda one: (one[0].hull.start, -one[0].hull.end))
    decisions = _with_speakers(ordered, table, models)
    return _scored(decisions, reading, models)


def _scored(decisions: Sequence[Decision], reading: Reading, models: Bundle) -> list[Decision]:
    """Return the decisions with their probabilities; the plain product where no model weighs it."""
    if "score" not in models.trees:
        return [replace(one, score=one.content * one.source) for one in decisions]
    rows = np.array([describe_certainty(one, reading) for one in decisions], dtype=float)
    likely = np.round(sigmoid(models.trees["score"].logits(rows)), _DIGITS)
    scores = models.curves["score"].probabilities(likely)
    return [replace(one, score=float(score)) for one, score in zip(decisions, scores, strict=True)]


def judge(drafts: Sequence[Draft], reading: Reading, models: Bundle) -> Floats:
    """Return the probability of each candidate that it is a quotation, its rivals considered."""
    speech, cued = models.linear["speech"], models.linear["cued"]
    described = [describe_candidate(draft, reading) for draft in drafts]
    first = sigmoid(np.array([speech.logits(one)[0] for one in described]))
    second = sigmoid(np.array([cued.logits(one)[0] for one in described]))
    rows = compare(drafts, np.round(first, _DIGITS), np.round(second, _DIGITS), reading)
    return np.asarray(np.round(sigmoid(models.trees["choice"].logits(rows)), _DIGITS))


def select(drafts: Sequence[Draft], likely: Floats, floor: float = _FLOOR) -> list[int]:
    """Return the places of the candidates that stand, in text order: the likeliest of those that exclude each other."""
    kept: list[int] = []
    by_place: dict[int, list[Draft]] = {}
    for place in sorted(range(len(drafts)), key=lambda n: (-likely[n], n)):
        if likely[place] < floor:
            break
        draft = drafts[place]
        buckets = range(draft.hull.start // _BUCKET, draft.hull.end // _BUCKET + 1)
        near = (other for bucket in buckets for other in by_place.get(bucket, ()))
        if not any(_exclude(draft, other) for other in near):
            kept.append(place)
            for bucket in buckets:
                by_place.setdefault(bucket, []).append(draft)
    return sorted(kept)


def _exclude(one: Draft, other: Draft) -> bool:
    """Tell whether two candidates can't both stand: the same words, one cue twice, or a part that is no claim of its own."""
    first, second = one.hull, other.hull
    if first.start >= second.end or second.start >= first.end:
        return False
    if one.verb >= 0 and one.verb == other.verb:
        return True
    inner, outer = (one, other) if second.contains(first) else (other, one)
    nested = outer.hull.contains(inner.hull) and inner.cue is not None
    if nested and inner.cue is not None and outer.hull.contains(inner.cue):
        return overlap(first, second) > 0.95  # nearly the same words
    return True


def _with_speakers(
    chosen: Sequence[tuple[Draft, float]], table: MentionTable, models: Bundle
) -> list[Decision]:
    before: list[Spoken] = []
    meant: dict[str, Option] = {}
    decisions = []
    for draft, content in chosen:
        found = choose_speaker(draft, before, table, models)
        if found is None:
            decisions.append(Decision(draft=draft, content=content))
            continue
        option, source = found
        other = choose_antecedent(draft, option, before, meant, table, models)
        before.append(Spoken(draft=draft, option=option))
        if other is not None:
            meant[option.mention.id] = other[0]
        decisions.append(
            Decision(
                draft=draft,
                content=content,
                speaker=option,
                source=source,
                meant=other[0] if other else None,
                antecedent=other[1] if other else 0.0,
            )
        )
    return decisions


def choose_speaker(
    draft: Draft, before: Sequence[Spoken], table: MentionTable, models: Bundle
) -> tuple[Option, float] | None:
    """Return the likeliest source with its probability, or None if there is no mention to choose from."""
    reading, model = table.reading, models.linear["speaker"]
    if before and _goes_on(draft, before[-1].draft, reading):
        return before[-1].option, _SURE
    rivals = find_options(draft, table.grammatical(draft), table.options, before, reading)
    if not rivals:
        return None
    described = [describe_option(draft, one, rivals, before, reading) for one in rivals]
    likely = np.round(sigmoid(np.array([model.logits(f)[0] for f in described])), _DIGITS)
    best = int(likely.argmax())
    return rivals[best], float(likely[best])


def _goes_on(draft: Draft, last: Draft, reading: Reading) -> bool:
    """Tell whether a paragraph opens with a mark after one that was not closed: the marks then say who speaks."""
    here, there = reading.quote_number(draft.hull.start), reading.quote_number(last.hull.start)
    if draft.cue is not None or here is None or there is None:
        return False
    return reading.quoted[here].continued and there + 1 == here


def choose_antecedent(
    draft: Draft,
    source: Option,
    before: Sequence[Spoken],
    meant: dict[str, Option],
    table: MentionTable,
    models: Bundle,
) -> tuple[Option, float] | None:
    """Return whom a source means and how likely; None if it stands for itself."""
    if not means_another(source.mention, table.reading):
        return None
    reading = table.reading
    found = find_antecedents(source, table.options, before, meant, reading)
    rows = describe_antecedents(draft, found, before, meant, reading)
    likely = np.round(sigmoid(models.trees["antecedent"].logits(rows)), _DIGITS)
    best = int(likely.argmax())
    return (found[best].nearest, float(likely[best])) if best else None
