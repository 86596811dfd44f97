"""Content negotiation: an Accept header and what we can write -> the media type to write (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

import pyoxigraph as ox

__all__ = ["GRAPH_TYPES", "ROW_TYPES", "choose"]

ROW_TYPES: dict[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
"""Formats of SELECT and ASK, the default first."""

GRAPH_TYPES: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/n3": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
"""Formats of CONSTRUCT and DESCRIBE, the default first."""


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Return the type of `offered` that a client likes best; the earlier one if it doesn't care.

    Parameters
    ----------
    accept
        The header's value; empty means anything.

    Returns
    -------
    type
        None if the client takes none of them.

    Examples
    --------
    >>> choose("text/html, text/*;q=0.5, */*;q=0.1", ["text/csv", "application/json"])
    'text/csv'
    >>> choose("image/png", ["text/csv"]) is None
    True
    """
    ranges = _parse(accept) if accept.strip() else [("*/*", 1.0)]
    best = [(_quality(one, ranges), -place, one) for place, one in enumerate(offered)]
    quality, _, found = max(best, default=(0.0, 0, ""))
    return found if quality > 0 else None


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """Return how much `media` is liked: the most specific range that covers it decides."""
    whole = [quality for one, quality in ranges if one == media]
    group = [quality for one, quality in ranges if one == f"{media.partition('/')[0]}/*"]
    everything = [quality for one, quality in ranges if one == "*/*"]
    return next((max(found) for found in (whole, group, everything) if found), 0.0)


def _parse(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        media, *parameters = (one.strip().lower() for one in part.split(";"))
        weight = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            quality = min(max(float(weight), 0.0), 1.0)
        except ValueError:
            quality = 0.0
        found.append((media, quality))
    return found
