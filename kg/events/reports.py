"""Reports: statements of an actor graph -> what each piece of evidence tells of an event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from kg.graph.days import is_stated, possible_days
from kg.graph.past import is_long_past
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import find_sentence, iter_statements

__all__ = ["Report", "group_reports", "iter_reports"]

_Stems = frozenset[str]
_Days = frozenset[tuple[str, str]]

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
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
"""Words that tell nothing of which event it is; in a large collection their weight tells that, too."""
_MANY = 31
"""Days of a stated time beyond which it doesn't tell which event it is."""
_STEM = 6
"""Letters of a word that count: *meeting* and *meetings* are one."""
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]{2,}")
_REPEATED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|again|another|anew|once more|twice|thrice|separate(?:ly)?|repeatedly|"
    r"previous(?:ly)?|follow-up|subsequent(?:ly)?|several times|earlier(?! (?:this|that|in|on|today|than)\b))\b",
    re.IGNORECASE,
)
"""Words that tell of more than one event of a kind."""
_DAY = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})\b|\b(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one piece of evidence tells of an event.

    Attributes
    ----------
    subject, target, data, evidence
        The statement, and where it was read.
    original, publisher, published, day
        The document, of a copy the one it copies; the outlet; the day, and its number if it is known to the day.
    start, end
        Days on which it may have been; "" if nothing is known.
    stated, precise
        Whether the text states the time; so that it tells which event it is.
    words, names
        Stems of the sentence without those of the actors' names; those of them with a capital, but for the first word.
    days
        That the sentence names, each as month and number, whatever they are of.
    place
        In lower case.
    past, repeated
        Whether the sentence names a year long past alone; whether it tells of more than one of the kind (*again*, *another*).
    """

    subject: str
    target: str | None
    data: EdgeData
    evidence: EvidenceData
    original: str
    publisher: str
    published: str
    day: int | None
    start: str
    end: str
    stated: bool
    precise: bool
    words: _Stems
    names: _Stems
    days: _Days
    place: str
    past: bool
    repeated: bool


_Told = tuple[_Stems, _Stems, _Days, bool, bool]
"""Words of a sentence, names, days, whether it is long past, whether it tells of several."""


def _read(sentence: str, published: str) -> _Told:
    named = _stems(" ".join(_NAME.findall(sentence)))
    past, repeated = is_long_past(sentence, published), bool(_REPEATED.search(sentence))
    return _stems(sentence), named, _days(sentence), past, repeated


def iter_reports(graph: ActorGraph, issues: dict[str, Issue]) -> Iterator[Report]:
    """Yield what articles report as done, or deny that it was, statement by statement."""
    called = cache(partial(_called, graph))
    told: dict[tuple[str, int, int], _Told] = {}
    for subject, target, data in iter_statements(graph):
        if data["layer"] != "event" or data["modality"] != "actual":
            continue
        known = called(subject) | (called(target) if target is not None else frozenset())
        for one in data["evidence"]:
            issue = issues[one["doc"]]
            place = (one["doc"], one["start"], one["end"])
            if place not in told:
                told[place] = _read(find_sentence(graph, one), issue.published)
            words, capital, days, long_past, repeated = told[place]
            past = long_past and not is_stated(one)
            start, end = ("", "") if past else possible_days(one, issue.published)
            yield Report(
                subject=subject,
                target=target,
                data=data,
                evidence=one,
                original=issue.original,
                publisher=issue.publisher,
                published=issue.published[:10],
                day=_number(issue.published[:10]),
                start=start,
                end=end,
                stated=is_stated(one),
                precise=is_stated(one) and _length(start, end) <= _MANY,
                words=words - known,
                names=capital - known,
                days=days,
                place=one["place"].lower(),
                past=past,
                repeated=repeated,
            )


def group_reports(graph: ActorGraph, issues: dict[str, Issue] | None = None) -> list[list[Report]]:
    """Return the reports of each relation between the same actors, in either order if it is symmetric, sorted by both."""
    groups: dict[tuple[str, tuple[str, ...]], list[Report]] = {}
    for report in iter_reports(graph, issues or issues_of(graph)):
        ends = [report.subject] + ([report.target] if report.target is not None else [])
        actors = tuple(sorted(ends)) if report.data["symmetric"] else (*ends,)
        groups.setdefault((report.data["predicate"], actors), []).append(report)
    return [reports for _, reports in sorted(groups.items())]


def _called(graph: ActorGraph, node: str) -> _Stems:
    data = graph.nodes[node]
    return _stems(" ".join((data["name"], *data["aliases"])))


def _number(day: str) -> int | None:
    return date.fromisoformat(day).toordinal() if len(day) == len("2024-01-01") else None


def _length(start: str, end: str) -> int:
    return date.fromisoformat(end).toordinal() - date.fromisoformat(start).toordinal() + 1


def _stems(text: str) -> _Stems:
    words = {word.lower() for word in _WORD.findall(text)} - _COMMON
    return frozenset(word[:_STEM] for word in words)


def _days(text: str) -> _Days:
    found = (match.groups("") for match in _DAY.finditer(text))
    return frozenset(
        ((month or other).lower(), day or number) for month, day, number, other in found
    )
