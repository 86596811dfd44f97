"""Find whose claim an assertion is: cue, quotations -> the innermost quotation that holds it, or None."""

from collections.abc import Sequence

from kg.records import Quotation, Span

__all__ = ["attribute"]


def attribute(cue: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    """Return the quotation whose content holds `cue` most closely.

    A verb that is itself the act of speaking (*accused*, *urged*) lies outside its own content, so it
    falls to the quotation around it, if there is one, else to the article.

    Parameters
    ----------
    cue
        The words that signal the relation.
    quotations
        All of the document.
    """
    holding = [
        (sum(part.end - part.start for part in quotation.content), quotation.hull.start, quotation)
        for quotation in quotations
        if any(part.contains(cue) for part in quotation.content)
        and not (quotation.cue is not None and quotation.cue.overlaps(cue))
    ]
    return min(holding, key=lambda item: (item[0], -item[1], item[2].id))[2] if holding else None
