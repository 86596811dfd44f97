"""Contents in a cue verb's tree: doc -> drafts, one function per complement.

Not covered: contents that only a whole verb phrase means (*took aim at the plan*), cues that are no
verbs (see `kg.extract.quot_phrases`), quotations in marks beside a cue (`kg.extract.quot_marks`).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.quot_content import clause_after, clause_before, phrase, sentence_bounds
from kg.extract.quot_reading import Draft, Reading
from kg.extract.quot_sources import addressees_of, source_of
from kg.ontology.reporting import ReportingCue
from kg.records import Span

__all__ = ["cue_lemma", "cue_span", "draft_clauses"]


def draft_clauses(reading: Reading) -> Iterator[Draft]:
    """Yield what the complements of cue verbs say, in text order of the verbs."""
    for verb in reading.doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.tag_ == "MD":
            continue
        lemma = cue_lemma(verb, reading)
        if lemma not in reading.reporting.verbs:
            continue
        for rule in _RULES:
            found = rule(verb, lemma, reading)
            if found is not None:
                if rule not in _WEAK or _is_partly_marked(found, reading):
                    yield found
                break


def cue_lemma(verb: Token, reading: Reading) -> str:
    """Return the lemma that the lexicon knows: with particle or preposition if it has such an entry."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        joined = f"{lemma}_{child.lower_}"
        if child.dep_ in ("prt", "prep", "advmod", "acomp") and joined in reading.reporting.verbs:
            return joined
    return lemma


def cue_span(verb: Token) -> Span:
    """Return the characters of the cue verb with its particle."""
    end = verb.idx + len(verb)
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            end = child.idx + len(child)
    return Span(verb.idx, end)


def _draft(
    rule: str, verb: Token, cue: ReportingCue, contents: tuple[Span | None, ...], reading: Reading, score: float = 0.9
) -> Draft | None:
    """Return a draft with source and addressees, or None if nothing is left of the contents."""
    spans = tuple(sorted(span for span in contents if span is not None))
    if not spans:
        return None
    source = source_of(verb, reading)
    return Draft(
        rule=rule,
        act=cue.act,
        internal=cue.internal,
        contents=spans,
        cue=cue_span(verb),
        verb=verb.i,
        source=None if source is None else source.i,
        addressees=tuple(token.i for token in addressees_of(verb, cue.addressee)),
        score=score,
    )


def clause(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *said that X*, *said X*, *X, he said*, *asked whether X*."""
    cue = reading.reporting.sense(lemma, "clause")
    if cue is None:
        return None
    spans = []
    for child in verb.children:
        if child.dep_ == "ccomp" and not _is_bare_infinitive(child):
            if child.i > verb.i:
                spans.append(_with_relative(verb, child, clause_after(verb, child, reading)))
            else:
                spans.append(clause_before(verb, child, reading))
    if not any(spans):
        return None
    if len(spans) > 1:
        spans = [Span(min(s.start for s in spans if s), max(s.end for s in spans if s))]
    return _draft("clause", verb, cue, tuple(spans), reading)


def _with_relative(verb: Token, clause: Token, span: Span | None) -> Span | None:
    """Return the content; *which he said is illegal* keeps its hull from *which* on."""
    if span is None or verb.dep_ != "relcl":
        return span
    return span


def _is_bare_infinitive(token: Token) -> bool:
    """Tell whether a clause is *X do Y* or *X to do Y*, with no tense of its own."""
    if any(c.dep_ == "aux" and c.tag_ in ("TO",) for c in token.children):
        return True
    return False


def inserted(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read a reporting clause set into the content: *Talks, he said, go on*; *as he put it*."""
    cue = reading.reporting.sense(lemma, "clause")
    if cue is None or verb.dep_ not in ("parataxis", "advcl", "ccomp", "intj", "dep"):
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children if c.lower_ not in ("as",)):
        return None
    marked = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.children)
    if verb.dep_ in ("advcl", "ccomp") and not marked:
        if verb.dep_ == "advcl":
            return None
    bounds = sentence_bounds(verb, reading)
    left = min(t.idx for t in verb.subtree)
    right = max(t.idx + len(t) for t in verb.subtree)
    if verb.head.i > verb.i and left <= bounds.start and not marked:
        return None
    if right - left > 120:
        return None
    before = reading.trim(bounds.start, left) if left > bounds.start else None
    after = reading.trim(right, bounds.end) if right < bounds.end else None
    return _draft("inserted", verb, cue, (before, after), reading, 0.8)


def infinitive(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *pledged to rid the world of it*, *hopes to win*."""
    cue = reading.reporting.sense(lemma, "infinitive")
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and any(c.tag_ == "TO" for c in child.children):
            return _draft("infinitive", verb, cue, (clause_after(verb, child, reading),), reading, 0.7)
    return None


def object_infinitive(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *urged both sides to talk*: the object is part of what was said."""
    cue = reading.reporting.sense(lemma, "object_infinitive")
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and any(c.tag_ == "TO" for c in child.children):
            span = clause_after(verb, child, reading)
            objects = [c.left_edge.idx for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < child.i]
            if span is not None and objects:
                span = Span(min(span.start, *objects), span.end)
            return _draft("object-infinitive", verb, cue, (span,), reading, 0.6)
    return None


def predicate(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *called the plan a joke* and *described the talks as productive*."""
    small = reading.reporting.sense(lemma, "small")
    as_cue = reading.reporting.sense(lemma, "as")
    for child in verb.children:
        if child.i < verb.i:
            continue
        kind = None
        if child.dep_ in ("oprd",) and small:
            kind = small
        if child.dep_ == "ccomp" and small and not any(c.dep_ in ("aux", "mark") for c in child.children) and child.tag_ not in ("VBD", "VBZ", "VBP"):
            kind = small
        if child.dep_ == "prep" and child.lower_ == "as" and as_cue:
            kind = as_cue
        if kind is None:
            continue
        span = clause_after(verb, child, reading)
        objects = [c.left_edge.idx for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < child.i]
        if span is not None and objects:
            span = Span(min(span.start, *objects), span.end)
        return _draft("predicate", verb, kind, (span,), reading, 0.7)
    return None


def prepositional(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *warned of a war*, *accused him of lying*."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            cue = reading.reporting.with_preposition(lemma, child.lower_)
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if cue is None or inner is None:
                continue
            objects = [c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < child.i]
            first = objects[0].left_edge if objects else inner.left_edge
            return _draft("prepositional", verb, cue, (phrase(first, inner.right_edge, reading),), reading, 0.5)
    return None


def noun(verb: Token, lemma: str, reading: Reading) -> Draft | None:
    """Read *denied the claim*, *criticized the plan*."""
    cue = reading.reporting.sense(lemma, "noun")
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i or (child.dep_ == "prep" and lemma == f"{verb.lemma_}_{child.lower_}"):
            target = child if child.dep_ == "dobj" else next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is None:
                continue
            return _draft("noun", verb, cue, (phrase(target.left_edge, target.right_edge, reading),), reading, 0.4)
    return None


def _is_partly_marked(draft: Draft, reading: Reading) -> bool:
    """Tell whether words of the content stand in quotation marks, so that they were said."""
    return any(True for _ in reading.quotes_in(draft.hull))


_WEAK = (object_infinitive, prepositional, noun)
"""Rules whose content is no proposition: an act upon somebody, unless words of it are quoted."""

_RULES = (clause, predicate, inserted, object_infinitive, infinitive, prepositional, noun)
