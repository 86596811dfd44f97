"""Contexts compared: countries, known actors beside, time."""

from kg.resolve.traits import Traits

__all__ = ["compare_company", "compare_countries", "compare_times"]

_CLOSE = 0.2
_GENERATION = 20


def compare_countries(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the countries that two entities hang on add to the score that they are one, and why.

    Examples
    --------
    >>> compare_countries(Traits(countries={"FJI": 2}), Traits(countries={"TON": 1}))
    (-0.3, 'countries differ: FJI, TON')
    """
    if not one.countries or not other.countries:
        return 0.0, ""
    shared = sorted(one.countries.keys() & other.countries.keys())
    if shared:
        return 0.1, f"same country: {shared[0]}"
    left, right = (
        min(each.countries, key=lambda key: (-each.countries[key], key)) for each in (one, other)
    )
    return -0.3, f"countries differ: {left}, {right}"


def compare_company(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the known actors beside them add: overlap of the smaller company with the larger.

    Examples
    --------
    >>> compare_company(Traits(company={"fiji": 1, "un": 1}), Traits(company={"fiji": 3}))
    (0.1, 'named beside the same actors: fiji')
    """
    smaller, larger = sorted((one.company, other.company), key=len)
    shared = sorted(smaller.keys() & larger.keys(), key=lambda key: (-larger[key], key))
    if smaller and len(shared) / len(smaller) >= _CLOSE:
        return 0.1, f"named beside the same actors: {', '.join(shared[:3])}"
    return (-0.05, "no actor named beside both") if smaller else (0.0, "")


def compare_times(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the dates add: little, and only where a generation lies between."""
    if not (one.last and other.last):
        return 0.0, ""
    apart = max(int(other.first[:4]) - int(one.last[:4]), int(one.first[:4]) - int(other.last[:4]))
    return (-0.1, f"{apart} years apart") if apart > _GENERATION else (0.0, "")
