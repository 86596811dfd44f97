"""Where a content begins and ends: a clause or phrase in its tree -> characters.

Parsers cut contents short at quotation marks, attach their last words to the cue and take the
speaker's next act for a part of them. The spans here are mended so: a content after its cue runs on
until a comma, a turn back to the speaker (*…, adding that*) or the sentence's end; one before
its cue begins with the sentence; one that enters a quotation in marks goes on to that quotation's end.
The complementizer belongs to the content, as in PARC and PolNeAR. Contents that the article takes up
again in a later sentence are not seen.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.quote.reading import Reading
from kg.records import QuotedSpan, Span

__all__ = [
    "clause_after",
    "clause_before",
    "close_quotes",
    "phrase",
    "turn_after",
]

_ADJUNCTS = ("prep", "advmod", "npadvmod", "advcl", "dobj", "attr", "acomp", "oprd", "pobj", "dep")
_DASHES = ("-", "–", "—", "--")


def phrase(first: Token, last: Token, reading: Reading) -> Span | None:
    """Return the trimmed characters from one token to another, open quotations closed."""
    return close_quotes(reading, reading.trim(first.idx, last.idx + len(last)))


def _run_on(reading: Reading, quote: QuotedSpan) -> int:
    """Return where a content ends that a quotation in marks closes without stop: *as "long as" it takes*."""
    if quote.inner.of(reading.text)[-1:] in ".,?!;:" or not quote.closed:
        return quote.inner.end
    paragraph = reading.paragraph(quote.outer.start)
    end = quote.inner.end
    for token in reading.tokens(quote.outer.end, paragraph.end):
        first = end == quote.inner.end
        if token.text in ".,?!;:-–—()" or (
            first and token.pos_ not in ("NOUN", "ADJ", "SCONJ", "PART", "ADP")
        ):
            break
        end = token.idx + len(token)
    return end


def close_quotes(reading: Reading, span: Span | None) -> Span | None:
    """Lengthen the span so that no quotation in marks is cut at its end."""
    if span is None:
        return None
    quote = reading.quote_at(span.end - 1)
    if quote is None or quote.inner.start < span.start or quote.inner.end < span.end:
        return span
    return reading.trim(span.start, _run_on(reading, quote))


def clause_after(verb: Token, clause: Token, reading: Reading) -> Span | None:
    """Return the content that follows its cue, from the complementizer to the speaker's next turn."""
    first = clause.left_edge
    mark = next(
        (c for c in clause.children if c.dep_ == "mark" and c.lower_ in ("that", "whether", "if")),
        None,
    )
    if mark is not None and mark.i > verb.i:
        first = mark
    if first.i < verb.i:
        first = next((token for token in clause.subtree if token.i > verb.i), clause)
    previous = first.nbor(-1) if first.i else first
    if previous.lower_ in ("that", "whether", "if") and previous.i > verb.i:
        first = previous
    last = _last_token(verb, clause, reading)
    turn = turn_after(verb, first, last, reading)
    return phrase(first, last if turn is None else turn, reading)


def _last_token(verb: Token, clause: Token, reading: Reading) -> Token:
    """Return the last token of a content after its cue, adjuncts that follow without comma included."""
    last, limit = clause.right_edge, reading.sentence(verb).end
    while last.i + 1 < len(last.doc) and last.nbor(1).idx < limit:
        longer = _joined(last.nbor(1), verb)
        if longer is None or longer.i <= last.i:
            break
        last = longer
    return last


def _joined(token: Token, verb: Token) -> Token | None:
    """Return the last token of what begins with `token` and goes on with the content, or None."""
    clause = _coordinated(token, verb)
    if clause is not None:
        return clause.right_edge
    if token.is_sent_start and token.text[:1].islower() and token.dep_ == "cc":
        return token.sent[-1]
    return next(
        (a.right_edge for a in _attachments(token, verb) if a.left_edge.i == token.i), None
    )


def _coordinated(token: Token, verb: Token) -> Token | None:
    """Return the clause with a subject of its own that *and* or *but* adds to the content, no comma before."""
    if token.dep_ != "cc" or token.head.i != verb.i:
        return None
    for child in verb.children:
        if (
            child.dep_ == "conj"
            and child.i > token.i
            and any(c.dep_ == "nsubj" for c in child.children)
        ):
            return child
    return None


