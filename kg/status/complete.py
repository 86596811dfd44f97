"""Complete assertions that others have found: cue -> polarity, modality, claim, time, place, mode.

What `kg.extract` finds has all but polarity and modality; `with_status` adds those.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.grammar.forms import hull
from kg.ontology.schema import Ontology, RelationType
from kg.records import Assertion, Modality, Polarity, Quotation
from kg.status.attribution import attribute
from kg.status.gerunds import CLAIMING
from kg.status.locations import place_of
from kg.status.presupposed import is_presupposed
from kg.status.signatures import Status, index_signatures
from kg.status.terms import governor_of, term_of
from kg.status.timing import not_ahead, status_and_time
from kg.status.titles import Title, title_of
from kg.when.times import dates_of

__all__ = ["STANDING", "complete_assertions", "with_status"]

OFFICE = "holds_role"
STANDING = frozenset({OFFICE, "part_of"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
PREDICATIVE = frozenset({"attr", "oprd", "acomp", "ROOT"})
"""Where a title is what a clause says of somebody, the clause's status is its own."""


@lru_cache(maxsize=4)
def _modes(ontology: Ontology) -> dict[tuple[str, str], str]:
    """Return the mode of a relation's cue by its first word, where all cues of the word agree."""
    found: dict[tuple[str, str], set[str]] = {}
    for relation in ontology.relations.values():
        for cue in relation.cues:
            for words in cue.words:
                found.setdefault((relation.id, words.split()[0]), set()).add(cue.mode)
    return {key: next(iter(modes)) for key, modes in found.items() if len(modes) == 1}


Judge = Callable[[Token, str, tuple[bool, Modality], Sequence[Token]], tuple[bool, Modality]]
"""Predicate, relation, the status that rules read, its words -> the status."""


def complete_assertions(
    doc: Doc,
    assertions: Sequence[Assertion],
    quotations: Sequence[Quotation],
    *,
    ontology: Ontology,
    published: str,
    judge: Judge,
) -> tuple[Assertion, ...]:
    """Return the assertions with what their cues say of status, claim, time and place.

    Parameters
    ----------
    doc
        The parse.
    assertions
        Those whose ``rule`` is ``learned`` are completed; of others that models have judged, the status is judged anew.
    quotations, ontology, published
        The document's; relation types and status words; ISO date, the base of relative time words, or empty.
    judge
        Has the last word on the status of events.
    """
    words = {token.idx: token for token in doc}
    found = []
    for one in assertions:
        if one.rule == "learned":
            word = words[one.cue.start]
            if complete := _complete(word, one, quotations, ontology, published, judge):
                found.append(complete)
        elif one.rule.startswith("learned") and one.predicate not in STANDING:
            found.append(_judged(doc, one, ontology, judge))
        elif one.predicate == OFFICE:
            found.append(_dated(doc, one, published))
        else:
            found.append(one)
    return tuple(not_ahead(one, published) for one in found)


def _dated(doc: Doc, one: Assertion, published: str) -> Assertion:
    """Return an office that rules have read with its term, if the sentence states one."""
    cue = doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None:
        return one
    return _with_term(one, cue[-1], dates_of(cue.sent), published)


def _with_term(one: Assertion, word: Token, dates: Sequence[Words], published: str) -> Assertion:
    """Return an office with its term; nobody holds one yet who is nominated, and what isn't so is never over."""
    term = term_of(word, dates, published)
    verb = word if word.pos_ == "VERB" else governor_of(word)
    if verb is not None and verb.lemma_ == "nominate" and one.modality is Modality.ACTUAL:
        one = replace(one, modality=Modality.FUTURE)
    plain = one.polarity is Polarity.POSITIVE and one.modality is Modality.ACTUAL
    # Also of a month or a year alone: a term is over that ends before the first day of it.
    over = term is not None and bool(term.end) and term.end < published[:10]
    return replace(one, time=term, ended=plain and (one.ended or over))


def _judged(doc: Doc, one: Assertion, ontology: Ontology, judge: Judge) -> Assertion:
    """Return what rules have read with its status judged anew."""
    cue = doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None:
        return one
    starts = {span.start for span in one.status_cues}
    cues = tuple(token for token in cue.sent if token.idx in starts)
    read = Status(one.polarity is Polarity.NEGATIVE, one.modality, cues)
    status = _settle(cue.root, one.predicate, read, judge)
    return with_status(one, status, ontology)


def _settle(word: Token, relation: str, status: Status, judge: Judge) -> Status:
    """Return the status as `judge` has it, but for what is only alleged or threatened; of one that is plain no word is the cause."""
    negative, modality = judge(word, relation, (status.negative, status.modality), status.cues)
    if any(cue.lemma_ in CLAIMING for cue in status.cues):
        modality = status.modality
    plain = not negative and modality is Modality.ACTUAL
    return Status(negative, modality, () if plain else status.cues)


def _complete(
    word: Token,
    assertion: Assertion,
    quotations: Sequence[Quotation],
    ontology: Ontology,
    published: str,
    judge: Judge,
) -> Assertion | None:
    """Return one assertion completed; `word` is its predicate. None if it is of an office that is only sought."""
    dates = dates_of(word.sent)
    office = assertion.predicate == OFFICE
    title = title_of(word, ontology.offices) if office else Title("", ended=False)
    if title is None:
        return None
    status, time = status_and_time(word, index_signatures(ontology), dates, published)
    given = is_presupposed(word, ontology.light_verbs)
    claim = attribute(assertion.cue, quotations, given=given)
    if assertion.predicate not in STANDING:
        status = _settle(word, assertion.predicate, status, judge)
    elif word.dep_ not in PREDICATIVE and word.pos_ in NOMINAL:
        # A title goes with its holder, whatever the sentence makes of both and whoever speaks.
        status, claim = Status(), None
    complete = replace(
        assertion,
        attribution=claim,
        title=title.words,
        ended=title.ended,
        time=time,
        place=place_of(word),
        mode=_modes(ontology).get((assertion.predicate, word.lemma_.lower()), ""),
    )
    complete = with_status(complete, status, ontology)
    return _with_term(complete, word, dates, published) if office else complete


def with_status(assertion: Assertion, status: Status, ontology: Ontology) -> Assertion:
    """Return the assertion with a status, the words that made it, and the PLOVER type that goes with it."""
    return replace(
        assertion,
        polarity=status.polarity,
        modality=status.modality,
        status_cues=tuple(sorted({hull((token,)) for token in status.cues})),
        plover=_reduced(ontology.relations[assertion.predicate], status),
    )


def _reduced(relation: RelationType, status: Status) -> str:
    """Return the PLOVER type that the manual gives the event under this status."""
    if status.modality is Modality.FUTURE and relation.future:
        return relation.future
    if status.modality in {Modality.CONDITIONAL, Modality.HEDGED} and relation.conditional:
        return relation.conditional
    return relation.plover
