"""Offices compared."""

from kg.resolve.cluster import OfficeKey
from kg.resolve.traits import Traits

__all__ = ["compare_offices"]


def compare_offices(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the offices of two persons add to the score that they are one, and why.

    Examples
    --------
    >>> minister = ("minister", frozenset({"foreign"}), "fiji")
    >>> compare_offices(Traits(offices={minister}), Traits(offices={minister}))
    (0.1, 'same office: foreign minister')
    """
    shared = sorted(
        (left for left in one.offices for right in other.offices if _same(left, right)),
        key=lambda key: (key[0], sorted(key[1]), key[2]),
    )
    if not shared:
        return 0.0, ""
    head, words, _ = shared[0]
    return 0.1, f"same office: {' '.join([*sorted(words), head])}"


def _same(left: OfficeKey, right: OfficeKey) -> bool:
    if left[0] != right[0] or (left[1] and right[1] and left[1].isdisjoint(right[1])):
        return False
    return left[2] == right[2] and bool(left[2] or left[1])
