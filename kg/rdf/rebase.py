"""Another base for our IRIs: quads under ``urn:kg:`` -> the same under a web address of the user's."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.errors import ExportError
from kg.rdf.terms import Term, is_web_address
from kg.rdf.vocabulary import BASE, PREFIXES

__all__ = ["move_prefixes", "move_quads"]


def move_quads(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    """Yield `quads` with ``urn:kg:actor:israel`` as ``<base>actor/israel``, and so on for all kinds.

    Parameters
    ----------
    base
        A web address that ends with ``/`` or ``#``; that of a server of `kg serve` makes its pages the
        descriptions of the IRIs.

    Raises
    ------
    ExportError
        If `base` isn't such an address.

    Examples
    --------
    >>> israel = ox.NamedNode("urn:kg:actor:israel")
    >>> print(*move_quads([ox.Quad(israel, israel, ox.Literal("x"))], "https://example.org/kg/"))
    <https://example.org/kg/actor/israel> <https://example.org/kg/actor/israel> "x"
    """
    _check(base)
    for quad in quads:
        parts = [_move(term, base) for term in quad]
        yield ox.Quad(*parts)  # type: ignore[arg-type]


def move_prefixes(base: str) -> Mapping[str, str]:
    """Return our prefixes under another base."""
    _check(base)
    return {name: _address(iri, base) for name, iri in PREFIXES.items()}


def _check(base: str) -> None:
    if not is_web_address(base) or base[-1] not in "/#":
        raise ExportError(f"{base!r} is no base for IRIs: write https://example.org/kg/")


def _move(term: Term | ox.DefaultGraph, base: str) -> Term | ox.DefaultGraph:
    if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
        return ox.NamedNode(_address(term.value, base))
    if isinstance(term, ox.Triple):
        return ox.Triple(*(_move(part, base) for part in term))  # type: ignore[arg-type]
    return term


def _address(iri: str, base: str) -> str:
    """Return a moved IRI: the colon after the kind becomes a slash."""
    if not iri.startswith(BASE):
        return iri
    return base + iri.removeprefix(BASE).replace(":", "/", 1)
