"""Read whether an event is so and when: word, dates of its sentence -> status, time; to come is what is dated so."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.grammar.forms import carrier_of
from kg.records import Assertion, Modality, TimeInterval
from kg.status.governors import read_status
from kg.status.signatures import Lexicon, Status
from kg.when.expressions import last_day, parse_date
from kg.when.tense import Tense, tense_of
from kg.when.times import is_coming, time_of

__all__ = ["not_ahead", "status_and_time"]


def status_and_time(
    token: Token, lexicon: Lexicon, dates: Sequence[Sentence], published: str
) -> tuple[Status, TimeInterval | None]:
    """Return the status of the event that a word names, and when it happened; `dates` are those of its sentence."""
    status = read_status(token, lexicon)
    if not dates:
        return status, None
    carried = carrier_of(token)
    anchors = (token,) if carried is None else (token, carried[0])
    time = time_of(anchors, dates, published, tense=tense_of(anchors[-1], status.modality))
    if status.modality is Modality.ACTUAL and is_coming(token, time, published):
        status = status.with_modality(Modality.FUTURE, token)
    return status, time


def not_ahead(assertion: Assertion, published: str) -> Assertion:
    """Return what a text tells as done without a time after its publication, at its latest where that names no day.

    A month or weekday is the last one then (*in January*, of July); a day that names its year is that of something else.
    """
    time, latest = assertion.time, last_day(published)
    day = latest.isoformat() if latest else ""
    done = assertion.modality is Modality.ACTUAL
    if not done or time is None or not day or time.start <= day:
        return assertion
    found = parse_date(time.text, day, tense=Tense.PAST)
    if found is None or found.first is None or found.first.isoformat() > day:
        return replace(assertion, time=None)
    last = found.last.isoformat() if found.last else ""
    return replace(assertion, time=replace(time, start=found.first.isoformat(), end=last))
