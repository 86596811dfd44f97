"""Entity types compared."""

from kg.resolve.traits import Traits

__all__ = ["compare_types"]


def compare_types(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the types add to the score that two entities are one, and why.

    A person is never anything else; other types are often taken for one another by the model.

    Examples
    --------
    >>> compare_types(Traits(types={"person": 1}), Traits(types={"media": 1}))
    (-1.0, 'a person and no person')
    """
    left, right = one.type, other.type
    if left == right or not left or not right:
        return 0.0, ""
    if "person" in (left, right):
        return -1.0, "a person and no person"
    if "place" in (left, right):
        return -0.05, f"types differ: {left}, {right}"
    return -0.1, f"types differ: {left}, {right}"
