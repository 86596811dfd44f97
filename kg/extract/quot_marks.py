"""Quotations in marks: each stretch of a paragraph between marks -> the draft that it is part of.

Works on the words beside the marks, not on the tree's arcs into the quotation, as parsers break
there. A stretch that stands inside a clause (*a "very good" talk*) is left to the rules for clauses.
Speech without marks isn't seen here; nor is a speaker named two sentences ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.quot_cues import cue_lemma, cue_span
from kg.extract.quot_reading import Draft, Reading
from kg.extract.quot_sources import addressees_of, named_head, source_of
from kg.ontology.reporting import ReportingCue
from kg.records import QuotedSpan, Span

__all__ = ["draft_marked"]

_TERMINAL = (".", "?", "!", "…", "...")
_REACH = 30
"""How many words the reporting clause may take up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """A reporting clause beside a quotation."""

    verb: Token
    cue: ReportingCue
    source: Token | None
    rule: str
    span: Span | None = None


_SAYS = ReportingCue(act="says", frames=frozenset({"quote"}), addressee="to")


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
        report = _introduced(lead, reading)
        if report is None:
            return _partly_marked(quote, lead, tail, reading)
        if (
            last is not None
            and report.verb.i == last.verb
            and last_quote is not None
            and last_quote.outer.end <= report.verb.idx
        ):
            return replace(last, contents=(*last.contents, inner))
        return _draft(report, inner, reading)
    report = _followed(quote, tail, reading)
    if report is not None:
        return _draft(report, inner, reading)
    if not _is_utterance(quote, tail, reading):
        return None
    return _continue(quote, inner, last, last_quote, reading)


def _partly_marked(
    quote: QuotedSpan, lead: Sequence[Token], tail: Sequence[Token], reading: Reading
) -> Draft | None:
    """Read *That "is what saved us," said Taylor*: the content begins with the sentence."""
    if quote.inner.of(reading.text)[-1:] != "," or any(t.text == "," for t in lead) or not tail:
        return None
    report = _followed(quote, tail, reading)
    content = reading.trim(lead[0].idx, quote.inner.end)
    if report is None or content is None or report.rule == "marks-after-verb":
        return None
    return replace(_draft(report, content, reading), rule="marks-part")


def _draft(report: _Report, inner: Span, reading: Reading) -> Draft:
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
        if token.text in _TERMINAL or reading.quote_at(token.idx) is not None:
            break
        words.append(token)
        if len(words) > 3 * _REACH:
            break
    words.reverse()
    if words and words[0].is_punct and len(words) == 1:
        return []
    return words


def _tail(quote: QuotedSpan, reading: Reading) -> Sequence[Token]:
    """Return the words after the closing mark up to the sentence's end or the next mark."""
    words: list[Token] = []
    end = reading.paragraph(quote.outer.start).end
    for token in reading.tokens(quote.outer.end, end):
        if token.text in _TERMINAL or reading.quote_at(token.idx) is not None:
            break
        words.append(token)
        if len(words) > 2 * _REACH:
            break
    return words


