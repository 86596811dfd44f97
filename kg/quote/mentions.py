"""The mentions of a document as quotations need them: found by token, made where they are missing.

Doesn't resolve: a pronoun stays a pronoun.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.quote.reading import Draft, Reading
from kg.quote.sources import speakers
from kg.quote.speaker import Option
from kg.records import Mention, MentionKind, Span

__all__ = ["MentionTable"]

_LONGEST = 200
"""Characters that a name has at most."""

_BELONGING = ("of", "for", "at", "in", "from", "with", "within", "to", "close")
"""Prepositions whose phrase tells who somebody is (*a spokesman for the ministry*)."""

_PREMODIFIERS = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case")


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
        self._all = sorted(mentions, key=lambda m: (m.span, m.id))
        self._starts = [mention.span.start for mention in self._all]
        self._made: dict[int, Mention] = {}
        self._speaking: dict[str, Mention] = {}
        self.options = tuple(Option(token=self._head(m), mention=m) for m in self._all)

    def _head(self, mention: Mention) -> int:
        starts = self.reading.starts
        return max(0, bisect_right(starts, mention.head.start) - 1)

    def complete(self) -> tuple[Mention, ...]:
        """Return all mentions, those that were made for sources too, in text order.

        A description that speaks has its whole wording (*a spokesman for the ministry*), which tells it from others.
        """
        found = {one.id: one for one in self._all} | self._speaking
        return tuple(sorted(found.values(), key=lambda m: (m.span, m.id)))

    def at(self, token: Token) -> Mention | None:
        """Return the mention that the token heads, else the shortest name around it."""
        found = self.reading.mentions.get(token.idx) or self._made.get(token.idx)
        if found is not None:
            return found
        low = bisect_left(self._starts, token.idx - _LONGEST)
        near = self._all[low : bisect_right(self._starts, token.idx)]
        around = [m for m in near if m.kind is MentionKind.NAME and token.idx < m.span.end]
        return min(around, key=lambda m: m.span.end - m.span.start, default=None)

    def grammatical(self, draft: Draft) -> Option | None:
        """Return the source that the cue's clause names, as a mention."""
        if draft.source is None:
            return None
        token = self.reading.doc[draft.source]
        return Option(token=token.i, mention=self.at(token) or self._make(token))

    def sources(self, option: Option) -> list[Mention]:
        """Return the mentions that speak together, the one chosen first; they belong to the document from now on."""
        tokens = [t for t in speakers(self.reading.doc[option.token]) if t.i != option.token]
        found = [option.mention, *(self.at(token) or self._make(token) for token in tokens)]
        for one in found:
            self._speaking[one.id] = self._widened(one)
        return _unique(found)

    def _widened(self, mention: Mention) -> Mention:
        """Return a description with the phrases that belong to it."""
        if mention.kind is not MentionKind.NOMINAL:
            return mention
        token = self.reading.doc[self._head(mention)]
        end = token
        for child in token.children:
            if child.dep_ == "prep" and child.i == end.i + 1 and child.lower_ in _BELONGING:
                end = _phrase_end(child)
        span = Span(mention.span.start, end.idx + len(end))
        text = span.of(self.reading.text)
        if end.i == token.i or span.end <= mention.span.end or not _is_short(text):
            return mention
        return replace(mention, span=span, text=text)

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

    def is_anonymous(self, option: Option) -> bool:
        """Tell whether a source is unnamed: *a senior official*, *two sources*, *critics*."""
        token = self.reading.doc[option.token]
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
        self._made[token.idx] = mention
        return mention


def _kind_of(first: Token, token: Token) -> MentionKind:
    """Return the kind of a source that detection doesn't know: a lone proper noun is a name (*Rudaw*)."""
    if token.pos_ == "PRON":
        return MentionKind.PRONOUN
    lone = first.i == token.i and token.tag_ == "NNP" and token.text[0].isupper()
    return MentionKind.NAME if lone else MentionKind.NOMINAL


def _phrase_end(preposition: Token) -> Token:
    """Return the last word of a phrase before a comma, a bracket or a clause of its own."""
    end = preposition
    for token in preposition.subtree:
        if token.i != end.i and token.i > end.i:
            if token.text in (",", ";", ":", "(", "-", "—", "–") or token.dep_ in ("relcl", "acl"):
                break
            if token.lower_ in ("who", "which", "that", "whose"):
                break
            end = token
    return end


def _is_short(text: str) -> bool:
    """Tell whether a wording can name somebody: a few words of one line, no clause."""
    return len(text) <= 80 and "\n" not in text and not any(mark in text for mark in ',;:"“”()')


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
