"""What the quotation rules look at: doc, quotation marks, mentions -> one indexed reading.

Characters and tokens are tied here once, so that each rule can ask short questions. Doesn't decide
anything about speech.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.ontology.reporting import Reporting
from kg.records import Mention, QuotedSpan, Span

__all__ = ["MARKS", "Draft", "Reading"]

MARKS = "\"“”„«»'‘’`"
"""Characters that never stand at the outer ends of a content."""

_OUTSIDE = MARKS + " \t\r\n\u00a0\u200b\ufeff"
_APOSTROPHES = "'’"

_LONGEST = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A quotation as one rule reads it, still in tokens.

    Attributes
    ----------
    rule
        Id of the rule.
    act, internal
        From the cue.
    contents
        What was said, in text order, trimmed.
    cue
        The reporting words, None where there are none.
    verb
        Index of the token that all contents of one cue share; -1 if there is no cue.
    source
        Index of the token that heads the source, or None.
    addressees
        Indices of tokens that head those spoken to.
    hull
        From the first character of the contents to the last.
    """

    rule: str
    act: str
    contents: tuple[Span, ...]
    internal: bool = False
    cue: Span | None = None
    verb: int = -1
    source: int | None = None
    addressees: tuple[int, ...] = ()
    hull: Span = field(init=False)

    def __post_init__(self) -> None:
        hull = Span(self.contents[0].start, self.contents[-1].end)
        object.__setattr__(self, "hull", hull)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A parsed document with its quotation marks and mentions, indexed by character.

    Attributes
    ----------
    text
        The text as the parser saw it; offsets are the document's.
    doc, quoted, reporting
        As given to `kg.quote.quotations.extract_quotations`; `quoted` outermost ones only.
    mentions
        Mention by the first character of its head.
    words, starts
        All tokens, None for blanks, and their ``token.idx``, for look-up.
    openings
        First characters of `quoted`.
    paragraphs
        First characters of the paragraphs.
    sentences
        First tokens of the sentences, those mended that the parser broke before a small letter.
    options
        First characters of all mentions, in text order.
    wordings
        How often each wording is a mention.
    """

    doc: Doc
    text: str
    quoted: tuple[QuotedSpan, ...]
    reporting: Reporting
    mentions: dict[int, Mention] = field(default_factory=dict)
    words: tuple[Token | None, ...] = ()
    starts: tuple[int, ...] = ()
    openings: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = (0,)
    sentences: tuple[int, ...] = (0,)
    options: tuple[int, ...] = ()
    wordings: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        doc: Doc,
        quoted: Iterable[QuotedSpan],
        mentions: Iterable[Mention],
        reporting: Reporting,
    ) -> "Reading":
        """Index a document."""
        outermost = tuple(sorted((q for q in quoted if q.depth == 0), key=lambda q: q.outer.start))
        text = doc.text
        ordered = sorted(mentions, key=lambda m: (m.span, m.id))
        heads: dict[int, Mention] = {}
        for mention in ordered:
            known = heads.get(mention.head.start)
            if (
                known is None
                or known.span.end - known.span.start > mention.span.end - mention.span.start
            ):
                heads[mention.head.start] = mention
        return cls(
            doc=doc,
            text=text,
            quoted=outermost,
            reporting=reporting,
            mentions=heads,
            words=tuple(None if token.is_space else token for token in doc),
            starts=tuple(token.idx for token in doc),
            openings=tuple(q.outer.start for q in outermost),
            paragraphs=_paragraph_starts(text, [sentence.start_char for sentence in doc.sents]),
            sentences=_sentence_starts(doc),
            options=tuple(m.span.start for m in ordered),
            wordings=Counter(m.text for m in ordered),
        )

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that begin within the characters ``[start, end)``, blanks left out."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [token for token in self.words[low:high] if token is not None]

    def quote_number(self, offset: int) -> int | None:
        """Return the place in `quoted` of the quotation in marks around the character, marks included."""
        place = bisect_right(self.openings, offset) - 1
        inside = place >= 0 and offset < self.quoted[place].outer.end
        return place if inside else None

    def quote_at(self, offset: int) -> QuotedSpan | None:
        """Return the outermost quotation in marks around the character, marks included."""
        place = self.quote_number(offset)
        return None if place is None else self.quoted[place]

    def quotes_in(self, span: Span) -> Iterator[QuotedSpan]:
        """Yield the quotations in marks that share a character with the span."""
        place = max(0, bisect_right(self.openings, span.start) - 1)
        for quote in self.quoted[place:]:
            if quote.outer.start >= span.end:
                return
            if quote.inner.overlaps(span):
                yield quote

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph around the character."""
        place = bisect_right(self.paragraphs, offset)
        end = self.paragraphs[place] if place < len(self.paragraphs) else len(self.text)
        return Span(self.paragraphs[place - 1], end)

    def sentence(self, token: Token) -> Span:
        """Return the characters of the token's sentence, cut at its paragraph."""
        place = bisect_right(self.sentences, token.i)
        first = self.doc[self.sentences[place - 1]]
        stop = self.sentences[place] if place < len(self.sentences) else len(self.doc)
        last = self.doc[stop - 1]
        paragraph = self.paragraph(token.idx)
        start, end = max(first.idx, paragraph.start), min(last.idx + len(last), paragraph.end)
        return Span(start, max(end, start + 1))

    def sentence_number(self, token: int) -> int:
        """Return the number of the sentence of a token, from 0."""
        return bisect_right(self.sentences, token) - 1

    def first_option(self, offset: int) -> int:
        """Return the place of the first mention, in text order, that begins at the character or after it."""
        return bisect_left(self.options, offset)

    def trim(self, start: int, end: int) -> Span | None:
        """Return the span without blanks, outer marks and loose punctuation; None if empty."""
        text = self.text
        while (
            start < end and text[start] in _OUTSIDE + ",;:-–—.…" and not _is_elision(text, start)
        ):
            start += 1
        while start < end and text[end - 1] in _OUTSIDE + ",;:-–—":
            if text[end - 1] in _APOSTROPHES and end >= 2 and text[end - 2] in "sS":
                break
            end -= 1
        return Span(start, end) if start < end else None


def _is_elision(text: str, start: int) -> bool:
    """Tell whether the mark at `start` belongs to a word (*'em*) or number (*-5*, *.5*)."""
    following = text[start + 1 : start + 2]
    return text[start] in "-." and following.isdigit()


def _sentence_starts(doc: Doc) -> tuple[int, ...]:
    """Return the first tokens of sentences; one that begins small after no full stop is none."""
    starts = [0]
    for sentence in list(doc.sents)[1:]:
        first, before = sentence[0], doc[sentence.start - 1]
        if first.text[:1].islower() and before.text[-1:] not in '.?!"\n:' and not before.is_space:
            continue
        starts.append(sentence.start)
    return tuple(starts)


def _paragraph_starts(text: str, sentences: Sequence[int]) -> tuple[int, ...]:
    """Return where lines with words begin; the first is 0.

    Longer lines than `_LONGEST` are cut at a sentence: what is searched in a paragraph would take time that
    grows with the square of its length.
    """
    starts, offset = [0], 0
    for line in text.splitlines(keepends=True):
        if line.strip() and offset:
            starts.append(offset)
        if len(line) > _LONGEST:
            low, high = bisect_right(sentences, offset), bisect_left(sentences, offset + len(line))
            for start in sentences[low:high]:
                if start - starts[-1] >= _LONGEST:
                    starts.append(start)
        offset += len(line)
    return tuple(starts)
