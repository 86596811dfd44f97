"""Sentence starts fixed before parsing: tokens, paragraphs and quotations -> `Token.is_sent_start`.

The parser alone splits inside quotations wrongly and separates a reporting clause from its quotation; what
characters tell is told to it beforehand, the rest is left to it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from kg.records import QuotedSpan, Span

__all__ = ["set_sentence_starts"]

_REPORTING = (
    "said|says|asked|told|added|wrote|writes|replied|continued|declared|insisted|warned|tweeted|argued|noted|"
    "explained|recalled|concluded|demanded|responded|shouted|stated|joked|testified|observed|remarked|"
    "according|read|reads|exclaimed|announced|posted"
)
_CLAUSE = re.compile(
    rf"\s*(?:(?:{_REPORTING})\b|(?:[A-Z][\w.'’-]*|he|she|they|the|a|an|his|her|one|[a-z]+)"
    rf"(?:\s+[\w.'’-]+){{0,4}}?\s+(?:{_REPORTING})\b(?!\s+(?:that|to)\b))"
)
_END = frozenset(".!?")
_STOP = re.compile(r"[.!?](?!\w)")
_LONGEST = 2000


def set_sentence_starts(
    doc: Doc, paragraphs: Sequence[Span], quoted: Sequence[QuotedSpan]
) -> None:
    """Fix in `doc` where sentences must and must not start.

    Notes
    -----
    They must at a paragraph's first word, and after a quotation that ends its sentence unless a
    reporting clause follows; they must not right after a quotation that ends with a comma or before a
    reporting clause, nor inside a nested quotation right after its opening mark. Two thousand
    characters without a full stop are no sentence (tables, lists): they are cut, as the rules' time grows
    faster than a sentence does.
    """
    text = doc.text
    starts = {token.idx: token.i for token in doc if not token.is_space}
    first = {span.start for span in paragraphs}
    fixed: dict[int, bool] = {}
    for token in doc:
        if token.is_space and token.i:
            fixed[token.i] = False
        elif token.idx in first:
            fixed[token.i] = True
    for one in quoted:
        if one.depth == 0:
            _after_quotation(fixed, text, one, starts, first)
        _inside_marks(fixed, one, starts)
    _cut_endless(fixed, text, starts, first)
    # All at once: a token's own setter looks through the whole document.
    values: Any = doc.to_array(["SENT_START"]).astype("int64")
    for index, must in fixed.items():
        values[index] = 1 if must else -1
    if fixed:
        doc.from_array(["SENT_START"], values.astype("uint64"))


def _cut_endless(
    fixed: dict[int, bool], text: str, starts: dict[int, int], first: set[int]
) -> None:
    """Start a sentence at every two thousandth letter or so where nothing has ended one."""
    ends = sorted({*(found.end() for found in _STOP.finditer(text)), *first, len(text)})
    for since, until in pairwise([0, *ends]):
        if until - since < _LONGEST:
            continue
        for start, index in starts.items():
            if since + _LONGEST <= start < until:
                fixed[index] = True
                since = start


def _after_quotation(
    fixed: dict[int, bool], text: str, one: QuotedSpan, starts: dict[int, int], first: set[int]
) -> None:
    if not one.closed:
        return
    end = one.outer.end
    following = end + len(text[end : end + 20]) - len(text[end : end + 20].lstrip())
    index = starts.get(following)
    if index is None or following in first or index == 0:
        return
    last = text[one.inner.end - 1]
    if last in ",;—–-" or text[following : following + 1].islower():
        fixed[index] = False
    elif last in _END:
        clause = _CLAUSE.match(text, end, end + 80)
        fixed[index] = not clause


def _inside_marks(fixed: dict[int, bool], one: QuotedSpan, starts: dict[int, int]) -> None:
    """Keep an opening mark and its first word together, and a closing mark with what it closes."""
    inside = starts.get(one.inner.start)
    if inside is not None and starts.get(one.outer.start) == inside - 1:
        fixed[inside] = False
    closing = starts.get(one.outer.end - 1) if one.closed else None
    if closing is not None:
        fixed[closing] = False
