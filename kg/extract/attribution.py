"""Find whose claim an assertion is: cue, quotations -> the innermost quotation that holds it, or None."""

from collections.abc import Sequence

from kg.records import Quotation, QuotationKind, Span

__all__ = ["attribute", "attribute_presupposed"]


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
    return _innermost(_holding(cue, quotations))


def attribute_presupposed(cue: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    """Return the direct quotation that holds `cue`; in indirect speech the article vouches for it.

    Reporting that somebody spoke *of the war between X and Y* or named *President Z*, an article takes
    the war and the office for given; only between quotation marks are they the speaker's words.
    """
    found = _holding(cue, quotations)
    return _innermost([quotation for quotation in found if quotation.kind is QuotationKind.DIRECT])


def _holding(cue: Span, quotations: Sequence[Quotation]) -> list[Quotation]:
    return [
        quotation
        for quotation in quotations
        if any(part.contains(cue) for part in quotation.content)
        and not (quotation.cue is not None and quotation.cue.overlaps(cue))
    ]


def _innermost(quotations: Sequence[Quotation]) -> Quotation | None:
    def size(quotation: Quotation) -> tuple[int, int, str]:
        length = sum(part.end - part.start for part in quotation.content)
        return length, -quotation.hull.start, quotation.id

    return min(quotations, key=size, default=None)
