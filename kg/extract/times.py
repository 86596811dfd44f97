"""Read when an event happened: DATE words near a cue, publication date -> an interval of days."""

from datetime import date, timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.records import TimeInterval

__all__ = ["is_coming", "read_time", "time_of"]


def read_time(doc: Doc, words: Token | Words, published: str) -> TimeInterval | None:
    return None


def time_of(cue: Token, published: str) -> TimeInterval | None:
    return None


def is_coming(cue: Token, time: TimeInterval | None, published: str) -> bool:
    return False
