"""Phrases that a verb reports: a cue verb in its tree -> a draft, one function per construction.

An act upon somebody (*urged both sides to talk*, *criticized the plan*) is no quotation unless words
of it stand in quotation marks; the assertions tell the act itself. Not covered: predicates that the parser
takes apart (*described him leaving*).
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.quote.content import clause_after, phrase, turn_after
from kg.quote.cues import draft_of, is_infinitive, objects_before
from kg.quote.reading import Draft, Reading
from kg.records import Span

__all__ = ["PREDICATE_RULES"]


def predicate(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *called the plan a joke* and *described the talks as productive*."""
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN":
        return None
    small, as_cue = reading.reporting.sense(lemma, "small"), reading.reporting.sense(lemma, "as")
    for child in verb.children:
        if child.i < verb.i:
            continue
        cue = None
        if small and (child.dep_ == "oprd" or (child.dep_ == "ccomp" and _is_small_clause(child))):
            cue = small
        if as_cue and child.dep_ == "prep" and child.lower_ == "as":
            cue = as_cue
        if cue is not None:
            span = _with_object(verb, child, reading)
            contents = (_asked_for(verb, reading), span)
            draft = draft_of("predicate", verb, cue, contents, reading)
            unnamed = draft is not None and draft.source is None
            return _if_marked(draft, reading) if unnamed or cue.act == "portrays" else draft
    return _quoted_predicate(verb, lemma, reading)


def _is_small_clause(clause: Token) -> bool:
    """Tell whether a clause has no verb with tense: *called [its actions defensive]*."""
    return clause.tag_ not in ("VBD", "VBZ", "VBP") and not any(
        c.dep_ in ("aux", "mark") for c in clause.children
    )


def _with_object(verb: Token, child: Token, reading: Reading) -> Span | None:
    """Return the content from the object on, reflexive ones excepted."""
    span = clause_after(verb, child, reading)
    objects = [o for o in objects_before(verb, child) if not o.lower_.endswith(("self", "selves"))]
    if span is None or not objects:
        return span
    return reading.trim(min(span.start, *(o.left_edge.idx for o in objects)), span.end)


def _asked_for(verb: Token, reading: Reading) -> Span | None:
    """Return the *what*, *which* or *who* that the predicate is about: *what he called a joke*."""
    for child in verb.children:
        if (
            child.i < verb.i
            and child.lower_ in ("what", "which", "who", "whom")
            and child.dep_ in ("dobj", "attr", "dep")
        ):
            return reading.trim(child.idx, child.idx + len(child))
    return None


def _quoted_predicate(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *called it "meritless"* where the parse has the marked words apart."""
    cue = reading.reporting.sense(lemma, "small")
    target = next(
        (c for c in verb.children if c.dep_ in ("dobj", "ccomp", "nmod") and c.i > verb.i), None
    )
    if cue is None or target is None:
        return None
    limit = target.right_edge.idx + len(target.right_edge) + 3
    quote = next(reading.quotes_in(Span(verb.idx, min(limit + 1, len(reading.text)))), None)
    if quote is None or quote.outer.start < verb.idx:
        return None
    first = verb.nbor(1)
    span = reading.trim(
        first.idx, max(quote.inner.end, target.right_edge.idx + len(target.right_edge))
    )
    return draft_of("quoted-predicate", verb, cue, (span,), reading)


def infinitive(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *pledged to rid the world of it*, *declined to comment*."""
    cue = reading.reporting.sense(lemma, "infinitive")
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and is_infinitive(child):
            if cue.act == "declines" and not _is_silence(child, reading):
                return None
            draft = draft_of(
                "infinitive", verb, cue, (clause_after(verb, child, reading),), reading
            )
            return _if_marked(draft, reading) if cue.internal else draft
    return None


def _is_silence(verb: Token, reading: Reading) -> bool:
    """Tell whether not doing it is saying nothing: *to comment*, but not *to say that …*."""
    speaks = verb.lemma_.lower() in reading.reporting.declining
    return speaks and not any(child.dep_ == "ccomp" for child in verb.children)


def object_infinitive(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *urged both sides "to talk"*: the object is part of what was said."""
    cue = reading.reporting.sense(lemma, "object_infinitive")
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and is_infinitive(child):
            span = _with_object(verb, child, reading)
            return _if_marked(draft_of("object-infinitive", verb, cue, (span,), reading), reading)
    return None


def prepositional(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *warned of "a long war"*, *accused him of "lying"*."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i < verb.i:
            continue
        cue = reading.reporting.with_preposition(lemma, child.lower_)
        inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
        if cue is None or inner is None:
            continue
        objects = objects_before(verb, child)
        first = objects[0].left_edge if objects else inner.left_edge
        span = phrase(first, _until_turn(verb, first, inner.right_edge, reading), reading)
        return _if_marked(draft_of("prepositional", verb, cue, (span,), reading), reading)
    return None


def noun(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *denied the claim that …*, *criticized the "reckless" plan*."""
    cue = reading.reporting.sense(lemma, "noun")
    if cue is None:
        return None
    for child in verb.children:
        target = child if child.dep_ == "dobj" else None
        if child.dep_ == "prep" and lemma == f"{verb.lemma_.lower()}_{child.lower_}":
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
        if target is None or target.i < verb.i:
            continue
        span = phrase(
            target.left_edge,
            _until_turn(verb, target.left_edge, target.right_edge, reading),
            reading,
        )
        draft = draft_of("noun", verb, cue, (span,), reading)
        if cue.act == "denies" and target.lemma_.lower() in reading.reporting.nouns:
            return draft
        return _if_marked(draft, reading)
    return None


def _until_turn(verb: Token, first: Token, last: Token, reading: Reading) -> Token:
    """Return the last token of a phrase before the speaker's next turn."""
    turn = turn_after(verb, first, last, reading)
    return last if turn is None else turn


def _if_marked(draft: Draft | None, reading: Reading) -> Draft | None:
    """Return the draft if words of its content stand in quotation marks, so that they were said."""
    if draft is None or not any(True for _ in reading.quotes_in(draft.hull)):
        return None
    return draft


PREDICATE_RULES: tuple[Callable[[Token, str, Reading], Draft | None], ...] = (
    predicate,
    object_infinitive,
    infinitive,
    prepositional,
    noun,
)
"""The rules of this module in the order in which they are tried."""
