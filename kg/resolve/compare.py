"""How alike two clusters are, by one trait each: type, countries, genders, offices, known actors beside, time."""

from kg.resolve.cluster import OfficeKey
from kg.resolve.traits import Traits

__all__ = [
    "compare_company",
    "compare_countries",
    "compare_genders",
    "compare_offices",
    "compare_times",
    "compare_types",
]

_CLOSE = 0.2
_SHARED = 0.2
_SURE = 3
_KNOWN = 10
_GENERATION = 20


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


def compare_countries(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what the countries that two entities hang on add to the score that they are one, and why.

    What few of an entity's documents say counts little, and less where one document contradicts many: that
    one is more often misread than about a namesake.

    Examples
    --------
    >>> compare_countries(Traits(countries={"FJI": 1}, documents=1), Traits(countries={"TON": 1}, documents=1))
    (-0.3, 'countries differ: FJI, TON')
    >>> compare_countries(Traits(countries={"FJI": 30}, documents=40), Traits(countries={"TON": 1}, documents=50))
    (-0.02, 'countries differ: FJI, TON')
    """
    if not one.countries or not other.countries:
        return 0.0, ""
    shares = [_shares(each) for each in (one, other)]
    overlap = {key: min(share, shares[1].get(key, 0.0)) for key, share in shares[0].items()}
    best = min(overlap, key=lambda key: (-overlap[key], key))
    if sum(overlap.values()) >= _SHARED:
        return 0.1, f"same country: {best}"
    left, right = (min(each, key=lambda key: (-each[key], key)) for each in shares)
    sure = min(
        min(1.0, _SURE * sum(each.countries.values()) / each.documents) for each in (one, other)
    )
    few, many = sorted((one.documents, other.documents))
    if many >= _KNOWN * few:
        sure = min(sure, 0.4)
    return round(-0.3 * sure, 2), f"countries differ: {left}, {right}"


def _shares(traits: Traits) -> dict[str, float]:
    total = sum(traits.countries.values())
    return {key: count / total for key, count in traits.countries.items()}


def compare_genders(one: Traits, other: Traits) -> tuple[float, str]:
    """Return what titles and pronouns add: a contradiction speaks against, agreement for nothing.

    Examples
    --------
    >>> compare_genders(Traits(genders={"female": 3}), Traits(genders={"male": 1}))
    (-0.1, 'female and male')
    """
    left, right = (
        min(each.genders, key=lambda key: (-each.genders[key], key), default="")
        for each in (one, other)
    )
    differ = left and right and left != right
    return (-0.1, f"{left} and {right}") if differ else (0.0, "")


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
