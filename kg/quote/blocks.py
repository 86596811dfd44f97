"""Speech set off as a block, without marks: paragraphs after a colon, messages signed after a dash -> drafts."""

import re
from collections.abc import Iterator

from kg.quote.reading import Draft, Reading
from kg.quote.sources import named_head, source_of
from kg.records import Span

__all__ = ["draft_blocks"]

_SIGNED = re.compile(
    r"(?:pic\.twitter\.com/\S+\s*)?(?P<dash>[—–]|--?)\s+(?P<name>[^\n()]{2,60}?)\s+\(@\w+\)"
)
"""A message of a network as pages embed it: its words, a dash, a name, the account in brackets."""


def draft_blocks(reading: Reading) -> Iterator[Draft]:
    """Yield paragraphs that others announce or that end with their writer, in text order."""
    bounds = [*reading.paragraphs, len(reading.text)]
    for before, start, end in zip([0, *bounds], bounds, bounds[1:], strict=False):
        lead = reading.text[before:start].rstrip()
        if start and lead.endswith(":"):
            yield from _announced(reading, before, start, end)
        found = _SIGNED.search(reading.text, start, end)
        if found is not None:
            yield from _signed(reading, start, found)


def _announced(reading: Reading, before: int, start: int, end: int) -> Iterator[Draft]:
    content = reading.trim(start, end)
    words = reading.tokens(before, start)
    if content is None or not words or reading.quote_at(content.start) is not None:
        return
    colon = words[-1]
    root = next((t for t in reversed(words) if t.dep_ == "ROOT"), colon)
    source = source_of(root, reading) if root.pos_ in ("VERB", "AUX") else named_head(root)
    yield Draft(
        rule="block",
        act="says",
        contents=(content,),
        cue=Span(colon.idx, colon.idx + 1),
        verb=root.i,
        source=None if source is None else source.i,
    )


def _signed(reading: Reading, start: int, found: re.Match[str]) -> Iterator[Draft]:
    content = reading.trim(start, found.start())
    name = reading.tokens(found.start("name"), found.end("name"))
    dash = Span(found.start("dash"), found.end("dash"))
    if content is None or not name or found.start() - start < 3:
        return
    cue = reading.tokens(dash.start, dash.end)
    yield Draft(
        rule="signed",
        act="writes",
        contents=(content,),
        cue=dash,
        verb=cue[0].i if cue else name[0].i,
        source=name[-1].i,
    )
