"""Offices that are read twice in a sentence: assertions -> those without pieces of others (*deputy chief* of *deputy chief of staff*)."""

from collections.abc import Sequence
from itertools import groupby

from kg.records import Assertion

__all__ = ["drop_fragments"]


def drop_fragments(assertions: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Return the assertions without offices that say less than another of the same person in the same sentence.

    One says less if its title is a part of the other's, or the same, and its body is the same or isn't told.
    """
    offices = [one for one in assertions if one.predicate == "holds_role"]
    dropped: set[str] = set()
    for _, found in groupby(sorted(offices, key=_place), key=_place):
        group = sorted(
            found, key=lambda one: (-len(one.title.split()), not one.object, -one.score, one.id)
        )
        for place, one in enumerate(group):
            if any(_says_less(one, fuller) for fuller in group[:place]):
                dropped.add(one.id)
    return tuple(one for one in assertions if one.id not in dropped)


def _place(one: Assertion) -> tuple[str, int]:
    return one.subject, one.span.start


def _says_less(one: Assertion, other: Assertion) -> bool:
    if one.object not in (None, other.object) or one.ended != other.ended:
        return False
    short, full = one.title.lower().split(), other.title.lower().split()
    starts = range(len(full) - len(short) + 1)
    return any(full[start : start + len(short)] == short for start in starts)
