"""Who says what: a parsed document with paired marks and mentions -> quotations, sources, and whom they mean.

Follows PARC 3 (Pareti 2015) and PolNeAR (Newell et al. 2018) in what source, cue and content are, but for two things:
what nobody said (*believes*, *fears*) is no quotation, and the parts of an interrupted one are two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.learned.bundle import Bundle, load_bundle
from kg.ontology.reporting import Reporting
from kg.quote.decide import decide
from kg.quote.mentions import MentionTable
from kg.quote.nesting import parents_of
from kg.quote.reading import Reading
from kg.quote.speaker import Decision
from kg.quote.status import kind_of, status_of, time_of_saying
from kg.records import CoreferenceLink, Mention, Quotation, QuotedSpan, Span, make_id

__all__ = ["QuotedSpeech", "extract_quotations", "threshold"]

_NEAR = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpeech:
    """The quotations of a document.

    Attributes
    ----------
    quotations
        Those whose score reaches the threshold, in order of their content.
    doubtful
        Those below it.
    mentions
        All mentions of the document, with those that only speak.
    links
        Whom speaking pronouns and descriptions mean.
    """

    quotations: tuple[Quotation, ...]
    doubtful: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    links: tuple[CoreferenceLink, ...]


def threshold(models: Bundle | None = None) -> float:
    """Return the score from which a candidate is a quotation by default: that of best F1 on held-out articles."""
    return (models or load_bundle("quote")).numbers["threshold"]


def extract_quotations(
    doc: Doc,
    quoted: Iterable[QuotedSpan],
    mentions: Sequence[Mention],
    *,
    reporting: Reporting,
    published: str = "",
    models: Bundle | None = None,
) -> QuotedSpeech:
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
    models
        The learned models; those of the package by default.
    """
    models = models or load_bundle("quote")
    reading = Reading.of(doc, quoted, mentions, reporting)
    table = MentionTable(reading, mentions, published)
    decisions = decide(reading, table, models)
    least = threshold(models)
    sure = [one for one in decisions if one.score >= least]
    unsure = [one for one in decisions if one.score < least]
    quotations = _record_all(sure, table)
    doubtful = _record_all(unsure, table)
    return QuotedSpeech(
        quotations=quotations,
        doubtful=doubtful,
        mentions=table.complete(),
        links=tuple(_links(sure, table)),
    )


def _record_all(decisions: Sequence[Decision], table: MentionTable) -> tuple[Quotation, ...]:
    drafts = [one.draft for one in decisions]
    ids = [make_id("q", draft.rule, draft.cue, *draft.contents) for draft in drafts]
    return tuple(
        _record(decision, ids[place], None if parent is None else ids[parent], table)
        for place, (decision, parent) in enumerate(zip(decisions, parents_of(drafts), strict=True))
    )


def _record(decision: Decision, own: str, parent: str | None, table: MentionTable) -> Quotation:
    reading, draft, speaker = table.reading, decision.draft, decision.speaker
    sources = _sources(decision, table)
    polarity, modality = status_of(draft, reading)
    ends = [
        draft.hull,
        *([draft.cue] if draft.cue else []),
        *(m.span for m in sources[:1] if draft.cue and _is_near(m, draft.cue)),
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
        anonymous=speaker is not None and table.is_anonymous(speaker),
        polarity=polarity,
        modality=modality,
        time=time_of_saying(draft, reading, table.published),
        rule=draft.rule,
        score=decision.score,
    )


def _is_near(mention: Mention, cue: Span) -> bool:
    """Tell whether the source stands in the same passage, not in an earlier paragraph."""
    return abs(mention.span.start - cue.start) < _NEAR


def _sources(decision: Decision, table: MentionTable) -> list[Mention]:
    """Return who speaks; of a document that speaks, its issuer."""
    if decision.speaker is None:
        return []
    if decision.meant is not None and _is_document(decision.speaker.mention, table):
        return table.sources(decision.meant)
    return table.sources(decision.speaker)


def _is_document(mention: Mention, table: MentionTable) -> bool:
    return mention.head_lemma in table.reading.reporting.documents


def _links(decisions: Sequence[Decision], table: MentionTable) -> Iterable[CoreferenceLink]:
    for one in decisions:
        if one.speaker is None or one.meant is None or _is_document(one.speaker.mention, table):
            continue
        yield CoreferenceLink(
            first=one.meant.mention.id,
            second=one.speaker.mention.id,
            kind="speaker",
            rule="speaks",
            score=one.antecedent,
        )
