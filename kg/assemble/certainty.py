"""What is sure enough: an extraction -> the same with the quotations of at least a score."""

from collections.abc import Mapping
from dataclasses import replace

from kg.records import Assertion, Extraction, Quotation

__all__ = ["keep_sure"]


def keep_sure(extraction: Extraction, least: float | None) -> Extraction:
    """Return an extraction without quotations below a score; with doubtful ones that reach it.

    A claim within one that goes hangs on the next around it. Assertions lose an attribution to what goes.

    Parameters
    ----------
    least
        Score, 0-1; None leaves the extraction as it was read.
    """
    if least is None:
        return extraction
    every = {one.id: one for one in (*extraction.doubtful, *extraction.quotations)}
    kept = {name: one for name, one in every.items() if one.score >= least}
    quotations = sorted(
        (replace(one, parent=_nearest(one.parent, every, kept)) for one in kept.values()),
        key=lambda one: (one.hull.start, -one.hull.end, one.id),
    )

    def hung(assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
        return tuple(
            replace(one, attribution=_nearest(one.attribution, every, kept)) for one in assertions
        )

    return replace(
        extraction,
        quotations=tuple(quotations),
        assertions=hung(extraction.assertions),
        unsure=hung(extraction.unsure),
    )


def _nearest(
    name: str | None, every: Mapping[str, Quotation], kept: Mapping[str, Quotation]
) -> str | None:
    """Return the quotation itself if it is kept, else the next one around it that is."""
    while name is not None and name not in kept:
        name = every[name].parent if name in every else None
    return name
