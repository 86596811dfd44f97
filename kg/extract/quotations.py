"""Who says what: a parsed document with paired marks and mentions -> quotations, extra source mentions.

Three kinds of rules draft readings: `quot_marks` (speech in quotation marks, by the words beside
them), `quot_verbs` (complements of cue verbs) and `quot_phrases` (*according to*, nouns, colons,
headlines); `quot_merge` keeps one per cue; this module turns drafts into records with source,
addressees, nesting and status. Follows PARC 3 (Pareti 2015) and PolNeAR (Newell et al. 2018) in what a
content is: complementizer included, hull over a reporting clause in its middle.

Not covered: attitudes whose object is no proposition (*praised the pact*) unless it is partly in
quotation marks; sources that stand two sentences before their speech; speech without any cue or marks.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from kg.extract.quot_chains import parents_of
from kg.extract.quot_marks import draft_marked
from kg.extract.quot_merge import merge_drafts
from kg.extract.quot_phrases import draft_phrases
from kg.extract.quot_reading import Draft, Reading
from kg.extract.quot_records import MentionTable, kind_of, status_of, time_of_saying
from kg.extract.quot_verbs import draft_verbs
from kg.ontology.reporting import Reporting
from kg.records import Mention, Quotation, QuotedSpan, Span, make_id

__all__ = ["draft_quotations", "extract_quotations"]


def extract_quotations(
    doc: Doc,
    quoted: Iterable[QuotedSpan],
    mentions: Sequence[Mention],
    *,
    reporting: Reporting,
    published: str = "",
) -> tuple[tuple[Quotation, ...], tuple[Mention, ...]]:
    """Find all reported speech in a document.

    Parameters
    ----------
    doc
        One parse over the whole text, so that ``token.idx`` are offsets of ``Document.text``.
    quoted
        Stretches between quotation marks, as paired by characters.
    mentions
        Mentions of the document; found by the first character of their head.
    reporting
        The cue lexicon.
    published
        ISO date of publication, which *on Tuesday* is read by; without it only full dates are read.

    Returns
    -------
    quotations
        In order of their content.
    extra
        Mentions for sources that no mention covers (*critics*, *the report*), in text order.
    """
    reading = Reading.of(doc, quoted, mentions, reporting)
    drafts = draft_quotations(reading)
    table = MentionTable(reading, mentions, published)
    ids = [make_id("q", draft.rule, draft.cue, *draft.contents) for draft in drafts]
    quotations = [
        _record(draft, ids[place], None if parent is None else ids[parent], table)
        for place, (draft, parent) in enumerate(zip(drafts, parents_of(drafts), strict=True))
    ]
    return tuple(quotations), table.extra


def draft_quotations(reading: Reading) -> list[Draft]:
    """Return the readings of all rules, merged, in text order."""
    marked = list(draft_marked(reading))
    others = [*draft_phrases(reading), *draft_verbs(reading)]
    return merge_drafts(marked, others, reading)


def _record(draft: Draft, own: str, parent: str | None, table: MentionTable) -> Quotation:
    """Return the record of a draft."""
    reading = table.reading
    sources = table.sources(draft)
    polarity, modality = status_of(draft, reading)
    ends = [
        draft.hull,
        *([draft.cue] if draft.cue else []),
        *(m.span for m in sources[:1] if _is_near(m, draft)),
    ]
    return Quotation(
        id=own,
        source=sources[0].id if sources else None,
        sources=tuple(mention.id for mention in sources),
        addressees=tuple(m.id for m in table.addressees(draft)),
        about=tuple(m.id for m in table.about(draft)),
        span=Span(min(s.start for s in ends), max(s.end for s in ends)),
        content=draft.contents,
        cue=draft.cue,
        kind=kind_of(draft, reading),
        act=draft.act,
        parent=parent,
        anonymous=table.is_anonymous(draft),
        polarity=polarity,
        modality=modality,
        time=time_of_saying(draft, reading, table.published),
        rule=draft.rule,
        score=draft.score,
    )


def _is_near(mention: Mention, draft: Draft) -> bool:
    """Tell whether the source stands in the same passage, not in an earlier paragraph."""
    return draft.cue is not None and abs(mention.span.start - draft.cue.start) < 300
