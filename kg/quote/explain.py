"""Say how quotations were read: a parsed document -> each candidate with probabilities, strongest features, and what it lost to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.learned.bundle import Bundle, load_bundle
from kg.quote.decide import decide, judge, select
from kg.quote.features import describe_candidate
from kg.quote.mentions import MentionTable
from kg.quote.propose import propose
from kg.quote.reading import Draft, Reading
from kg.quote.speaker import Decision
from kg.records import Span

__all__ = ["QuotationExplanation", "explain_quotations"]

_LEAST = 0.01
"""Candidates that are less likely are not worth a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationExplanation:
    """One candidate quotation, kept or refused.

    Attributes
    ----------
    span
        Its content.
    text, cue, form
        Words of the content and of the cue, and what proposed it.
    source, meant
        Words of who speaks, and of whom those mean; empty if nobody.
    content_probability, source_probability, antecedent_probability
        Of each decision, 0-1; 0 where there was none.
    score
        Probability that words and speaker are right; 0 if refused.
    features
        Names and weights of what spoke most for or against its words being speech.
    refused
        Why it is no quotation; empty if it is one.
    """

    span: Span
    text: str
    cue: str
    form: str
    source: str
    meant: str
    content_probability: float
    source_probability: float
    antecedent_probability: float
    score: float
    features: tuple[tuple[str, float], ...]
    refused: str


def explain_quotations(reading: Reading, table: MentionTable) -> Iterator[QuotationExplanation]:
    """Yield the candidates of a document, in text order, refused ones too."""
    models = load_bundle("quote")
    drafts = propose(reading)
    if not drafts:
        return
    likely = judge(drafts, reading, models)
    decisions = {one.draft: one for one in decide(reading, table, models)}
    chosen = [drafts[n] for n in select(drafts, likely)]
    for draft, probability in zip(drafts, likely, strict=True):
        if probability >= _LEAST or draft in decisions:
            decision = decisions.get(draft)
            why = _refusal(draft, decision, chosen, models.numbers["threshold"], reading)
            yield _explained(draft, float(probability), decision, why, reading, models)


def _refusal(
    draft: Draft,
    decision: Decision | None,
    chosen: Sequence[Draft],
    least: float,
    reading: Reading,
) -> str:
    if decision is not None:
        return "" if decision.score >= least else f"score below {least}"
    rival = next((one for one in chosen if one.hull.overlaps(draft.hull)), None)
    if rival is None:
        return "hardly speech"
    return f"less likely than {_words(rival.hull, reading)!r} ({rival.rule})"


def _words(span: Span, reading: Reading) -> str:
    text = " ".join(span.of(reading.text).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _explained(
    draft: Draft,
    probability: float,
    decision: Decision | None,
    why: str,
    reading: Reading,
    models: Bundle,
) -> QuotationExplanation:
    speaker = decision.speaker if decision else None
    meant = decision.meant if decision else None
    features = models.linear["cued"].strongest(describe_candidate(draft, reading))
    return QuotationExplanation(
        span=draft.hull,
        text=_words(draft.hull, reading),
        cue=_words(draft.cue, reading) if draft.cue else "",
        form=draft.rule,
        source=speaker.mention.text if speaker else "",
        meant=meant.mention.text if meant else "",
        content_probability=round(probability, 3),
        source_probability=round(decision.source, 3) if decision else 0.0,
        antecedent_probability=round(decision.antecedent, 3) if decision else 0.0,
        score=decision.score if decision else 0.0,
        features=tuple(features),
        refused=why,
    )
