"""Clauses that a verb reports: a cue verb in its tree -> a draft, one function per construction.

The later ones mend parses that miss the arc from cue to content. Not covered: contents that are
phrases (see `kg.quote.predicates`), cues that are no verbs (`kg.quote.phrases`),
quotations in marks beside a cue (`kg.quote.marks`).
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.ontology.reporting import ReportingCue
from kg.quote.content import (
    clause_after,
    clause_before,
    phrase,
    turn_after,
)
from kg.quote.cues import draft_of, is_finite, is_infinitive, sense_of
from kg.quote.reading import Draft, Reading
from kg.records import Span

__all__ = ["CLAUSE_RULES"]

_ADVERBIAL = (
    "after",
    "before",
    "when",
    "while",
    "since",
    "because",
    "although",
    "though",
    "until",
    "unless",
    "as",
    "once",
)
_INSERTED = frozenset({"parataxis", "ccomp", "advcl", "dep", "relcl", "ROOT"})
"""How a reporting clause between commas hangs in the parse."""
_RELATIVES = ("which", "who", "whom", "that", "what")


def clause(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *said that X*, *said X*, *X, he said*, *asked whether X*."""
    cue = sense_of(lemma, reading)
    after, before = [], []
    for child in verb.children:
        if child.dep_ != "ccomp" or is_infinitive(child) or _opens_with(child, _ADVERBIAL):
            continue
        if not is_finite(child) and (cue.internal or reading.reporting.sense(lemma, "small")):
            continue
        if child.i > verb.i:
            after.append(clause_after(verb, child, reading))
        elif _is_adjoining(child, verb, reading):
            before.append(clause_before(verb, child, reading))
    spans = [span for span in after if span] or [span for span in before if span]
    if not spans:
        return None
    hull = Span(min(s.start for s in spans), max(s.end for s in spans))
    lead = _lead_in(verb, hull, reading) if after else None
    return draft_of("clause", verb, cue, (lead, hull), reading)


