"""How it was said: a draft -> kind, polarity, modality, time."""

from spacy.tokens import Token

from kg.quote.reading import Draft, Reading
from kg.records import QuotationKind, TimeInterval
from kg.when.times import read_time

__all__ = ["kind_of", "status_of", "time_of_saying"]

_MODALS = {
    "will": "future",
    "shall": "future",
    "'ll": "future",
    "would": "hedged",
    "could": "hedged",
    "may": "hedged",
    "might": "hedged",
}
_DONE = ("go", "continue", "begin", "start", "proceed", "manage", "rush", "use", "come")


def kind_of(draft: Draft, reading: Reading) -> QuotationKind:
    """Return direct if all words of the content stand between marks, indirect if none, else mixed."""
    words = [
        t
        for span in draft.contents
        for t in reading.tokens(span.start, span.end)
        if not t.is_punct
    ]
    inside = [reading.quote_at(token.idx) is not None for token in words]
    if draft.cue is not None and reading.quote_at(draft.cue.start) is not None:
        return QuotationKind.INDIRECT
    if inside and all(inside):
        return QuotationKind.DIRECT
    return QuotationKind.MIXED if any(inside) else QuotationKind.INDIRECT


def status_of(draft: Draft, reading: Reading) -> tuple[str, str]:
    """Return polarity and modality of the saying itself."""
    if draft.verb < 0:
        return "positive", "actual"
    verb = reading.doc[draft.verb]
    polarity = "negative" if any(c.dep_ == "neg" for c in verb.children) else "positive"
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return polarity, _MODALS[child.lower_]
        if child.dep_ == "mark" and child.lower_ in ("if", "unless"):
            return polarity, "conditional"
    if any(child.tag_ == "TO" for child in verb.children) and verb.dep_ == "xcomp":
        return _governed(verb.head, polarity)
    return polarity, "actual"


def _governed(head: Token, polarity: str) -> tuple[str, str]:
    """Return the status of an infinitive: *refused to say* is not said, *wants to say* not yet."""
    lemma = head.lemma_.lower()
    if lemma in ("refuse", "decline", "fail"):
        return "negative", "actual"
    return polarity, "actual" if lemma in _DONE else "hedged"


def time_of_saying(draft: Draft, reading: Reading, published: str) -> TimeInterval | None:
    """Return when it was said, if the reporting clause tells: *said on Tuesday*."""
    if draft.verb < 0 or draft.rule in ("according", "citing"):
        return None
    verb = reading.doc[draft.verb]
    for token in verb.sent:
        inside = any(s.start <= token.idx < s.end for s in draft.contents)
        if token.ent_type_ != "DATE" or inside:
            continue
        governor = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if governor is not None and governor.i == verb.i:
            coming = status_of(draft, reading)[1] == "future"
            return read_time(reading.doc, token, published, coming=coming)
    return None
