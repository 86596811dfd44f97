"""The reporting clause beside quotation marks: words before or after them -> verb, cue, source.

Doesn't look into the quotation, nor beyond its sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.ontology.reporting import ReportingCue
from kg.quote.cues import cue_lemma
from kg.quote.reading import Reading
from kg.quote.sources import author_of, named_head, source_of
from kg.records import QuotedSpan, Span

__all__ = ["Report", "clause_after_marks", "clause_before_marks"]

_DASHES = ("-", "–", "—", "--")
_REACH = 30
"""How many words a reporting clause may take up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reporting clause beside a quotation."""

    verb: Token
    cue: ReportingCue
    source: Token | None
    rule: str
    span: Span | None = None


_SAYS = ReportingCue(act="says", frames=frozenset({"quote"}), addressee="to")


def _cue_of(token: Token, reading: Reading) -> ReportingCue | None:
    """Return what a verb does as the cue of a quotation in marks, or None."""
    if token.pos_ not in ("VERB", "AUX"):
        return None
    lemma = cue_lemma(token, reading)
    return reading.reporting.sense(lemma, "quote") or reading.reporting.sense(lemma, "clause")


def clause_before_marks(lead: Sequence[Token], reading: Reading) -> Report | None:
    """Read *Miller said, "…"*, *in a statement: "…"*, *Biden: "…"*."""
    end = lead[-1]
    colon, comma = end.text == ":", end.text == ","
    place = _last_cue(lead, reading)
    if place is None:
        return _by_colon(lead, reading) if colon else None
    verb = lead[place]
    between = [t for t in lead[place + 1 :] if not t.is_punct]
    if not (colon or (comma and _is_short(between)) or not between):
        return None
    cue = _cue_of(verb, reading)
    source = source_of(verb, reading) or _nearest(lead[:place])
    return Report(verb=verb, cue=cue or _SAYS, source=source, rule="marks-before")


def _last_cue(lead: Sequence[Token], reading: Reading) -> int | None:
    """Return the place of the last cue, preferably of one that utters and is in no relative clause."""
    second = None
    for place in range(len(lead) - 1, max(-1, len(lead) - 1 - _REACH), -1):
        cue = _cue_of(lead[place], reading)
        if cue is None:
            continue
        if not cue.internal and lead[place].dep_ != "relcl":
            return place
        second = place if second is None else second
    return second


def _is_short(between: Sequence[Token]) -> bool:
    """Tell whether the words between cue and marks can be addressee, time and place, with no verb."""
    return len(between) <= 14 and not any(
        t.pos_ == "VERB" and t.dep_ in ("conj", "ccomp", "ROOT") for t in between
    )


def _by_colon(lead: Sequence[Token], reading: Reading) -> Report | None:
    """Read *Biden: "…"* and *He praised the pact: "…"*: the subject of what leads in speaks."""
    words = [t for t in lead if not t.is_punct]
    if not words:
        return None
    root = min(words, key=lambda t: (sum(1 for _ in t.ancestors), t.i))
    source = source_of(root, reading) if root.pos_ in ("VERB", "AUX") else named_head(root)
    if root.pos_ not in ("VERB", "AUX") and (len(lead) > 8 or not _can_speak(root, reading)):
        return None
    end = lead[-1]
    return Report(
        verb=root, cue=_SAYS, source=source, rule="colon", span=Span(end.idx, end.idx + 1)
    )


def clause_after_marks(
    quote: QuotedSpan, tail: Sequence[Token], reading: Reading
) -> Report | None:
    """Read *"…," said Miller* and *"…," according to Miller*."""
    words = _without_comparison(tail[:_REACH])
    ending = quote.inner.of(reading.text)[-1:]
    dashed = bool(words) and words[0].text in _DASHES
    if not words or (ending == "." and not words[0].is_lower and not dashed):
        return None
    by_phrase = _according(words, reading) or _by_dash(words)
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
        if source is not None:
            return Report(verb=token, cue=cue, source=source, rule="marks-after")
    if ending == "," or words[0].text == ",":
        return _unknown_cue(words, reading)
    return None


def _without_comparison(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words without an *as his father dreamed,* ahead."""
    bare = next((token for token in words if not token.is_punct), None)
    if bare is None or bare.lower_ != "as":
        return words
    comma = next(
        (place for place, token in enumerate(words) if token.i > bare.i and token.text == ","),
        None,
    )
    return words if comma is None else words[comma + 1 :]


def _can_speak(noun: Token, reading: Reading) -> bool:
    """Tell whether a noun before a colon names a speaker or what was said."""
    lemma = noun.lemma_.lower()
    known = noun.idx in reading.mentions or noun.pos_ in ("PROPN", "PRON")
    return known or lemma in reading.reporting.documents or lemma in reading.reporting.nouns


def _by_dash(words: Sequence[Token]) -> Report | None:
    """Read *"…" — Miller, in a tweet*: a name after a dash speaks."""
    if len(words) < 2 or words[0].text not in _DASHES or words[1].pos_ != "PROPN":
        return None
    name = words[1]
    while name.i + 1 <= words[-1].i and name.nbor(1).pos_ == "PROPN":
        name = name.nbor(1)
    span = Span(words[0].idx, words[0].idx + len(words[0]))
    return Report(verb=words[0], cue=_SAYS, source=name, rule="dash", span=span)


def _according(words: Sequence[Token], reading: Reading) -> Report | None:
    """Read *"…," according to Miller*."""
    bare = [token for token in words if not token.is_punct]
    if len(bare) > 2 and bare[0].lower_ == "according" and bare[1].lower_ == "to":
        source = next((c for c in bare[1].children if c.dep_ == "pobj"), None)
        source = source or next((t for t in bare[2:] if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
        span = Span(bare[0].idx, bare[1].idx + 2)
        named = None if source is None else author_of(source, reading) or named_head(source)
        return Report(verb=bare[0], cue=_SAYS, source=named, rule="according", span=span)
    return None


def _unknown_cue(words: Sequence[Token], reading: Reading) -> Report | None:
    """Read *"…," Miller deadpanned*: any verb with a subject beside it may report."""
    for token in words[:12]:
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl"):
            source = source_of(token, reading)
            if source is not None and any(source.i == word.i for word in words):
                return Report(verb=token, cue=_SAYS, source=source, rule="marks-after-verb")
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
