"""Cues that are no verbs: doc -> drafts for *according to X*, *X's claim that*, *confident that*.

Not covered: *in X's view* without a noun of the lexicon; nouns whose content is a phrase (*calls for
reform*).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.ontology.reporting import ReportingCue
from kg.quote.content import phrase
from kg.quote.cues import is_finite
from kg.quote.reading import Draft, Reading
from kg.quote.sources import author_of, named_head, source_of
from kg.records import Span

__all__ = ["draft_phrases"]

_SAYS = ReportingCue(act="says")


def draft_phrases(reading: Reading) -> Iterator[Draft]:
    """Yield what cues other than verbs report, in text order."""
    for token in reading.doc:
        if token.lower_ in ("according", "per", "in") and reading.quote_at(token.idx) is None:
            found = according(token, reading)
            if found is not None:
                yield found
        elif token.text == ":":
            found = headline(token, reading)
            if found is not None:
                yield found
        elif token.pos_ == "NOUN":
            found = noun_clause(token, reading)
            if found is not None:
                yield found
        elif token.pos_ == "ADJ":
            found = adjective_clause(token, reading)
            if found is not None:
                yield found


def according(token: Token, reading: Reading) -> Draft | None:
    """Read *according to X, …* and *…, according to X*: the rest of the sentence is the content."""
    words = [t.lower_ for t in token.doc[token.i : token.i + 5]]
    cue = next(
        (p.split() for p in reading.reporting.phrases if words[: len(p.split())] == p.split()),
        None,
    )
    if cue is None:
        return None
    last = token.doc[token.i + len(cue) - 1]
    source = next((c for c in last.children if c.dep_ == "pobj"), None)
    if source is None:
        source = next(
            (t for t in token.doc[last.i + 1 : last.i + 6] if t.pos_ in ("PROPN", "NOUN", "PRON")),
            None,
        )
    if source is None or (cue == ["per"] and source.pos_ != "PROPN"):
        return None
    bounds = reading.sentence(token)
    end = _group_end(source, last, bounds.end)
    before = reading.trim(bounds.start, token.idx) if token.idx > bounds.start else None
    after = reading.trim(end, bounds.end) if end < bounds.end else None
    contents = _halves(before, after, reading)
    if not contents:
        return None
    return Draft(
        rule="according",
        act="says",
        contents=contents,
        cue=Span(token.idx, last.idx + len(last)),
        verb=token.i,
        source=(author_of(source, reading) or named_head(source)).i,
    )


def _halves(before: Span | None, after: Span | None, reading: Reading) -> tuple[Span, ...]:
    """Return the content: what stands before the phrase unless it opens the sentence."""
    if before is None or len(before.of(reading.text).split()) < 2:
        return (after,) if after is not None else ()
    if after is None or len(after.of(reading.text).split()) < 2:
        return (before,)
    following = reading.tokens(after.start, after.end)
    if following and following[0].lower_ == "according":
        return (before,)
    if (following and following[0].pos_ in ("VERB", "AUX")) or len(
        before.of(reading.text).split()
    ) < 4:
        return (before, after)
    return (before,)


def _group_end(source: Token, preposition: Token, limit: int) -> int:
    """Return where the source's own words end: its subtree, but two persons are no apposition."""
    last = max(source.right_edge, preposition, key=lambda t: t.i)
    for child in source.children:
        comma = child.left_edge.nbor(-1) if child.left_edge.i else child
        two = child.ent_type_ == source.ent_type_ == "PERSON" and child.dep_ == "appos"
        if two and comma.text == "," and comma.i > source.i:
            last = comma
            break
    return min(last.idx + len(last), limit)


def headline(token: Token, reading: Reading) -> Draft | None:
    """Read *Biden: Talks go on*: a name that opens a sentence, a colon, a clause without marks."""
    bounds = reading.sentence(token)
    before = reading.tokens(bounds.start, token.idx)
    if not before or len(before) > 5 or before[-1].pos_ != "PROPN":
        return None
    mention = reading.mentions.get(before[-1].idx)
    content = reading.trim(token.idx + 1, bounds.end)
    if mention is None or mention.label == "GPE" or content is None:
        return None
    words = reading.tokens(content.start, content.end)
    if mention.locative or mention.span.start != before[0].idx or reading.quote_at(content.start):
        return None
    if not any(is_finite(word) for word in words):
        return None
    return Draft(
        rule="headline",
        act="says",
        contents=(content,),
        cue=Span(token.idx, token.idx + 1),
        verb=token.i,
        source=before[-1].i,
    )


def noun_clause(token: Token, reading: Reading) -> Draft | None:
    """Read *X's claim that …*, *made the claim that …*, *a report saying* is a verb's."""
    cue = reading.reporting.nouns.get(token.lemma_.lower(), _SAYS)
    clause = next(
        (
            c
            for c in token.children
            if c.dep_ in ("acl", "ccomp", "relcl") and c.i > token.i and _is_that_clause(c)
        ),
        None,
    )
    if clause is None:
        return None
    span = phrase(clause.left_edge, clause.right_edge, reading)
    source = _holder(token, reading)
    return None if span is None else _draft_of_word("noun-clause", token, cue, span, source)


def _draft_of_word(
    rule: str, token: Token, cue: ReportingCue, content: Span, source: Token | None
) -> Draft:
    """Return the quotation whose cue is one word that is no verb: *claim that*, *confident that*."""
    return Draft(
        rule=rule,
        act=cue.act,
        internal=cue.internal,
        contents=(content,),
        cue=Span(token.idx, token.idx + len(token)),
        verb=token.i,
        source=None if source is None else source.i,
    )


def _is_that_clause(clause: Token) -> bool:
    """Tell whether a clause on a noun is its content, not a relative clause: *that* is no argument."""
    first = clause.left_edge
    return first.lower_ == "that" and first.dep_ == "mark"


def _holder(noun: Token, reading: Reading) -> Token | None:
    """Return whose claim it is: possessor, *by* or *of* phrase, subject of *made the claim*."""
    for child in noun.children:
        if child.dep_ == "poss":
            return named_head(child)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of", "among"):
            holder = next((c for c in child.children if c.dep_ == "pobj"), None)
            if holder is not None:
                return named_head(holder)
    if noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "in"
            and reading.reporting.sense(verb.lemma_.lower(), "quote")
        ):
            return source_of(verb, reading)
        if verb.pos_ == "VERB" and verb.lemma_.lower() in reading.reporting.light:
            return source_of(verb, reading)
    return noun if noun.lemma_.lower() in reading.reporting.documents else None


def adjective_clause(token: Token, reading: Reading) -> Draft | None:
    """Read *is confident that …*."""
    cue = reading.reporting.adjectives.get(token.lower_, _SAYS)
    if token.dep_ not in ("acomp", "conj", "oprd"):
        return None
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    if clause is None or token.head.pos_ not in ("VERB", "AUX"):
        return None
    span = phrase(clause.left_edge, clause.right_edge, reading)
    source = source_of(token.head, reading)
    return None if span is None else _draft_of_word("adjective-clause", token, cue, span, source)
