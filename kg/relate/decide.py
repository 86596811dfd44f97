"""Let readings compete: rated readings of a document -> one relation a predicate and pair, as assertions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from kg.learned.bundle import Bundle, load_bundle
from kg.learned.calibration import Calibration
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Span, make_id
from kg.relate.candidates import find_candidates, rate
from kg.relate.features import is_mutual
from kg.relate.triples import Candidate
from kg.relate.verdicts import Verdicts

__all__ = ["LEARNED", "Rated", "choose", "is_sure", "not_asked", "record_sure", "relate_actors"]

KEPT = 0.15
"""Readings below this probability are not kept at all."""

SURE = 0.4
"""From this probability on a sentence alone makes a reading likely enough to be acted upon."""

LEARNED = "learned"
"""What the ``rule`` of a learned reading begins with."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A reading with the trees' score."""

    candidate: Candidate
    score: float


def relate_actors(
    doc: Doc,
    mentions: Sequence[Mention],
    ruled: Sequence[Assertion],
    *,
    ontology: Ontology,
    models: Bundle | None = None,
) -> tuple[Assertion, ...]:
    """Return what actors may do to one another, as far as a document's sentences say it, in text order.

    Parameters
    ----------
    doc, mentions
        The parse and who is mentioned.
    ruled
        What rules read: evidence for the models, and the reading of relations that they don't know.
    ontology
        Whose cue words are evidence, too.
    models
        Others than the package's, for measuring.

    Returns
    -------
    tuple of Assertion
        ``score`` is the probability that the sentence says so; what the document makes of it, `kg.assemble` weighs.
        Polarity, modality and attribution as rules have them, or not yet read (``rule`` is ``learned``).
    """
    models = models or load_bundle("relate")
    candidates = find_candidates(doc, mentions, Verdicts(doc, ruled), ontology, models)
    chosen = choose(map(Rated, candidates, rate(candidates, models)), ontology)
    found = {one.id: one for one in not_asked(ruled, candidates)}
    for assertion in record_sure(chosen, models.curves["join"]):
        if assertion.predicate in ontology.relations:
            found[assertion.id] = assertion
    return tuple(sorted(found.values(), key=lambda a: (a.cue.start, a.cue.end, a.predicate, a.id)))


def is_sure(assertion: Assertion) -> bool:
    """Tell whether the sentence alone makes a reading likely; what rules alone read has no probability to tell by."""
    return not assertion.rule.startswith(LEARNED) or assertion.score >= SURE


def not_asked(ruled: Iterable[Assertion], candidates: Iterable[Candidate]) -> list[Assertion]:
    """Return what rules read and the models didn't judge: relations they don't know, offices that no sentence states."""
    asked = {_triple(one) for one in candidates}
    return [one for one in ruled if (one.subject, one.predicate, one.object) not in asked]


def _triple(candidate: Candidate) -> tuple[str, str, str | None]:
    target = candidate.target
    object_ = target.actor.mention.id if target is not None else None
    return candidate.source.actor.mention.id, candidate.relation, object_


def record_sure(chosen: Sequence[Rated], curve: Calibration) -> list[Assertion]:
    """Return the readings that are likely enough to be kept, of those with one id the likeliest."""
    found: dict[str, Assertion] = {}
    shares = curve.probabilities(np.array([one.score for one in chosen])).tolist()
    for one, share in zip(chosen, shares, strict=True):
        if share >= KEPT:
            assertion = _recorded(one.candidate, share)
            other = found.get(assertion.id)
            if other is None or other.score < share:
                found[assertion.id] = assertion
    return list(found.values())


def choose(rated: Iterable[Rated], ontology: Ontology) -> list[Rated]:
    """Return the readings that win: of a predicate and a pair one relation, of an actor one role.

    A source has no targetless reading beside another; who does something to *each other*, or in a symmetric relation, is both.
    """
    ranked = sorted(rated, key=lambda one: (-one.score, *_key(one.candidate)))
    by_key = {_key(one.candidate): one.candidate for one in ranked}
    taken: set[tuple[int, int, int]] = set()
    sourced: set[tuple[int, int]] = set()
    targeted: set[tuple[int, int]] = set()
    chosen = []
    for one in ranked:
        candidate = one.candidate
        word, source = candidate.predicate.word.i, candidate.source.actor.token.i
        target = candidate.target.actor.token.i if candidate.target is not None else -1
        relation = ontology.relations.get(candidate.relation)
        if (word, source, target) in taken or (target < 0 and (word, source) in sourced):
            continue
        mutual = (relation is not None and relation.symmetric) or is_mutual(
            candidate.predicate.word
        )
        if not mutual and ((word, target) in sourced or (word, source) in targeted):
            continue
        taken.add((word, source, target))
        if relation is not None and relation.symmetric:
            taken.add((word, target, source))
            one = replace(one, candidate=_turned(candidate, by_key))
        sourced.add((word, source))
        targeted.add((word, target))
        chosen.append(one)
    return chosen


def _turned(
    candidate: Candidate, by_key: Mapping[tuple[int, int, int, str], Candidate]
) -> Candidate:
    """Return the reading of a symmetric relation in the order of the rules, else of the text."""
    word, source, target, relation = _key(candidate)
    other = by_key.get((word, target, source, relation))
    if other is None or candidate.ruled is not None:
        return candidate
    return other if other.ruled is not None or 0 <= target < source else candidate


def _key(candidate: Candidate) -> tuple[int, int, int, str]:
    target = candidate.target.actor.token.i if candidate.target is not None else -1
    return candidate.predicate.word.i, candidate.source.actor.token.i, target, candidate.relation


def _recorded(candidate: Candidate, probability: float) -> Assertion:
    if candidate.ruled is not None:
        return replace(
            candidate.ruled, score=probability, rule=f"{LEARNED}+{candidate.ruled.rule}"
        )
    cue = _cue(candidate.predicate.word)
    sentence = candidate.predicate.word.sent
    subject = candidate.source.actor.mention.id
    object_ = candidate.target.actor.mention.id if candidate.target is not None else None
    return Assertion(
        id=make_id("a", subject, candidate.relation, object_, cue.start),
        subject=subject,
        predicate=candidate.relation,
        object=object_,
        span=Span(sentence.start_char, max(sentence.end_char, sentence.start_char + 1)),
        cue=cue,
        rule=LEARNED,
        score=probability,
    )


def _cue(word: Token) -> Span:
    """Return the predicate with its particle."""
    end = word.idx + len(word)
    for child in word.children:
        if child.dep_ == "prt" and child.i == word.i + 1:
            end = child.idx + len(child)
    return Span(word.idx, end)
