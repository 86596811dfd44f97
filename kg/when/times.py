"""Find when an event happened: the words of a sentence that say so, publication date -> an interval of days."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.records import Span, TimeInterval
from kg.when.expressions import parse_date, read_day
from kg.when.tense import Tense

__all__ = ["dates_of", "dates_on", "is_coming", "read_interval", "read_time", "time_of"]

CLAUSE_STEPS = 4
LABELS = frozenset({"DATE", "TIME"})
NIGHT = frozenset({"overnight", "yesterday", "today", "tonight", "tomorrow"})
"""Words that the model often leaves without a label."""
JOINING = re.compile(
    r"\s*(?:to|through|until|till|into|and|on|at|-|–|—|,)?\s*(?:the\s+)?", re.IGNORECASE
)
OPENING = frozenset(
    [
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "through",
        "between",
        "from",
        "over",
        "around",
        "about",
        "circa",
        "roughly",
    ]
)
"""Words before a date that belong to it, for they say more than *on* and *in*."""
NUMBER_BEFORE = re.compile(r"\b(\d{1,2}\s*(?:and|to|-|–|through)\s*)$")
NUMBER_AFTER = re.compile(r"(\s*(?:-|–|to|through|and)\s*\d{1,2})\b(?!\s*(?:[a-z]|%))")


def read_time(
    doc: Doc, words: Token | Words, published: str, *, coming: bool = False
) -> TimeInterval | None:
    """Return the interval that a date expression means, or None.

    Parameters
    ----------
    doc
        The document; kept for offsets' sake.
    words
        The expression, or a token inside one.
    published
        ISO date of publication; without it only absolute dates are read.
    coming
        Whether a bare weekday or month lies ahead (*will meet on Friday*).
    """
    if isinstance(words, Token):
        around = dates_of(words.sent) if doc.has_annotation("SENT_START") else ()
        words = next(
            (one for one in around if one.start <= words.i < one.end), doc[words.i : words.i + 1]
        )
    return read_interval(words, published, Tense.COMING if coming else Tense.PAST)


def read_interval(words: Words, published: str, tense: Tense) -> TimeInterval | None:
    """Return the interval that a date expression of `dates_of` means in a clause of some tense, or None."""
    found = parse_date(words.text, published[:10], tense=tense)
    if found is None:
        return None
    return TimeInterval(
        start=found.first.isoformat() if found.first else "",
        end=found.last.isoformat() if found.last else "",
        text=words.text,
        span=Span(words.start_char, words.end_char),
        approximate=found.approximate,
    )


def dates_of(sentence: Words) -> tuple[Words, ...]:
    """Return the date expressions of a sentence, in text order; both ends of a range are one.

    Read off the tokens: `Span.ents` goes through the entities of the whole document.
    """
    found: list[list[int]] = []
    for token in sentence:
        bare = token.lower_ in NIGHT and token.ent_type_ not in LABELS
        if token.ent_type_ in LABELS or bare:
            if token.ent_iob_ == "B" or bare or not found or found[-1][1] != token.i:
                found.append([token.i, token.i])
            found[-1][1] = token.i + 1
    return tuple(_widened(sentence, start, end) for start, end in _joined(sentence, found))


def _joined(sentence: Words, found: Iterable[list[int]]) -> list[list[int]]:
    """Put together what is one expression: *Monday* to *Wednesday*, *overnight* into *Tuesday*."""
    doc = sentence.doc
    joined: list[list[int]] = []
    for start, end in found:
        if joined:
            between = doc[joined[-1][1] : start].text if start > joined[-1][1] else ""
            both = doc[joined[-1][0] : end].text
            if JOINING.fullmatch(between) and parse_date(both, "2000-06-15"):
                joined[-1][1] = end
                continue
        joined.append([start, end])
    return joined


def _widened(sentence: Words, start: int, end: int) -> Words:
    """Take in the preposition that bounds a date, and the day before or after it that shares its month."""
    doc = sentence.doc
    before = (
        NUMBER_BEFORE.search(doc[sentence.start : start].text_with_ws)
        if doc[start].is_digit
        else None
    )
    after = (
        NUMBER_AFTER.match(doc[end - 1].whitespace_ + doc[end : sentence.end].text)
        if doc[end - 1].is_digit
        else None
    )
    if before:
        first = doc[start].idx - len(before[1])
        start = next(token.i for token in doc[sentence.start : start] if token.idx >= first)
    if after and before is None:
        last = doc[end - 1].idx + len(doc[end - 1]) + len(after[1])
        end = (
            next(token.i for token in doc[end : sentence.end] if token.idx + len(token) >= last)
            + 1
        )
    at = start - 1
    if at > sentence.start and doc[at].lower_ == "the":
        at -= 1
    if at >= sentence.start and doc[at].lower_ in OPENING and _governs(doc[at], doc[start:end]):
        start = at
    return doc[start:end]


def _governs(preposition: Token, date: Words) -> bool:
    """Tell whether a preposition is a date's own: not *after* in *after Monday's attack*."""
    root = date.root
    return root.head == preposition or root == preposition or preposition.head == root


def time_of(
    anchors: Iterable[Token], dates: Sequence[Words], published: str, *, tense: Tense
) -> TimeInterval | None:
    """Return when an event took place, if its clause says so.

    Parameters
    ----------
    anchors
        The words that name it: a verb; a noun and the verb it hangs on; the first counts for nearness.
    dates
        The sentence's, from `dates_of`.
    published
        ISO date of publication, or empty.
    tense
        Of the clause.
    """
    if not dates:
        return None
    at = [token.i for token in anchors]
    for words in dates_on(at, sorted(dates, key=lambda one: abs(one.start - at[0]))):
        if found := read_interval(words, published, tense):
            return found
    return None


def dates_on(places: Collection[int], dates: Iterable[Words]) -> Iterator[Words]:
    """Yield the date expressions that hang on words at some places of the document."""
    return (words for words in dates if _anchor(words.root) in places)


def _anchor(root: Token) -> int:
    """Return the verb or noun that a date hangs on."""
    head = root.head
    for _ in range(CLAUSE_STEPS):
        if head.pos_ != "ADP" and head.ent_type_ not in LABELS:
            break
        head = head.head
    return head.i


def is_coming(cue: Token, time: TimeInterval | None, published: str) -> bool:
    """Tell whether a present tense with a date ahead announces something (*meets next Monday*)."""
    day = read_day(published[:10])
    if time is None or day is None or time.start <= day.isoformat():
        return False
    return cue.tag_ in {"VBZ", "VBP", "VBG", "NN", "NNS"}
