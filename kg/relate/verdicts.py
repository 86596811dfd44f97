"""Look up what rules read: assertions of a document -> verdicts by the word that signals them and by pair."""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from kg.records import Assertion, Span

__all__ = ["Verdicts", "head_of"]

FUNCTION_WORDS = frozenset({"ADP", "PART", "DET", "PUNCT", "PRON"})
CONTENT_WORDS = frozenset({"VERB", "NOUN", "ADJ"})


def head_of(doc: Doc, span: Span) -> Token | None:
    """Return the word of a cue that carries its meaning."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None or not len(words):
        return None
    if words.root.pos_ in FUNCTION_WORDS:
        return next((word for word in words if word.pos_ in CONTENT_WORDS), words.root)
    return words.root


class Verdicts:
    """What rules read in a document.

    Parameters
    ----------
    doc
        The parse.
    ruled
        Their assertions.
    """

    def __init__(self, doc: Doc, ruled: Iterable[Assertion]) -> None:
        self.at: dict[int, list[Assertion]] = defaultdict(list)
        self.of: dict[tuple[str, str | None], list[Assertion]] = defaultdict(list)
        for one in ruled:
            head = head_of(doc, one.cue)
            if head is not None:
                self.at[head.i].append(one)
            self.of[one.subject, one.object].append(one)

    def said(self, word: Token) -> list[Assertion]:
        """Return those that `word` signals."""
        return self.at.get(word.i, [])

    def between(self, source: str, target: str | None, sentence: Sentence) -> list[Assertion]:
        """Return those that a sentence has of a pair of mentions."""
        start, end = sentence.start_char, sentence.end_char
        return [
            one
            for one in self.of.get((source, target), ())
            if one.span.start < end and start < one.span.end
        ]
