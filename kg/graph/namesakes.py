"""Who answers to a name: names and types of actors, and words -> those who answer, who is most likely meant first.

Graphs and RDF are asked alike.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.names.normalize import normalize_name

__all__ = ["FAVOR", "Called", "find_namesakes", "order_namesakes", "tell_choice"]

FAVOR = 20
"""So many times as many documents must name somebody called otherwise (*Ann Roe*) as name who is called just so (*Roe*) to be meant instead."""

_NAME, _ALIAS, _SHORT, _PART, _DESCRIBED = range(5)
"""How words fit: preferred name; alias; last words of a person's name, or a name but for its country; part of a name; a description."""
_GROUPS = (frozenset((_NAME, _ALIAS, _SHORT)), frozenset((_PART,)))
_LISTED = 3


class Called(NamedTuple):
    """An actor by what it is called."""

    id: str
    type: str
    name: str
    aliases: Sequence[str]


def find_namesakes(called: Sequence[Called], words: str) -> dict[str, int]:
    """Return who answers to `words`, and how well, less for better.

    Names, aliases, last words of a person's name (*Roe*) and names but for their country (*Supreme Court*) go before parts of other
    names, and those before descriptions (*the regime*): only who is called in the best of these ways is returned.

    Examples
    --------
    >>> find_namesakes([Called("p", "person", "Ann Roe", []), Called("q", "person", "Roe", [])], "roe")
    {'p': 2, 'q': 0}
    """
    wanted = normalize_name(words)
    if not wanted:
        return {}
    countries = {
        normalize_name(form)
        for one in called
        if one.type == "government"
        for form in (one.name, *one.aliases)
    }
    ways = {one.id: way for one in called if (way := _way(one, wanted, countries)) is not None}
    for group in _GROUPS:
        if any(way in group for way in ways.values()):
            return {node: way for node, way in ways.items() if way in group}
    best = min(ways.values(), default=0)
    return {node: way for node, way in ways.items() if way == best}


def order_namesakes(found: Mapping[str, int], documents: Mapping[str, int]) -> list[str]:
    """Return who answers to some words, the one whom most documents name first; who is called just so is favored by `FAVOR`.

    Examples
    --------
    >>> order_namesakes({"p": 2, "q": 0}, {"p": 19, "q": 1}), order_namesakes({"p": 2, "q": 0}, {"p": 20, "q": 1})
    (['q', 'p'], ['p', 'q'])
    """

    def rank(node: str) -> tuple[int, int, int, str]:
        count, way = documents.get(node, 0), found[node]
        return -count * (1 if way == _SHORT else FAVOR), -count, way, node

    return sorted(found, key=rank)


def tell_choice(words: str, name: str, order: Sequence[str], documents: Mapping[str, int]) -> str:
    """Return a line that says who was taken of several who answer to `words`, and how to ask for another; "" if there is but one.

    Examples
    --------
    >>> tell_choice("Roe", "Ann Roe", ["ann", "bob"], {"ann": 9, "bob": 1})
    "'Roe': Ann Roe is taken (ann, in 9 documents); 1 other answers to it: bob (1); give an id to ask for another"
    """
    taken, *others = order
    if not others:
        return ""
    count = documents.get(taken, 0)
    listed = ", ".join(f"{one} ({documents.get(one, 0):,})" for one in others[:_LISTED])
    answer = "other answers" if len(others) == 1 else "others answer"
    more = ", …" if len(others) > _LISTED else ""
    return (
        f"{words!r}: {name} is taken ({taken}, in {count:,} document{'s' * (count != 1)}); "
        f"{len(others):,} {answer} to it: {listed}{more}; give an id to ask for another"
    )


def _way(one: Called, wanted: str, countries: set[str]) -> int | None:
    """Return how well an actor's names fit what is wanted, less for better; None if not at all."""
    ways = (_way_of(form, one, wanted, countries) for form in (one.name, *one.aliases))
    return min((way for way in ways if way is not None), default=None)


def _way_of(form: str, one: Called, wanted: str, countries: set[str]) -> int | None:
    own = normalize_name(form)
    ends, begins = own.endswith(f" {wanted}"), own.startswith(f"{wanted} ")
    if not (own == wanted or ends or begins):
        return None
    if _is_description(form):
        return _DESCRIBED + (own != wanted)
    if own == wanted:
        return _NAME if form == one.name else _ALIAS
    named = form[:1].isupper()  # *spokesman for Ann Roe* is a person, and isn't called Roe
    person = named and one.type == "person"
    if ends and (person or own.removesuffix(f" {wanted}") in countries):
        return _SHORT
    return _PART


def _is_description(form: str) -> bool:
    """Tell whether a form is no name, as no word but the first begins with a capital: *The regime*."""
    first, _, rest = form.partition(" ")
    if rest and first.lower() in ("the", "a", "an"):
        return rest == rest.lower()
    return form == form.lower()
