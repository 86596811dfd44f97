"""Candidates: a reading -> all stretches that may be somebody's words, each with what may report it.

Structure alone proposes: marks, complements of whatever verb, noun or adjective takes a clause, *according to*, colons,
blocks. No list of words refuses a candidate; `kg.quote.decide` does, by what was learned.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.quote.blocks import draft_blocks
from kg.quote.clauses import CLAUSE_RULES
from kg.quote.content import close_quotes
from kg.quote.cues import cue_lemma
from kg.quote.marks import draft_marked
from kg.quote.nesting import find_cited
from kg.quote.phrases import draft_phrases
from kg.quote.predicates import PREDICATE_RULES
from kg.quote.reading import Draft, Reading
from kg.records import Span

__all__ = ["propose"]

_CLAUSES = ("clause", "noun-clause", "adjective-clause", "opening", "told-object")
_BREAKS = (
    "who",
    "which",
    "although",
    "though",
    "while",
    "as",
    "after",
    "but",
    "and",
    "where",
    "when",
)


def propose(reading: Reading) -> list[Draft]:
    """Return the candidates, each with one content, sorted by place; equal ones of one cue once."""
    found: dict[tuple[Span, int], Draft] = {}
    for draft in _drafts(reading):
        for one in _parted(draft, reading):
            found.setdefault((one.hull, one.verb), one)
    for one in find_cited(list(found.values()), reading):
        found.setdefault((one.hull, one.verb), one)
    return sorted(
        found.values(), key=lambda one: (one.hull.start, -one.hull.end, one.verb, one.rule)
    )


def _drafts(reading: Reading) -> Iterable[Draft]:
    yield from draft_marked(reading)
    yield from draft_phrases(reading)
    yield from draft_blocks(reading)
    for verb in reading.doc:
        if verb.pos_ in ("VERB", "AUX") and verb.tag_ != "MD":
            lemma = cue_lemma(verb, reading)
            for rule in (*CLAUSE_RULES, *PREDICATE_RULES):
                draft = rule(verb, lemma, reading)
                if draft is not None:
                    yield draft


def _parted(draft: Draft, reading: Reading) -> Iterator[Draft]:
    """Yield each part of an interrupted content, the whole of it, and a clause cut short at a turn."""
    if len(draft.contents) == 1:
        yield draft
        for name, other in (
            ("short", _shortened(draft, reading)),
            ("long", _lengthened(draft, reading)),
        ):
            if other is not None and other != draft.hull:
                yield replace(draft, contents=(other,), rule=f"{draft.rule}-{name}")
        return
    for part in draft.contents:
        yield replace(draft, contents=(part,), rule=f"{draft.rule}-part")
    yield replace(draft, contents=(draft.hull,), rule=f"{draft.rule}-whole")


def _shortened(draft: Draft, reading: Reading) -> Span | None:
    """Return the content up to the first comma after which the article may go on by itself."""
    span = draft.hull
    if draft.rule.startswith(("marks", "block", "signed")) or reading.quote_at(span.start):
        return None
    words = reading.tokens(span.start, span.end)
    for comma, word in pairwise(words[3:]):
        turned = comma.text in (",", ";") and word.lower_ in _BREAKS
        if (turned or comma.lower_ == "and") and reading.quote_at(comma.idx) is None:
            return reading.trim(span.start, comma.idx)
    return None


def _lengthened(draft: Draft, reading: Reading) -> Span | None:
    """Return a clause up to the end of its sentence, which the parse may end too early."""
    span = draft.hull
    if draft.rule not in _CLAUSES or draft.cue is None or draft.cue.start > span.start:
        return None
    end = reading.sentence(reading.doc[draft.verb]).end
    if end <= span.end + 2 or reading.quote_at(span.start) is not None:
        return None
    return close_quotes(reading, reading.trim(span.start, end))
