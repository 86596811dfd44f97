"""Let readings compete: rated readings of a document -> one relation a predicate and pair, as assertions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log

import numpy as np
from spacy.tokens import Doc, Token

from kg.grammar.forms import cue_span
from kg.grammar.reciprocals import is_reciprocal, says_what_two_are
from kg.learned.bundle import Bundle, load_bundle
from kg.learned.calibration import Calibration
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Span, make_id
from kg.relate.candidates import find_candidates, rate
from kg.relate.doers import Doers
from kg.relate.rows import are_kin
from kg.relate.senses import is_other_sense
from kg.relate.triples import Candidate
from kg.relate.verdicts import Verdicts

__all__ = ["LEARNED", "Rated", "choose", "is_sure", "not_asked", "record_sure", "relate_actors"]

KEPT = 0.15
"""Readings below this probability are not kept at all."""

SURE = 0.4
"""From this probability on a sentence alone makes a reading likely enough to be acted upon."""

MOST = 0.9
"""No reading is raised beyond this probability."""

SAID = 0.7
"""So likely at least is what a clause says outright that two are to one another, if rules read it: elsewhere such nouns are mere hints."""

ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
BEING = frozenset({"appoint", "be", "become", "elect", "make", "name", "remain", "stay"})
MET = frozenset({"against", "by", "from", "with"})
OFFICE = "holds_role"
"""A title has one holder and one body, unless they are listed; who does something to whom may be said of several at once."""

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
    words: dict[int, _Taken] = {}
    chosen = []
    for one in _told(ranked, ontology):
        candidate = one.candidate
        taken = words.setdefault(candidate.predicate.word.i, _Taken())
        symmetric = _is_symmetric(candidate, ontology)
        both = symmetric or is_reciprocal(candidate.predicate.word)
        if taken.excludes(candidate, both=both):
            continue
        taken.add(candidate, symmetric=symmetric)
        chosen.append(replace(one, candidate=_turned(candidate, by_key)) if symmetric else one)
    return chosen


def _is_symmetric(candidate: Candidate, ontology: Ontology) -> bool:
    relation = ontology.relations.get(candidate.relation)
    return relation is not None and relation.symmetric


def _told(ranked: Sequence[Rated], ontology: Ontology) -> list[Rated]:
    """Return the readings whose words can mean the relation and whose doer grammar allows, ranked anew.

    What others were given goes to whom grammar names.

    That somebody did it is as likely as all readings together; who did it is told.
    """
    doers = Doers(one.candidate for one in ranked)
    lost: dict[tuple[int, str, int], float] = defaultdict(float)
    kept = []
    for one in ranked:
        candidate = one.candidate
        word = candidate.predicate.word
        if is_other_sense(word, candidate.relation):
            continue
        mutual = _is_symmetric(candidate, ontology) or is_reciprocal(word)
        if not mutual and doers.bar(candidate):
            lost[_deed(candidate)] += _share(one.score)
        else:
            kept.append(one)
    found = [
        replace(one, score=_raised(one.score, lost[_deed(one.candidate)]))
        if doers.name(one.candidate)
        else one
        for one in map(_outright, kept)
    ]
    return sorted(found, key=lambda one: (-one.score, *_key(one.candidate)))


def _outright(one: Rated) -> Rated:
    if one.candidate.ruled is None or not says_what_two_are(one.candidate.predicate.word):
        return one
    return replace(one, score=max(one.score, round(log(SAID / (1.0 - SAID)), 6)))


def _deed(candidate: Candidate) -> tuple[int, str, int]:
    word, _, target, relation = _key(candidate)
    return word, relation, target


def _share(score: float) -> float:
    return 1.0 / (1.0 + exp(-min(max(score, -40.0), 40.0)))


def _raised(score: float, lost: float) -> float:
    """Return the log-odds of a reading together with what its rivals lost."""
    if not lost:
        return score
    share = min(_share(score) + lost, MOST)
    return max(score, round(log(share / (1.0 - share)), 6))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Who is taken as source and target of a predicate, and which pairs."""

    sources: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    pairs: set[tuple[Token, Token | None]] = field(default_factory=set)

    def excludes(self, candidate: Candidate, *, both: bool) -> bool:
        """Tell whether a reading can't stand beside those taken; `both` if who is source may be target, too.

        So it may where rules read both (*traded fire*).
        """
        source = candidate.source.actor.token
        target = candidate.target.actor.token if candidate.target is not None else None
        if (source, target) in self.pairs or (target is None and source in self.sources):
            return True
        if both or candidate.ruled is not None:
            return False
        if source in self.targets or (target is not None and target in self.sources):
            return True
        if candidate.relation != OFFICE:
            return False
        if not _may_hold(candidate):
            return True
        if target is not None and not _joins(target, self.targets):
            return True
        return not _joins(source, self.sources)

    def add(self, candidate: Candidate, *, symmetric: bool) -> None:
        """Take in a reading that wins."""
        source = candidate.source.actor.token
        target = candidate.target.actor.token if candidate.target is not None else None
        self.sources.append(source)
        self.pairs.add((source, target))
        if target is not None:
            self.targets.append(target)
            if symmetric:
                self.pairs.add((target, source))


def _may_hold(candidate: Candidate) -> bool:
    """Tell whether a title may be its holder's: who meets a minister isn't the minister."""
    word, source = candidate.predicate.word, candidate.source.actor.token
    met = word.dep_ == "pobj" and word.head.lower_ in MET
    named = met or (word.dep_ in ACTING and word.head.lemma_ not in BEING)
    return not named or are_kin(word, source) or word in source.subtree or source in word.subtree


def _joins(token: Token, others: Iterable[Token]) -> bool:
    return all(are_kin(token, other) for other in others)


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
    cue = cue_span(candidate.predicate.word)
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
