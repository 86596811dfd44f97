"""Fields of a quotation that need mentions: a draft -> sources, addressees, topics, kind, status.

Makes a mention for a source that has none. Doesn't resolve: a pronoun stays a pronoun.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.extract.quot_reading import Draft, Reading
from kg.extract.quot_sources import speakers
from kg.extract.times import read_time
from kg.records import Mention, MentionKind, QuotationKind, Span, TimeInterval

__all__ = ["MentionTable", "kind_of", "status_of", "time_of_saying"]

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
_PREMODIFIERS = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case")


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


class MentionTable:
    """The mentions of a document, found by token; makes those that are missing.

    Attributes
    ----------
    reading
        The document.
    published
        Its date.
    """

    def __init__(self, reading: Reading, mentions: Sequence[Mention], published: str) -> None:
        self.reading = reading
        self.published = published
        self._all = sorted(mentions, key=lambda m: (m.span.start, m.span.end))
        self._starts = [mention.span.start for mention in self._all]
        self._extra: dict[int, Mention] = {}

    @property
    def extra(self) -> tuple[Mention, ...]:
        """Mentions that were made here, in text order."""
        return tuple(sorted(self._extra.values(), key=lambda m: (m.span.start, m.span.end)))

    def at(self, token: Token) -> Mention | None:
        """Return the mention that the token heads, else the shortest name around it."""
        found = self.reading.mentions.get(token.idx) or self._extra.get(token.idx)
        if found is not None:
            return found
        around = [
            m
            for m in self._all
            if m.kind is MentionKind.NAME and m.span.start <= token.idx < m.span.end
        ]
        return min(around, key=lambda m: m.span.end - m.span.start, default=None)

    def sources(self, draft: Draft) -> list[Mention]:
        """Return the mentions that speak, the first named first; makes those that are missing."""
        if draft.source is None:
            return []
        tokens = list(speakers(self.reading.doc[draft.source]))
        return _unique(self.at(token) or self._make(token) for token in tokens)

    def addressees(self, draft: Draft) -> list[Mention]:
        """Return the mentions spoken to, as far as they are mentions."""
        found = (self.at(self.reading.doc[i]) for i in draft.addressees)
        return _unique(mention for mention in found if mention is not None)

    def about(self, draft: Draft) -> list[Mention]:
        """Return the actors inside the content: subjects, then objects, then the rest, in text order."""
        low = bisect_left(self._starts, draft.hull.start)
        near = self._all[low : bisect_left(self._starts, draft.hull.end)]
        inside = [m for m in near if any(span.contains(m.span) for span in draft.contents)]
        actors = [
            m for m in inside if not m.locative and m.type != "place" and not _is_speech_role(m)
        ]
        order = {"subject": 0, "agent": 0, "object": 1}
        return sorted(actors, key=lambda m: (order.get(m.function, 2), m.span.start, m.span.end))

    def is_anonymous(self, draft: Draft) -> bool:
        """Tell whether the source is unnamed: *a senior official*, *two sources*, *critics*."""
        if draft.source is None:
            return False
        token = self.reading.doc[draft.source]
        if token.pos_ == "PROPN" or token.lemma_.lower() not in self.reading.reporting.anonymous:
            return False
        before = [c for c in token.children if c.dep_ in _PREMODIFIERS and c.i < token.i]
        named = any(t.ent_type_ in ("GPE", "NORP", "ORG") for c in before for t in c.subtree)
        plural = token.tag_ in ("NNS", "NNPS")
        return not (plural and named)

    def _make(self, token: Token) -> Mention:
        """Return a new nominal mention for a source."""
        first = token
        for child in token.children:
            if child.dep_ in _PREMODIFIERS and child.i < token.i and child.left_edge.i < first.i:
                first = child.left_edge
        span = Span(first.idx, token.idx + len(token))
        quoted = self.reading.quote_at(token.idx)
        mention = Mention(
            id=f"m{span.start}-{span.end}",
            span=span,
            head=Span(token.idx, token.idx + len(token)),
            text=span.of(self.reading.text),
            kind=_kind_of(first, token),
            type="organization" if _kind_of(first, token) is MentionKind.NAME else "",
            number="plural" if token.tag_ in ("NNS", "NNPS") else "singular",
            definite=first.lower_ in ("the", "this", "that", "these", "those")
            or first.dep_ == "poss",
            head_lemma=token.lemma_.lower(),
            modifiers=tuple(t.lower_ for t in token.doc[first.i : token.i] if t.is_alpha),
            function="subject",
            quotation_depth=0 if quoted is None else 1,
        )
        self._extra[token.idx] = mention
        return mention


def _kind_of(first: Token, token: Token) -> MentionKind:
    """Return the kind of a source that detection doesn't know: a lone proper noun is a name (*Rudaw*)."""
    if token.pos_ == "PRON":
        return MentionKind.PRONOUN
    lone = first.i == token.i and token.tag_ == "NNP" and token.text[0].isupper()
    return MentionKind.NAME if lone else MentionKind.NOMINAL


def _is_speech_role(mention: Mention) -> bool:
    """Tell whether a mention is *I*, *we* or *you*, which are no topic."""
    return mention.kind is MentionKind.PRONOUN and mention.text.lower() in (
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "myself",
        "ourselves",
    )


def _unique(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions in order, each once."""
    return list({mention.id: mention for mention in mentions}.values())
