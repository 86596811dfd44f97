"""Whom pronouns and descriptions mean, as annotated articles tell: labels, and how often a reading is right.

Pronouns are labelled where they are subject or object of an annotated assertion (`places`) or source of an annotated
quotation; descriptions where the annotation lists their wording. Articles of GUM label all of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from training.entities import map_mentions

__all__ = ["Answers", "Tally", "answers_of", "judge_ties"]

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who is meant in one article.

    Attributes
    ----------
    anaphors
        Annotated actors that a pronoun or description may mean, by its characters; empty where it means none.
    names
        Annotated actor of names and descriptions by their characters, None where none is listed.
    """

    anaphors: Mapping[Span, frozenset[str]]
    names: Mapping[Span, str | None]


def answers_of(mentions: Iterable[Mention], gold: Row) -> Answers:
    """Return what an annotation in the form of ``gold/README.md`` says of mentions."""
    mentions = tuple(mentions)
    names = map_mentions((one for one in mentions if one.kind is not MentionKind.PRONOUN), gold)
    anaphors = _placed(gold)
    for one in mentions:
        key = (one.span.start, one.span.end)
        meant = names.get(key)
        if one.kind is MentionKind.NOMINAL and meant is not None:
            anaphors[key] = frozenset([meant])
    return Answers(anaphors=anaphors, names=names)


def _placed(gold: Row) -> dict[Span, frozenset[str]]:
    """Return whom the words that annotated places name may mean: what all of them allow, else what any does."""
    found: dict[Span, list[frozenset[str]]] = {}
    for one in gold["assertions"]:
        both = frozenset([*one["sources"], *one["targets"]]) - {None}
        for place in one["places"]:
            for role, ids in (("subject", one["sources"]), ("object", one["targets"])):
                if place.get(role):
                    allowed = both if one["symmetric"] else frozenset(ids) - {None}
                    found.setdefault(tuple(place[role]), []).append(allowed)
    for one in gold["quotes"]:
        if one.get("source") and one["speaker"]:
            found.setdefault(tuple(one["source"]), []).append(frozenset([one["speaker"]]))
    return {
        span: frozenset.intersection(*sets) or frozenset.union(*sets)
        for span, sets in found.items()
    }


@dataclass(slots=True)
class Tally:
    """How often ties were right, by kind of anaphor.

    Attributes
    ----------
    counts
        ``wanted``, ``tied``, ``right`` by kind.
    errors
        One line each: document, place, kind, words, who was meant, who was found.
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def table(self) -> dict[str, dict[str, float]]:
        """Return accuracy (right of those tied) and coverage (tied of those wanted) by kind."""
        return {
            kind: {
                "wanted": one["wanted"],
                "accuracy": round(one["right"] / max(1, one["tied"]), 3),
                "coverage": round(one["tied"] / max(1, one["wanted"]), 3),
            }
            for kind, one in sorted(self.counts.items())
        }


def cluster_answer(state: DocumentState, mention: Mention, answers: Answers) -> str | None:
    """Return the annotated actor that most names of a mention's cluster denote, else most of its descriptions."""
    for kind in (MentionKind.NAME, MentionKind.NOMINAL):
        votes = Counter(
            meant
            for one in state.cluster(mention.id)
            if one.kind is kind
            and one.id != mention.id
            and (meant := answers.names.get((one.span.start, one.span.end))) is not None
        )
        if votes:
            return min(votes, key=lambda meant: (-votes[meant], meant))
    return None


def judge_ties(state: DocumentState, answers: Answers, tally: Tally) -> None:
    """Add to a tally how a document's pronouns and its descriptions of named actors were tied."""
    by_span = {(one.span.start, one.span.end): one for one in state.mentions.values()}
    named = {
        meant
        for one in state.named()
        if (meant := answers.names.get((one.span.start, one.span.end))) is not None
    }
    for span, allowed in sorted(answers.anaphors.items()):
        mention = by_span.get(span)
        if mention is None or not allowed or mention.kind is MentionKind.NAME:
            continue
        description = mention.kind is MentionKind.NOMINAL
        kind = "description" if description else mention.head_lemma
        others = [
            one
            for one in state.cluster(mention.id)
            if one.kind is MentionKind.NAME
            or (not description and one.kind is MentionKind.NOMINAL)
        ]
        tied = bool(others)
        found = cluster_answer(state, mention, answers)
        count = tally.counts.setdefault(kind, Counter())
        wanted = not description or not named.isdisjoint(allowed)
        count["wanted"] += wanted
        count["tied"] += tied
        count["right"] += tied and found in allowed
        if (tied and found not in allowed) or (wanted and not tied):
            name = others[0].text if others else "-"
            tally.errors.append(
                f"{state.extraction.document.id}\t{span[0]}\t{kind}\t{mention.text}\t"
                f"{'|'.join(sorted(allowed))}\t{found}\t{name}"
            )
