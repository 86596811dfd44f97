"""Cue verbs: a token -> its entry in the lexicon, its span, a draft with source and addressees.

Doesn't look for contents.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.grammar.forms import cue_span
from kg.ontology.reporting import ReportingCue
from kg.quote.reading import Draft, Reading
from kg.quote.sources import addressees_of, source_of
from kg.records import Span

__all__ = [
    "cue_lemma",
    "draft_of",
    "is_finite",
    "is_infinitive",
    "objects_before",
    "sense_before_marks",
    "sense_of",
]

_ANY = ReportingCue(act="says", frames=frozenset({"clause", "quote"}), addressee="to")


def sense_of(lemma: str, reading: Reading) -> ReportingCue:
    """Return what a cue does with a clause; a word that the lexicon does not know may report all the same."""
    return reading.reporting.sense(lemma, "clause") or _ANY


def sense_before_marks(verb: Token, reading: Reading) -> ReportingCue:
    """Return what a verb does to words in marks within its clause: *called it a "joke"*."""
    lemma = cue_lemma(verb, reading)
    for frame in ("small", "as", "quote", "clause", "noun"):
        found = reading.reporting.sense(lemma, frame)
        if found is not None:
            return found
    return _ANY


def cue_lemma(verb: Token, reading: Reading) -> str:
    """Return the lemma that the lexicon knows: with particle or preposition if it has such an entry."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        joined = f"{lemma}_{child.lower_}"
        if child.dep_ in ("prt", "prep", "advmod", "acomp") and joined in reading.reporting.verbs:
            return joined
    return lemma


def draft_of(
    rule: str,
    verb: Token,
    cue: ReportingCue,
    contents: Iterable[Span | None],
    reading: Reading,
) -> Draft | None:
    """Return a draft with source and addressees, or None if nothing is left of the contents."""
    spans = tuple(sorted(span for span in contents if span is not None))
    if not spans:
        return None
    source = source_of(verb, reading)
    addressees = addressees_of(verb, cue.addressee)
    return Draft(
        rule=rule,
        act=cue.act,
        internal=cue.internal,
        contents=spans,
        cue=cue_span(verb),
        verb=verb.i,
        source=None if source is None else source.i,
        addressees=tuple(
            t.i for t in addressees if not any(s.start <= t.idx < s.end for s in spans)
        ),
    )


def is_finite(verb: Token) -> bool:
    """Tell whether a verb heads a clause with a tense of its own."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for child in verb.children
    )


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with *to*."""
    return any(child.tag_ == "TO" for child in verb.children)


def objects_before(verb: Token, clause: Token) -> list[Token]:
    """Return the objects between a verb and a clause that hangs on it."""
    return [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < clause.i]
