"""Which of several days is meant: the day of publication and the tense of the clause -> the likeliest."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Token

from kg.records import Modality
from kg.when.calendars import Days

__all__ = ["Publication", "Tense", "choose", "tense_of"]

VERBAL = frozenset({"VERB", "AUX"})
AUXILIARY = frozenset({"aux", "auxpass"})
HAVING = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
BEING = frozenset({"is", "are", "am", "be", "being", "was", "were", "'s", "’s", "'re", "’re"})
AHEAD = frozenset({Modality.FUTURE, Modality.REQUESTED})


class Tense(StrEnum):
    """Where the event lies, seen from the day of publication."""

    PAST = "past"
    COMING = "coming"
    UNKNOWN = "unknown"


class Publication(NamedTuple):
    """What relative words are relative to: a day, and the tense of what they tell the time of."""

    day: date
    tense: Tense


def choose(candidates: Iterable[Days], base: Publication, *, lead: str = "") -> Days | None:
    """Return the one of several days, months or seasons of a cycle that a text means.

    Parameters
    ----------
    candidates
        In order of time.
    lead
        *last*, *next* or *this*, where the text says so; the past goes before the tense.

    Examples
    --------
    >>> march = [(date(year, 3, 1), date(year, 3, 31)) for year in (2023, 2024, 2025)]
    >>> base = Publication(date(2024, 3, 30), Tense.PAST)
    >>> [choose(march, base, lead=lead)[0].year for lead in ("", "last", "next")]
    [2024, 2023, 2025]
    """
    days = list(candidates)
    day = base.day
    begun = [one for one in days if one[0] <= day]
    ahead = [one for one in days if one[1] >= day]
    if lead in {"last", "past", "previous"}:
        return next((one for one in reversed(days) if one[1] < day), None)
    if lead in {"next", "coming"}:
        return next((one for one in days if one[0] > day), None)
    if base.tense is Tense.UNKNOWN and begun and ahead:
        # What is told without a tense is rather over: ahead it must be twice as near.
        back, on = (day - begun[-1][1]).days, (ahead[0][0] - day).days
        return ahead[0] if on > 0 and 2 * on < back else begun[-1]
    if base.tense is Tense.COMING:
        return ahead[0] if ahead else None
    return begun[-1] if begun else None


def tense_of(cue: Token, modality: Modality = Modality.ACTUAL) -> Tense:
    """Return the tense of the clause that `cue` stands in.

    Parameters
    ----------
    cue
        Verb or noun; a noun has the tense of the verb above it.
    modality
        How the text holds the event: what is announced or asked for lies ahead.
    """
    verb = next((one for one in (cue, *cue.ancestors) if one.pos_ in VERBAL), None)
    auxiliaries = [c for c in verb.children if c.dep_ in AUXILIARY] if verb is not None else []
    words = {c.lower_ for c in auxiliaries}
    if words & HAVING:
        return Tense.PAST
    if modality in AHEAD or any(c.tag_ == "MD" for c in auxiliaries):
        return Tense.COMING
    if verb is None:
        return Tense.UNKNOWN
    if "to" in words and modality is not Modality.ACTUAL:
        return Tense.COMING
    if "to" in words or (verb.tag_ == "VBG" and not auxiliaries):
        above = next((one for one in verb.ancestors if one.pos_ in VERBAL), None)
        return tense_of(above) if above is not None else Tense.UNKNOWN
    if verb.tag_ in {"VBD", "VBN"} and not words & BEING:
        return Tense.PAST
    return Tense.PAST if words & {"was", "were"} else Tense.UNKNOWN
