"""Read when an event happened: DATE words near a cue, publication date -> an interval of days."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.extract.dates import parse_date, read_day
from kg.extract.nominal import carrier_of
from kg.records import Span, TimeInterval

__all__ = ["dates_of", "is_coming", "read_time", "time_of"]

VAGUE = re.compile(
    r"\b(about|around|roughly|nearly|almost|some|early|late|mid|recent|circa)\b|^mid-"
)
CLAUSE_STEPS = 4


def read_time(
    doc: Doc, words: Token | Words, published: str, *, coming: bool = False
) -> TimeInterval | None:
    """Return the interval that a date expression means, or None.

    Parameters
    ----------
    doc
        The document; kept for offsets' sake.
    words
        The expression: a DATE entity, or a token inside one.
    published
        ISO date of publication; without it only absolute dates are read.
    coming
        Whether a bare weekday or month lies ahead (*will meet on Friday*).
    """
    if isinstance(words, Token):
        words = next(
            (ent for ent in doc.ents if ent.start <= words.i < ent.end), doc[words.i : words.i + 1]
        )
    days = parse_date(words.text, published[:10], coming=coming)
    if days is None:
        return None
    return TimeInterval(
        start=days[0].isoformat(),
        end=days[1].isoformat(),
        text=words.text,
        span=Span(words.start_char, words.end_char),
        approximate=bool(VAGUE.search(words.text.lower())),
    )


def dates_of(sentence: Words) -> tuple[Words, ...]:
    """Return the date expressions of a sentence, in text order.

    Read off the tokens: `Span.ents` goes through the entities of the whole document.
    """
    found: list[list[int]] = []
    for token in sentence:
        if token.ent_type_ == "DATE":
            if token.ent_iob_ == "B" or not found:
                found.append([token.i, token.i])
            found[-1][1] = token.i + 1
    return tuple(sentence.doc[start:end] for start, end in found)


def time_of(
    cue: Token, dates: Sequence[Words], published: str, *, coming: bool = False
) -> TimeInterval | None:
    """Return when the event that `cue` names took place, if the clause says so.

    Parameters
    ----------
    cue
        Verb or noun.
    dates
        The sentence's, from `dates_of`.
    published
        ISO date of publication, or empty.
    coming
        Whether the event is announced for the future.
    """
    if not dates:
        return None
    anchors = {cue.i}
    carried = carrier_of(cue)
    if carried is not None:
        anchors.add(carried[0].i)
    for words in sorted(dates, key=lambda ent: abs(ent.start - cue.i)):
        if _anchor(words.root) not in anchors:
            continue
        if found := read_time(cue.doc, words, published, coming=coming):
            return found
    return None


def _anchor(root: Token) -> int:
    """Return the verb or noun that a date hangs on."""
    head = root.head
    for _ in range(CLAUSE_STEPS):
        if head.pos_ != "ADP" and head.ent_type_ != "DATE":
            break
        head = head.head
    return head.i


def is_coming(cue: Token, time: TimeInterval | None, published: str) -> bool:
    """Tell whether a present tense with a date ahead announces something (*meets next Monday*)."""
    day = read_day(published[:10])
    if time is None or day is None or time.start <= day.isoformat():
        return False
    return cue.tag_ in {"VBZ", "VBP", "VBG", "NN", "NNS"}
