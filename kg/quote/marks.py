"""Quotations in marks: each stretch between marks -> drafts of all that may report it.

Works on the words beside the marks, not on the tree's arcs into the quotation, as parsers break there. Each
part of an interrupted quotation is one of its own. Speech without marks isn't seen here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.grammar.forms import cue_span
from kg.quote.beside import Report, clause_after_marks, clause_before_marks
from kg.quote.cues import sense_before_marks
from kg.quote.reading import Draft, Reading
from kg.quote.sources import addressees_of, source_of
from kg.records import QuotedSpan, Span

__all__ = ["draft_marked"]

_TERMINAL = (".", "?", "!", "…", "...")
_LEAD, _TAIL = 90, 60
"""How many words before and after the marks are looked at."""

_OBJECT = 8
"""How many words may stand between a verb and the marked words of its object: *called the plan a "joke"*; after *as* they stand alone."""


def draft_marked(reading: Reading) -> Iterator[Draft]:
    """Yield what may report each outermost stretch in marks, in text order; the last draft has no cue."""
    for quote in reading.quoted:
        inner = reading.trim(quote.inner.start, quote.inner.end)
        if inner is not None:
            lead, tail = _lead(quote, reading), _tail(quote, reading)
            yield from _by_lead(inner, lead, reading)
            yield from _by_tail(quote, inner, lead, tail, reading)
            yield Draft(rule="marks-alone", act="says", contents=(inner,))


def _by_lead(inner: Span, lead: Sequence[Token], reading: Reading) -> Iterator[Draft]:
    """Yield what stands before: the likeliest cue, and the last and first verbs of the clause around."""
    if not lead:
        return
    report = clause_before_marks(lead, reading)
    if report is not None:
        yield _draft(report, inner)
    verbs = [t for t in lead if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    for verb in dict.fromkeys((*verbs[-2:], *verbs[:1])):
        if report is None or verb.i != report.verb.i:
            yield _inside(verb, inner, reading)
        between = reading.tokens(verb.idx + len(verb), inner.start)
        named = lead[-1].lower_ == "as"
        near = not named and 0 < len(between) <= _OBJECT
        if near and not any(t.pos_ == "VERB" for t in between):
            whole = reading.trim(between[0].idx, inner.end)
            if whole is not None:
                yield replace(_inside(verb, whole, reading), rule="marks-object")


def _inside(verb: Token, content: Span, reading: Reading) -> Draft:
    source, cue = source_of(verb, reading), sense_before_marks(verb, reading)
    return Draft(
        rule="marks-inside",
        act=cue.act,
        internal=cue.internal,
        contents=(content,),
        cue=cue_span(verb),
        verb=verb.i,
        source=None if source is None else source.i,
    )


def _by_tail(
    quote: QuotedSpan,
    inner: Span,
    lead: Sequence[Token],
    tail: Sequence[Token],
    reading: Reading,
) -> Iterator[Draft]:
    """Yield what stands after; *That "is what saved us," said Taylor* begins with the sentence."""
    report = clause_after_marks(quote, tail, reading) if tail else None
    if report is None:
        return
    yield _draft(report, inner)
    whole = reading.trim(lead[0].idx, quote.inner.end) if lead else None
    if whole is not None:
        yield replace(_draft(report, whole), rule="marks-part")


def _draft(report: Report, content: Span) -> Draft:
    """Return the draft of a stretch that has a reporting clause."""
    addressees = addressees_of(report.verb, report.cue.addressee)
    return Draft(
        rule=report.rule,
        act=report.cue.act,
        internal=report.cue.internal,
        contents=(content,),
        cue=report.span or cue_span(report.verb),
        verb=report.verb.i,
        source=None if report.source is None else report.source.i,
        addressees=tuple(token.i for token in addressees),
    )


def _lead(quote: QuotedSpan, reading: Reading) -> Sequence[Token]:
    """Return the words of the sentence before the opening mark, within the paragraph."""
    start = reading.paragraph(quote.outer.start).start
    words: list[Token] = []
    for token in reversed(reading.tokens(start, quote.outer.start)):
        if token.text in _TERMINAL or _is_speech_at(token, reading):
            break
        words.append(token)
        if len(words) > _LEAD:
            break
    words.reverse()
    if words and (words[-1].text.endswith(".") or all(_is_light(token) for token in words)):
        return []
    return words


def _is_light(token: Token) -> bool:
    """Tell whether a word before a quotation leaves it a sentence of its own: *But "we will see."*."""
    return token.pos_ in ("CCONJ", "ADV", "INTJ", "PUNCT")


def _is_speech_at(token: Token, reading: Reading) -> bool:
    """Tell whether the token stands in marks, a word or two of scare quotes apart."""
    quote = reading.quote_at(token.idx)
    if quote is None:
        return False
    inner = quote.inner.of(reading.text)
    return len(inner.split()) > 3 or inner.endswith((".", "?", "!", ","))


def _tail(quote: QuotedSpan, reading: Reading) -> Sequence[Token]:
    """Return the words after the closing mark up to the sentence's end or the next mark."""
    words: list[Token] = []
    end = reading.paragraph(quote.outer.start).end
    for token in reading.tokens(quote.outer.end, end):
        if token.text in _TERMINAL or reading.quote_at(token.idx) is not None:
            break
        words.append(token)
        if len(words) > _TAIL:
            break
    return words
