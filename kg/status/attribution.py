"""Find whose claim an assertion is: cue, quotations -> the id of the innermost quotation that holds it, or None."""

from collections.abc import Sequence

from kg.records import Quotation, QuotationKind, Span

__all__ = ["attribute"]


def attribute(cue: Span, quotations: Sequence[Quotation], *, given: bool) -> str | None:
    """Return the id of the quotation whose content holds `cue` most closely.

    A verb that is itself the act of speaking (*accused*, *urged*) lies outside its own content, so it
    falls to the quotation around it, if there is one, else to the article.

    Parameters
    ----------
    cue
        The words that signal the relation.
    quotations
        All of the document.
    given
        Whether it is taken for given, as are *the war between X and Y* and *President Z*: the article vouches
        for it even in indirect speech, and only between quotation marks are the words the speaker's.
    """
    holding = [
        quotation
        for quotation in quotations
        if any(part.contains(cue) for part in quotation.content)
        and not (quotation.cue is not None and quotation.cue.overlaps(cue))
        and (not given or quotation.kind is QuotationKind.DIRECT)
    ]
    return min(holding, key=_size).id if holding else None


def _size(quotation: Quotation) -> tuple[int, int, str]:
    length = sum(part.end - part.start for part in quotation.content)
    return length, -quotation.hull.start, quotation.id
