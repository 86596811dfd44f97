"""Evidence: assertions and quotations -> the record of where each was read."""

from kg.graph.schema import EvidenceData, Offsets
from kg.records import Assertion, Extraction, Mention, Quotation, Span, TimeInterval

__all__ = ["from_assertion", "from_quotation"]

NO_TIME = TimeInterval(start="", end="", text="", span=Span(0, 1))


def from_assertion(
    extraction: Extraction, assertion: Assertion, mentions: dict[str, Mention]
) -> EvidenceData:
    """Return where `assertion` was read; `mentions` are those of the extraction by id."""
    object_span = mentions[assertion.object].span if assertion.object is not None else None
    doc = extraction.document.id
    time = assertion.time or NO_TIME
    return {
        "id": f"{doc}#{assertion.id}",
        "doc": doc,
        "start": assertion.span.start,
        "end": assertion.span.end,
        "subject": _offsets(mentions[assertion.subject].span),
        "object": _offsets(object_span) if object_span else None,
        "cue": _offsets(assertion.cue),
        "status_cues": [_offsets(cue) for cue in assertion.status_cues],
        "rule": assertion.rule,
        "score": round(assertion.score, 3),
        "event_start": time.start,
        "event_end": time.end,
        "event_text": time.text,
        "event_approximate": time.approximate,
        "place": assertion.place,
        "content": [],
        "kind": "",
        "act": "",
        "parent": "",
        "attributed": f"{doc}#{assertion.attribution}" if assertion.attribution else "",
    }


def from_quotation(
    extraction: Extraction, quotation: Quotation, source: Span | None, target: Span | None
) -> EvidenceData:
    """Return where `quotation` was read; `source` and `target` as far as the text names them."""
    doc = extraction.document.id
    time = quotation.time or NO_TIME
    return {
        "id": f"{doc}#{quotation.id}",
        "doc": doc,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "subject": _offsets(source) if source else None,
        "object": _offsets(target) if target else None,
        "cue": _offsets(quotation.cue) if quotation.cue else None,
        "status_cues": [],
        "rule": quotation.rule,
        "score": round(quotation.score, 3),
        "event_start": time.start,
        "event_end": time.end,
        "event_text": time.text,
        "event_approximate": time.approximate,
        "place": "",
        "content": [_offsets(span) for span in quotation.content],
        "kind": str(quotation.kind),
        "act": quotation.act,
        "parent": f"{doc}#{quotation.parent}" if quotation.parent else "",
        "attributed": f"{doc}#{quotation.parent}" if quotation.parent else "",
    }


def _offsets(span: Span) -> Offsets:
    return [span.start, span.end]
