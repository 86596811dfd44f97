"""Where a content begins and ends: a clause or phrase in its tree -> characters.

Parsers cut contents short at quotation marks and attach their last words to the cue; the spans here
are mended by three observations: a content after its cue runs on until a comma, a coordinated verb
or the sentence's end; one before its cue begins with the sentence; a content that enters a
quotation in marks goes on to that quotation's end. The complementizer belongs to the content, as in
PARC and PolNeAR. Contents that the article takes up again in a later sentence are not seen.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.quot_reading import Reading
from kg.records import Span

__all__ = ["clause_after", "clause_before", "close_quotes", "phrase", "sentence_bounds"]

_ADJUNCTS = ("prep", "advmod", "npadvmod", "advcl", "dobj", "attr", "acomp", "oprd", "pobj", "dep")


def sentence_bounds(token: Token, reading: Reading) -> Span:
    """Return the characters of the token's sentence, cut at its paragraph."""
    sentence = token.sent
    paragraph = reading.paragraph(token.idx)
    start = max(sentence.start_char, paragraph.start)
    end = min(sentence.end_char, paragraph.end)
    return Span(start, max(end, start + 1))


def phrase(first: Token, last: Token, reading: Reading) -> Span | None:
    """Return the trimmed characters from one token to another, open quotations closed."""
    return close_quotes(reading, reading.trim(first.idx, last.idx + len(last)), limit=None)


def close_quotes(reading: Reading, span: Span | None, limit: int | None) -> Span | None:
    """Lengthen the span so that no quotation in marks is cut at its end; not beyond `limit`."""
    if span is None:
        return None
    quote = reading.quote_at(span.end - 1)
    if quote is None or quote.inner.start < span.start or quote.inner.end <= span.end:
        return span
    if limit is not None and quote.inner.end > limit:
        return span
    return reading.trim(span.start, quote.inner.end)


def clause_after(verb: Token, clause: Token, reading: Reading) -> Span | None:
    """Return the content that follows its cue: from the complementizer to where the parts of the cue go on."""
    first = clause.left_edge
    if first.i < verb.i:
        first = next((token for token in clause.subtree if token.i > verb.i), clause)
    last = _last_token(verb, clause)
    previous = first.nbor(-1) if first.i else first
    if previous.lower_ in ("that", "whether", "if") and previous.i > verb.i:
        first = previous
    return phrase(first, last, reading)


def _last_token(verb: Token, clause: Token) -> Token:
    """Return the last token of a content after its cue, adjuncts that follow without comma included."""
    last, stop = clause.right_edge, verb.sent.end
    moved = True
    while moved and last.i + 1 < stop:
        moved = False
        following = last.doc[last.i + 1]
        for adjunct in _attachments(following, verb):
            if adjunct.left_edge.i == following.i and adjunct.right_edge.i > last.i:
                last, moved = adjunct.right_edge, True
                break
    return last


def _attachments(token: Token, verb: Token) -> Iterator[Token]:
    """Yield the constituents that begin with the token and hang on the cue or above it."""
    above = {verb.i, *(ancestor.i for ancestor in verb.ancestors)}
    node = token
    for _ in range(12):
        if node.head.i in above and node.i not in above:
            if node.dep_ in _ADJUNCTS:
                yield node
            return
        if node.head is node:
            return
        node = node.head


def clause_before(verb: Token, clause: Token, reading: Reading) -> Span | None:
    """Return the content that precedes its cue: from the sentence's start to the reporting clause."""
    bounds = sentence_bounds(verb, reading)
    start = min(clause.left_edge.idx, bounds.start)
    if _is_embedded(verb):
        start = clause.left_edge.idx
    last = clause.right_edge
    if last.i >= verb.i:
        last = verb.nbor(-1)
    edge = min((c.left_edge.i for c in verb.children if c.i > clause.i and c.dep_ != "punct" and c.left_edge.i > clause.i), default=verb.i)
    edge = min(edge, verb.i)
    if edge - 1 > last.i:
        last = verb.doc[edge - 1]
    if last.idx < start:
        return None
    return reading.trim(start, last.idx + len(last))


def _is_embedded(verb: Token) -> bool:
    """Tell whether the reporting clause is not the main one, so that the sentence is more than content."""
    return verb.dep_ not in ("ROOT", "parataxis")