def distant(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *reported, citing two officials, that X*, where the parse hangs the clause on a noun between."""
    cue = sense_of(lemma, reading)
    if any(c.dep_ == "ccomp" for c in verb.children):
        return None
    for token in verb.subtree:
        if token.i <= verb.i + 1 or token.lower_ != "that" or token.dep_ != "mark":
            continue
        if token.nbor(-1).text == "," and is_finite(token.head) and token.head.i > token.i:
            span = phrase(token, token.head.right_edge, reading)
            return draft_of("distant", verb, cue, (span,), reading)
    return None


def _opens_with(clause: Token, words: tuple[str, ...]) -> bool:
    """Tell whether a clause is introduced by one of the words."""
    return any(
        c.lower_ in words and c.dep_ in ("mark", "advmod") and c.i < clause.i
        for c in clause.children
        if c.lower_ != "when" or c.dep_ == "mark"
    )


def _is_adjoining(clause: Token, verb: Token, reading: Reading) -> bool:
    """Tell whether a clause before the cue ends where the reporting clause begins, after comma or mark."""
    between = reading.text[clause.right_edge.idx + len(clause.right_edge) : verb.idx]
    return not any(mark in between for mark in ";:—")


def _lead_in(verb: Token, hull: Span, reading: Reading) -> Span | None:
    """Return the part of the content before the reporting clause: *Instead, he told CNN, …*; *which he said …*."""
    if verb.dep_ == "relcl":
        relative = next((t for t in verb.subtree if t.lower_ in _RELATIVES and t.i < verb.i), None)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if relative is not None and relative is not subject:
            return reading.trim(relative.idx, relative.idx + len(relative))
        if relative is None and subject is not None and verb.head.i + 1 == subject.left_edge.i:
            return reading.trim(verb.head.left_edge.idx, subject.left_edge.idx)
        return None
    tokens = reading.tokens(verb.idx, hull.start)
    bare = [token for token in tokens if token.text != '"']
    if not bare or bare[-1].text != "," or reading.quote_at(hull.start) is not None:
        return None
    bounds = reading.sentence(verb)
    edge = min(
        [verb.i, *(c.left_edge.i for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i)]
    )
    first = verb.doc[edge]
    if edge == 0 or verb.nbor(edge - verb.i - 1).text != "," or first.idx <= bounds.start:
        return None
    return reading.trim(bounds.start, first.idx)


def inserted(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read a reporting clause between commas within its content: *Talks, he said, go on*."""
    clause = _reporting_clause(verb, lemma, reading)
    if clause is None or verb.dep_ not in _INSERTED:
        return None
    cue, subject = clause
    bounds = reading.sentence(verb)
    first, last = _clause_edges(verb, subject)
    if first.i == 0 or first.idx <= bounds.start or last.i + 1 >= len(verb.doc):
        return None
    if verb.nbor(first.i - verb.i - 1).text != "," or last.nbor(1).text != ",":
        return None
    before, after = (
        reading.trim(bounds.start, first.idx),
        reading.trim(last.nbor(1).idx, bounds.end),
    )
    if after is None or len(after.of(reading.text).split()) < 2:
        return None
    return draft_of("inserted", verb, cue, (before, after), reading)


def _reporting_clause(
    verb: Token, lemma: str, reading: Reading
) -> tuple[ReportingCue, Token] | None:
    """Return cue and subject of a verb of talking whose content stands outside its own clause."""
    cue = sense_of(lemma, reading)
    subject = _own_subject(verb)
    if subject is None or _has_other_object(verb, cue):
        return None
    return cue, subject


def _has_other_object(verb: Token, cue: ReportingCue) -> bool:
    """Tell whether the verb has an object that nobody is spoken to by: *concluded talks*."""
    return "object" not in cue.addressee and any(
        c.dep_ == "dobj" and c.i > verb.i for c in verb.children
    )


def _own_subject(verb: Token) -> Token | None:
    """Return the subject that stands beside the verb itself, relative pronouns excepted."""
    return next(
        (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _RELATIVES), None
    )


def _clause_edges(verb: Token, subject: Token) -> tuple[Token, Token]:
    """Return first and last token of a short reporting clause: subject, verb, addressee, adjuncts."""
    first = min(subject.left_edge, verb, key=lambda t: t.i)
    last = max(subject.right_edge, verb, key=lambda t: t.i)
    for child in verb.children:
        if (
            child.i > last.i
            and child.left_edge.i == last.i + 1
            and child.dep_ in ("dobj", "dative", "prep", "npadvmod", "advmod", "prt")
        ):
            last = child.right_edge
    return first, last


def closing(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read a reporting clause at the end, after a comma: *Talks go on, officials told reporters*."""
    clause = _reporting_clause(verb, lemma, reading)
    if clause is None or any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return None
    cue, subject = clause
    bounds = reading.sentence(verb)
    first, last = _clause_edges(verb, subject)
    if first.idx <= bounds.start or verb.nbor(first.i - verb.i - 1).text not in (",", '"'):
        return None
    if (
        last.i + 1 < len(verb.doc)
        and last.nbor(1).text not in (".", ",", ";", "?", "!", "-")
        and last.nbor(1).dep_ != "cc"
    ):
        return None
    before = reading.trim(bounds.start, first.idx)
    if before is None or not any(is_finite(t) for t in reading.tokens(before.start, before.end)):
        return None
    return draft_of("closing", verb, cue, (before,), reading)


def opening(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read a reporting clause at the start that the parse hangs below its content: *Most said they stay*."""
    cue = sense_of(lemma, reading)
    if verb.dep_ not in ("ccomp", "parataxis", "csubj", "advcl") or _own_subject(verb) is None:
        return None
    content = verb.head
    start = next(
        (
            c
            for c in content.children
            if c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") and c.left_edge.i > verb.i
        ),
        None,
    )
    if content.i < verb.i or start is None or not is_finite(content) or not is_finite(verb):
        return None
    between = verb.doc[verb.i + 1 : start.left_edge.i]
    if any(t.text in (",", ";", ":") for t in between) or any(
        t.dep_ == "mark" for t in verb.children
    ):
        return None
    last = content.right_edge
    turn = turn_after(verb, start.left_edge, last, reading)
    span = phrase(start.left_edge, last if turn is None else turn, reading)
    return draft_of("opening", verb, cue, (span,), reading)


def told_object(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read a content that the parse takes for a part of the addressee: *told the press it would go*."""
    cue = sense_of(lemma, reading)
    if "object" not in cue.addressee:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    for item in objects:
        for child in item.children:
            if (
                child.dep_ in ("relcl", "acl")
                and _own_subject(child) is not None
                and is_finite(child)
            ):
                if any(t.lower_ in _RELATIVES and t.i < child.i for t in child.children):
                    continue
                return draft_of(
                    "told-object", verb, cue, (clause_after(verb, child, reading),), reading
                )
    if len(objects) == 2 and any(c.dep_ in ("acl", "relcl") for c in objects[1].children):
        span = phrase(objects[1].left_edge, objects[1].right_edge, reading)
        return draft_of("told-object", verb, cue, (span,), reading)
    return None


CLAUSE_RULES: tuple[Callable[[Token, str, Reading], Draft | None], ...] = (
    clause,
    distant,
    inserted,
    opening,
    told_object,
    closing,
)
"""The rules of this module in the order in which they are tried."""
