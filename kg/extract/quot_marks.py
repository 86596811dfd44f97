"""Quotations in marks: each stretch of a paragraph between marks -> the draft that it is part of.

Works on the words beside the marks, not on the tree's arcs into the quotation, as parsers break
there. A stretch that stands inside a clause (*a "very good" talk*) is left to the rules for clauses.
Speech without marks isn't seen here; nor is a speaker named two sentences ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.quot_beside import Report, clause_after_marks, clause_before_marks
from kg.extract.quot_cues import cue_span
from kg.extract.quot_reading import Draft, Reading
from kg.extract.quot_sources import addressees_of, source_of
from kg.records import QuotedSpan, Span

__all__ = ["draft_marked"]

_TERMINAL = (".", "?", "!", "…", "...")
_LEAD, _TAIL = 90, 60
"""How many words before and after the marks are looked at."""


def draft_marked(reading: Reading) -> Iterator[Draft]:
    """Yield the quotations in marks, in text order, their parts joined."""
    last: Draft | None = None
    last_quote: QuotedSpan | None = None
    for quote in reading.quoted:
        draft = _read(quote, last, last_quote, reading)
        if draft is None:
            continue
        if last is not None and draft.contents[0] == last.contents[0] and len(draft.contents) > 1:
            last = draft
        else:
            if last is not None:
                yield last
            last = draft
        last_quote = quote
    if last is not None:
        yield last


def _read(
    quote: QuotedSpan, last: Draft | None, last_quote: QuotedSpan | None, reading: Reading
) -> Draft | None:
    """Return the draft of a stretch, the one before it lengthened if it goes on; None for no speech."""
    inner = reading.trim(quote.inner.start, quote.inner.end)
    if inner is None:
        return None
    lead, tail = _lead(quote, reading), _tail(quote, reading)
    if quote.continued and last is not None and last_quote is not None and last_quote.continues:
        return replace(last, contents=(*last.contents, inner))
    if lead:
        report = clause_before_marks(lead, reading)
        if report is None:
            return _partly_marked(quote, lead, tail, reading)
        if (
            last is not None
            and report.verb.i == last.verb
            and last_quote is not None
            and last_quote.outer.end <= report.verb.idx
        ):
            return replace(last, contents=(*last.contents, inner))
        return _draft(report, inner)
    report = clause_after_marks(quote, tail, reading)
    if report is not None and _is_stopped(quote, tail, reading):
        return _draft(report, inner)
    if report is not None and _is_at_once(report, tail):
        return _draft(report, inner)
    if not _is_utterance(quote, tail, reading):
        return None
    return _continue(quote, inner, last, last_quote, reading)


def _partly_marked(
    quote: QuotedSpan, lead: Sequence[Token], tail: Sequence[Token], reading: Reading
) -> Draft | None:
    """Read *That "is what saved us," said Taylor*: the content begins with the sentence."""
    if quote.inner.of(reading.text)[-1:] != "," or any(t.text == "," for t in lead) or not tail:
        return None
    report = clause_after_marks(quote, tail, reading)
    content = reading.trim(lead[0].idx, quote.inner.end)
    if report is None or content is None or not _is_at_once(report, tail):
        return None
    return replace(_draft(report, content), rule="marks-part")


def _is_stopped(quote: QuotedSpan, tail: Sequence[Token], reading: Reading) -> bool:
    """Tell whether punctuation parts the quotation from what follows it, as it parts speech from its cue."""
    inner = quote.inner.of(reading.text)
    return not inner[-1:].isalnum() or (bool(tail) and tail[0].is_punct)


def _is_at_once(report: Report, tail: Sequence[Token]) -> bool:
    """Tell whether the words after the marks begin with the cue or with its source."""
    if report.source is None or report.verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    if report.rule == "marks-after-verb" or report.source.tag_ in ("WDT", "WP"):
        return False
    first = next((t.i for t in tail if not t.is_punct), -1)
    return first in (report.verb.i, report.source.left_edge.i, report.source.i)


def _draft(report: Report, inner: Span) -> Draft:
    """Return the draft of a stretch that has a reporting clause."""
    addressees = addressees_of(report.verb, report.cue.addressee)
    return Draft(
        rule=report.rule,
        act=report.cue.act,
        internal=report.cue.internal,
        contents=(inner,),
        cue=report.span or cue_span(report.verb),
        verb=report.verb.i,
        source=None if report.source is None else report.source.i,
        addressees=tuple(token.i for token in addressees),
        score=0.95 if report.source is not None else 0.7,
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


def _is_utterance(quote: QuotedSpan, tail: Sequence[Token], reading: Reading) -> bool:
    """Tell whether a stretch that begins a sentence is one of its own: it ends as sentences do."""
    inner = quote.inner.of(reading.text)
    words = [token for token in tail if not token.is_punct]
    ends = inner.endswith((".", "?", "!", "…")) or not quote.closed
    verbal = any(
        t.pos_ in ("VERB", "AUX") for t in reading.tokens(quote.inner.start, quote.inner.end)
    )
    return (ends or (verbal and not words)) and len(inner.split()) >= 3


def _continue(
    quote: QuotedSpan,
    inner: Span,
    last: Draft | None,
    last_quote: QuotedSpan | None,
    reading: Reading,
) -> Draft | None:
    """Return speech without a cue: the last quotation goes on, or its speaker does in a new one."""
    if last is None or last_quote is None:
        return _unframed(quote, inner, reading)
    here, there = reading.paragraph(quote.outer.start), reading.paragraph(last_quote.outer.start)
    gap = reading.tokens(last_quote.outer.end, quote.outer.start)
    stops = [token for token in gap if token.text in _TERMINAL]
    if here.start == there.start:
        if len(stops) <= 1:
            return replace(last, contents=(*last.contents, inner))
        return _unframed(quote, inner, reading) or _same_speaker(last, inner, 0.6)
    if len(stops) <= 1 and reading.paragraph(here.start - 1).start == there.start:
        return _same_speaker(last, inner, 0.8)
    return _unframed(quote, inner, reading)


def _same_speaker(last: Draft, inner: Span, score: float) -> Draft:
    """Return a quotation of its own by the last speaker."""
    return replace(
        last,
        rule="continued",
        contents=(inner,),
        cue=None,
        verb=-1,
        score=score,
        act="says",
        internal=False,
    )


def _unframed(quote: QuotedSpan, inner: Span, reading: Reading) -> Draft | None:
    """Return speech after a sentence that names its speaker: *Miller was blunt. "…"*."""
    before = reading.tokens(
        reading.paragraph(max(0, quote.outer.start - 2)).start, quote.outer.start
    )
    if not before:
        return None
    root = next(
        (t for t in reversed(before) if t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX")), None
    )
    source = None if root is None else source_of(root, reading)
    return Draft(
        rule="unframed",
        act="says",
        contents=(inner,),
        source=None if source is None else source.i,
        score=0.5,
    )
