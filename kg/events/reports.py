"""Reports: statements of an actor graph -> what each piece of evidence tells of an event, and how like two of them are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.graph.days import REPORTED, is_stated, possible_days
from kg.graph.recount import Issue
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_sentence, iter_statements

__all__ = ["Likeness", "Report", "compare", "iter_reports"]

_SAME = 0.3
"""Likeness in time of two sentences of one document: it may tell of several events of a kind."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    [
        "about",
        "after",
        "also",
        "among",
        "and",
        "been",
        "before",
        "being",
        "between",
        "both",
        "could",
        "during",
        "from",
        "have",
        "here",
        "into",
        "more",
        "most",
        "other",
        "over",
        "said",
        "says",
        "same",
        "saying",
        "should",
        "since",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "told",
        "under",
        "until",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "year",
        "years",
        "week",
        "weeks",
        "month",
        "months",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
"""Words that tell nothing of which event it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one piece of evidence tells of an event.

    Attributes
    ----------
    subject, target, data, evidence
        The statement, and where it was read.
    original, publisher, published
        The document, of a copy the one it copies; the outlet; the day.
    start, end
        Days on which it may have been; "" if nothing is known.
    stated
        Whether the text states the time.
    words, place
        Content words of the sentence without those of the actors' names; the place, in lower case.
    """

    subject: str
    target: str | None
    data: EdgeData
    evidence: EvidenceData
    original: str
    publisher: str
    published: str
    start: str
    end: str
    stated: bool
    words: frozenset[str]
    place: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two reports are, 0–1, and why; `score` is None if they can't be of one event."""

    score: float | None
    reasons: tuple[str, ...]


def iter_reports(graph: ActorGraph, issues: dict[str, Issue]) -> Iterator[Report]:
    """Yield what articles report as done, or deny that it was, statement by statement."""
    names = {node: _words(graph.nodes[node]["name"]) for node in graph}
    for subject, target, data in iter_statements(graph):
        if data["layer"] != "event" or data["modality"] != "actual":
            continue
        known = names[subject] | (names[target] if target is not None else frozenset())
        for one in data["evidence"]:
            issue = issues[one["doc"]]
            start, end = possible_days(one, issue.published)
            yield Report(
                subject=subject,
                target=target,
                data=data,
                evidence=one,
                original=issue.original,
                publisher=issue.publisher,
                published=issue.published[:10],
                start=start,
                end=end,
                stated=is_stated(one),
                words=_words(find_sentence(graph, one)) - known,
                place=one["place"].lower(),
            )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text)) - _COMMON


def compare(one: Report, other: Report) -> Likeness:
    """Return how like two reports of the same kind and actors are.

    The score is ``0.25 + 0.45 time + 0.6 words + 0.15 place``, 0.15 less where nobody is the object. Time is the share of
    stated days in common; 0.5 for a stated day in the week before the other's publication; 0.5 for days of publication,
    0.1 less for each day between; 0.3 within one document. Words is the share of content words in common (Jaccard).
    Place is 1 if equal, −1 if two are named.
    """
    time, told = _compare_times(one, other)
    if time is None:
        return Likeness(None, (told,))
    union = one.words | other.words
    words = len(one.words & other.words) / len(union) if union else 0.0
    reasons = [told, f"{words:.2f} of words in common"]
    place = 0.0
    if one.place and other.place:
        near = one.place in other.place or other.place in one.place
        place = 1.0 if near else -1.0
        reasons.append(f"{'same place' if near else 'other place'}: {one.place}, {other.place}")
    score = 0.25 + 0.45 * time + 0.6 * words + 0.15 * place - 0.15 * (one.target is None)
    return Likeness(round(min(1.0, max(0.0, score)), 3), tuple(reasons))


def _compare_times(one: Report, other: Report) -> tuple[float | None, str]:
    """Return how near two reports are in time, None if their times contradict each other, and that in words."""
    same = one.evidence["doc"] == other.evidence["doc"]
    if not (one.start and other.start):
        return (_SAME, "same document") if same else (0.0, "a day is unknown")
    if max(one.start, other.start) > min(one.end, other.end):
        return None, f"contradicting days: {one.start} to {one.end}, {other.start} to {other.end}"
    if one.stated and other.stated:
        shared = _length(max(one.start, other.start), min(one.end, other.end))
        both = _length(min(one.start, other.start), max(one.end, other.end))
        return shared / both, f"stated days, {shared} of {both} in common"
    if same:
        return _SAME, "same document"
    if one.stated or other.stated:
        stated = one if one.stated else other
        short = _length(stated.start, stated.end) <= REPORTED
        return (0.5 if short else 0.2), "a stated day shortly before publication"
    gap = abs((date.fromisoformat(one.end) - date.fromisoformat(other.end)).days)
    return max(0.0, 0.5 - 0.1 * gap), f"published {gap} days apart"


def _length(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
