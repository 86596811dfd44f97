"""Likeness: two reports of one relation between the same actors -> how likely they are of one event, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import exp, log

from kg.events.reports import Report
from kg.graph.days import REPORTED
from kg.graph.schema import EvidenceData

__all__ = [
    "DEED",
    "GAP",
    "OFFSET",
    "ONCE",
    "WORDS",
    "compare",
    "explain",
    "is_told_once",
    "part",
    "signs_of",
    "weigh_words",
]

OFFSET, DEED, WORDS, GAP = 0.62, 1.58, 1.64, -0.40
"""Weights of a logistic regression on pairs of reports that a reader judged (``benchmarks/events.py fit``)."""

ONCE = 0.75
"""An article comes back to the event that it tells of: what nothing parts is as like as joining takes."""


def weigh_words(reports: Iterable[Report]) -> dict[str, float]:
    """Return what each word of reports tells: the logarithm of how rare it is among their documents."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in reports:
        found[one.evidence["doc"]] |= one.words
    counts = Counter(word for words in found.values() for word in words)
    return {word: log((len(found) + 1) / count) for word, count in counts.items()}


def is_told_once(one: Report, other: Report) -> bool:
    """Tell whether one document tells twice of one event: a relation between two actors, alike affirmed, and no words tell of several."""
    if one.target is None or one.evidence["doc"] != other.evidence["doc"]:
        return False
    alike = one.data["polarity"] == other.data["polarity"] and one.past == other.past
    elsewhere = one.place and other.place and one.place not in other.place and other.place not in one.place  # fmt: skip
    return alike and not elsewhere and not (one.repeated or other.repeated)


def compare(one: Report, other: Report, weights: Mapping[str, float]) -> float | None:
    """Return how likely two reports of the same kind and actors are of one event, 0–1; None if they can't be.

    One passage tells of one event, and so, from `ONCE` on, do two of one document that `is_told_once` holds for. Else it is the logistic function of ``OFFSET + DEED deed + WORDS log(1 + 20 words) + GAP days``:
    `words` is the share of words in common, by weight (`weigh_words`); `deed` and `days` are as `signs_of` has them.
    """
    if _is_one_passage(one.evidence, other.evidence):
        return 1.0
    if part(one, other):
        return None
    deed, words, days = signs_of(one, other, weights)
    odds = OFFSET + DEED * deed + WORDS * log(1 + 20 * words) + GAP * days
    likeness = round(1 / (1 + exp(-odds)), 3)
    return max(likeness, ONCE) if is_told_once(one, other) else likeness


def explain(one: Report, other: Report, weights: Mapping[str, float]) -> str:
    """Return why two reports are likely of one event, in words."""
    if _is_one_passage(one.evidence, other.evidence):
        return "one passage"
    deed, words, _ = signs_of(one, other, weights)
    told = "a deed that is told once; " if deed else ""
    return f"{told}{words:.2f} of words in common; {_tell_days(one, other)}"


def signs_of(one: Report, other: Report, weights: Mapping[str, float]) -> tuple[bool, float, int]:
    """Return whether it is a deed that two articles of a week hardly tell twice, the share of words in common, and the days between.

    Deeds are meetings and talks, investigations, and attacks unless the two sentences name other people and places; none of them at
    another place. The days are those between the publications, 0 if both state the time; a week, and no deed, if a day is unknown, nobody is the object,
    or it is one document, which often tells of several events of a kind.
    """
    total = sum(map(weights.__getitem__, one.words | other.words))
    common = sum(map(weights.__getitem__, one.words & other.words))
    words = common / total if total else 0.0
    if one.target is None or one.original == other.original:
        return False, words, REPORTED
    days = _days_between(one, other)
    if days is None:
        return False, words, REPORTED
    return _is_deed(one, other), words, days


def _is_one_passage(one: EvidenceData, other: EvidenceData) -> bool:
    same = one["doc"] == other["doc"]
    return same and one["start"] < other["end"] and other["start"] < one["end"]


def _is_deed(one: Report, other: Report) -> bool:
    kind = one.data["predicate"]
    if one.place and other.place and not (one.place in other.place or other.place in one.place):
        return False
    if kind == "assaults":
        return not one.names or not other.names or bool(one.names & other.names)
    return kind == "consults" or one.data["mode"] == other.data["mode"] == "investigate"


def _days_between(one: Report, other: Report) -> int | None:
    """Return the days between publications, 0 if both state the time; None if that can't be told."""
    if one.precise and other.precise:
        return 0
    if one.day is None or other.day is None:
        return None
    return abs(one.day - other.day)


def _tell_days(one: Report, other: Report) -> str:
    if one.original == other.original:
        return "told once in one document" if is_told_once(one, other) else "one document"
    if one.precise and other.precise:
        return f"both state the time: {max(one.start, other.start)}"
    known = _days_between(one, other)
    return "a day is unknown" if known is None else f"published {known} days apart"


def part(one: Report, other: Report) -> str:
    """Return why two reports can't be of one event, "" if they can: those of one passage always can."""
    if _is_one_passage(one.evidence, other.evidence):
        return ""
    if one.stated and other.stated:
        if max(one.start, other.start) > min(one.end, other.end):
            return f"contradicting days: {one.start} to {one.end}, {other.start} to {other.end}"
    elif later := next(
        (a for a, b in _both(one, other) if a.stated and "" < b.published < a.start), None
    ):
        return f"published before {later.start}"
    days = _days_between(one, other)
    if days is not None and days > REPORTED:
        return f"published {days} days apart"
    if one.days and other.days and not one.days & other.days:
        return "other days named"
    modes = {one.data["mode"], other.data["mode"]}
    if len(modes) > 1 and ("investigate" in modes or "phone" in modes):
        return f"other acts: {', '.join(sorted(modes - {''}))}"
    if any(_vouched_not(a) and b.data["polarity"] == "positive" for a, b in _both(one, other)):
        return "an article says that it wasn't"
    return ""


def _vouched_not(report: Report) -> bool:
    return report.data["polarity"] == "negative" and report.data["attributed_to"] is None


def _both(one: Report, other: Report) -> tuple[tuple[Report, Report], tuple[Report, Report]]:
    return (one, other), (other, one)