def _attachments(token: Token, verb: Token) -> Iterator[Token]:
    """Yield the constituent that begins with the token and hangs on the cue or above it."""
    above = {verb.i, *(ancestor.i for ancestor in verb.ancestors)}
    node = token
    while node.i not in above:
        if node.head.i in above:
            if node.dep_ in _ADJUNCTS:
                yield node
            return
        if node.head.i == node.i:
            return
        node = node.head


def turn_after(verb: Token, first: Token, last: Token, reading: Reading) -> Token | None:
    """Return the last token before the article turns from the content to what the speaker did next."""
    for token in verb.doc[first.i + 2 : last.i + 1]:
        quote = reading.quote_at(token.idx)
        if quote is not None:
            continue
        edge = _turn(token, verb, reading)
        if edge is not None and edge.i > first.i + 1:
            return edge.nbor(-1)
    return None


def _turn(token: Token, verb: Token, reading: Reading) -> Token | None:
    """Return where a turn to the speaker begins if the token is its verb or noun: its comma or *and*."""
    if _is_gloss(token):
        return token
    before = token.nbor(-1)
    while before.pos_ in ("ADV", "AUX") and before.i > verb.i:
        before = before.nbor(-1)
    lemma = token.lemma_.lower()
    if token.tag_ == "VBG" and lemma in reading.reporting.verbs and _is_uttering(lemma, reading):
        return before if before.text == "," or before.text in _DASHES else None
    if (
        token.pos_ != "VERB"
        or not _has_tense_of(token, verb)
        or lemma not in reading.reporting.verbs
    ):
        return None
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and before.dep_ == "cc":
        comma = before.nbor(-1)
        return comma if comma.text == "," else before
    return _other_speaker(token, subject, lemma, reading)


def _is_gloss(token: Token) -> bool:
    """Tell whether the article comments on the saying from here on: *in what may be the first …*."""
    if token.lower_ != "in" or token.i + 2 >= len(token.doc) or token.nbor(1).lower_ != "what":
        return False
    return token.nbor(2).pos_ == "AUX" or token.nbor(2).lemma_ in ("appear", "seem")


def _other_speaker(
    token: Token, subject: Token | None, lemma: str, reading: Reading
) -> Token | None:
    """Return the comma of *, while Freeland said …*, where somebody else begins to speak."""
    if subject is None or subject.left_edge.i < 2 or not _is_uttering(lemma, reading):
        return None
    word = subject.left_edge.nbor(-1)
    if word.lower_ not in ("while", "whereas", "but") or word.nbor(-1).text != ",":
        return None
    return word.nbor(-1) if any(c.dep_ == "ccomp" for c in token.children) else None


def _has_tense_of(token: Token, verb: Token) -> bool:
    """Tell whether two verbs stand in one tense, *say … and have warned* included."""
    if token.tag_ == verb.tag_:
        return True
    perfect = token.tag_ == "VBN" and any(c.lower_ in ("have", "has") for c in token.children)
    return perfect and verb.tag_ in ("VBP", "VBZ")


def _is_uttering(lemma: str, reading: Reading) -> bool:
    """Tell whether a verb reports speech, not a state of mind alone."""
    return any(not cue.internal for cue in reading.reporting.verbs[lemma])


def clause_before(verb: Token, clause: Token, reading: Reading) -> Span | None:
    """Return the content that precedes its cue: from the sentence's start to the reporting clause."""
    bounds = reading.sentence(verb)
    start = bounds.start if verb.dep_ in ("ROOT", "parataxis") else clause.left_edge.idx
    start = min(start, clause.left_edge.idx)
    own = [
        c.left_edge.i
        for c in verb.children
        if clause.right_edge.i < c.left_edge.i <= verb.i and c.dep_ != "punct"
    ]
    last = verb.doc[min([verb.i, *own]) - 1]
    if last.idx < start:
        return None
    return reading.trim(start, last.idx + len(last))