def _cue_of(token: Token, reading: Reading) -> ReportingCue | None:
    """Return what a verb does as the cue of a quotation in marks, or None."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = cue_lemma(token, reading)
    return reading.reporting.sense(lemma, "quote") or reading.reporting.sense(lemma, "clause")


def _introduced(lead: Sequence[Token], reading: Reading) -> _Report | None:
    """Read *Miller said, "…"*, *in a statement: "…"*, *Biden: "…"*."""
    end = lead[-1]
    colon, comma = end.text == ":", end.text == ","
    for place in range(len(lead) - 1, max(-1, len(lead) - 1 - _REACH), -1):
        token = lead[place]
        cue = _cue_of(token, reading)
        if cue is None:
            continue
        between = [t for t in lead[place + 1 :] if not t.is_punct]
        if not (colon or (comma and _is_short(between)) or not between):
            return None
        return _Report(
            verb=token,
            cue=cue,
            source=source_of(token, reading) or _nearest(lead[:place]),
            rule="marks-before",
        )
    return _by_colon(lead, reading) if colon else None


def _is_short(between: Sequence[Token]) -> bool:
    """Tell whether the words between cue and marks can be addressee, time and place, with no verb."""
    return len(between) <= 14 and not any(
        t.pos_ == "VERB" and t.dep_ in ("conj", "ccomp", "ROOT") for t in between
    )


def _by_colon(lead: Sequence[Token], reading: Reading) -> _Report | None:
    """Read *Biden: "…"* and *He praised the pact: "…"*: the subject of what leads in speaks."""
    root = min(lead, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    source = source_of(root, reading) if root.pos_ in ("VERB", "AUX") else named_head(root)
    if root.pos_ not in ("VERB", "AUX") and len(lead) > 8:
        return None
    end = lead[-1]
    return _Report(
        verb=root, cue=_SAYS, source=source, rule="colon", span=Span(end.idx, end.idx + 1)
    )


def _followed(quote: QuotedSpan, tail: Sequence[Token], reading: Reading) -> _Report | None:
    """Read *"…," said Miller* and *"…," according to Miller*."""
    words = [token for token in tail[:_REACH]]
    ending = quote.inner.of(reading.text)[-1:]
    if not words or (ending == "." and not words[0].is_lower):
        return None
    by_phrase = _according(words)
    if by_phrase is not None:
        return by_phrase
    inside = {token.i for token in words}
    for token in words:
        cue = _cue_of(token, reading)
        if cue is None or (token.dep_ in ("relcl", "acl") and token.head.i in inside):
            continue
        source = source_of(token, reading)
        if source is None or source.i not in inside:
            source = _beside(token, words) or source
        if source is None:
            continue
        return _Report(verb=token, cue=cue, source=source, rule="marks-after")
    if ending == "," or words[0].text == ",":
        return _unknown_cue(words, reading)
    return None


def _according(words: Sequence[Token]) -> _Report | None:
    """Read *"…," according to Miller*."""
    bare = [token for token in words if not token.is_punct]
    if len(bare) > 2 and bare[0].lower_ == "according" and bare[1].lower_ == "to":
        source = next((c for c in bare[1].children if c.dep_ == "pobj"), None)
        source = source or next((t for t in bare[2:] if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
        span = Span(bare[0].idx, bare[1].idx + 2)
        named = None if source is None else named_head(source)
        return _Report(verb=bare[0], cue=_SAYS, source=named, rule="according", span=span)
    return None


def _unknown_cue(words: Sequence[Token], reading: Reading) -> _Report | None:
    """Read *"…," Miller deadpanned*: any verb with a subject beside it may report."""
    for token in words[:12]:
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl"):
            source = source_of(token, reading)
            if source is not None and any(source.i == word.i for word in words):
                return _Report(verb=token, cue=_SAYS, source=source, rule="marks-after-verb")
            return None
    return None


def _beside(verb: Token, words: Sequence[Token]) -> Token | None:
    """Return the nearest name or noun before the verb in the reporting clause, else after it."""
    before = [t for t in words if t.i < verb.i and t.pos_ in ("PROPN", "PRON", "NOUN")]
    if before:
        return named_head(before[-1])
    after = [t for t in words if t.i > verb.i and t.pos_ in ("PROPN", "PRON", "NOUN")]
    for token in after:
        if token.i + 1 >= len(token.doc) or token.nbor(1).pos_ not in ("PROPN", "NOUN"):
            return named_head(token)
    return None


def _nearest(words: Sequence[Token]) -> Token | None:
    """Return the last name or pronoun of the words that may be a subject."""
    return next(
        (
            t
            for t in reversed(words)
            if t.dep_ in ("nsubj", "ROOT") and t.pos_ in ("PROPN", "PRON", "NOUN")
        ),
        None,
    )


def _is_utterance(quote: QuotedSpan, tail: Sequence[Token], reading: Reading) -> bool:
    """Tell whether a stretch that begins a sentence is one of its own: it ends as sentences do."""
    inner = quote.inner.of(reading.text)
    words = [token for token in tail if not token.is_punct]
    ends = inner.endswith((".", "?", "!", "…")) or not quote.closed
    return (ends or not words) and len(inner.split()) >= 3


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
        last, rule="continued", contents=(inner,), cue=None, verb=-1, score=score, act="says"
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
