"""Whose claim words are, by quotations made by hand."""

import pytest

from kg.records import Quotation, QuotationKind, Span
from kg.status.attribution import attribute

CUE = Span(20, 25)


def said(id, kind, *, start=0, end=60, cue=None):
    whole = Span(start, end)
    return Quotation(id=id, source=None, span=whole, content=(whole,), cue=cue, kind=kind)


OUTER = said("outer", QuotationKind.DIRECT)
INNER = said("inner", QuotationKind.INDIRECT, start=10, end=30)


@pytest.mark.parametrize(
    ("quotations", "given", "wanted"),
    [
        ([OUTER, INNER], False, "inner"),
        ([OUTER, INNER], True, "outer"),
        ([INNER], True, None),
        ([OUTER, said("own", QuotationKind.INDIRECT, start=10, cue=CUE)], False, "outer"),
        ([said("elsewhere", QuotationKind.DIRECT, start=30)], False, None),
        ([], False, None),
    ],
)
def test_a_claim_is_that_of_the_innermost_speaker_who_may_have_made_it(quotations, given, wanted):
    assert attribute(CUE, quotations, given=given) == wanted
