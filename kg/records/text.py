"""Documents and spans: the text that everything else points into."""

from dataclasses import dataclass, field

__all__ = ["Document", "QuotedSpan", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of `Document.text`.

    Attributes
    ----------
    start, end
        Character offsets, ``0 <= start < end``.

    Examples
    --------
    >>> Span(4, 9).of("The Kremlin said")
    'Kreml'
    >>> Span(3, 3)
    Traceback (most recent call last):
        ...
    ValueError: a span needs 0 <= start < end, not 3 and 3
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span.

        Examples
        --------
        >>> Span(0, 5).contains(Span(2, 5))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the spans share a character.

        Examples
        --------
        >>> Span(0, 5).overlaps(Span(5, 6))
        False
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, its text verbatim as decoded (line ends as Python's text mode gives them).

    Attributes
    ----------
    id
        What outputs call ``doc``: the file's name, or the ``id`` of a record; unique in a build.
    text
        The raw string. Never normalized, so that offsets stay true to the file.
    title, publisher, author, url
        As stated by the file, a sidecar or an option; empty if unknown.
    published
        ISO date or UTC date-time (``2024-02-28`` or ``2024-02-28T14:05:00Z``); empty if unknown,
        never today's date.
    language
        ISO 639-1 code.
    skipped
        Ranges that are not read: datelines, bylines, an agency's closing line, boilerplate; sorted,
        disjoint.
    place
        The dateline's place, if there is one.
    path
        Where it came from, as given by the user, for the report.
    duplicate_of
        Id of an earlier document of which this one is a near-duplicate (a wire copy), or empty.
    annotated
        Digest of the annotations that stand in the place of reading it; empty where kg reads it.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    language: str = "en"
    url: str = ""
    skipped: tuple[Span, ...] = field(default=())
    place: str = ""
    path: str = ""
    duplicate_of: str = ""
    annotated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpan:
    """A stretch between quotation marks, found by characters before any parsing.

    Attributes
    ----------
    outer
        From the opening mark to the closing mark, both included (to the paragraph's end if unclosed).
    inner
        Without the marks. Empty quotations are not recorded.
    depth
        0 for an outermost quotation, 1 for one inside it, and so on.
    closed
        False if the closing mark is missing (the quotation ends with its paragraph).
    continues
        True if the next paragraph opens with a mark and goes on with the same speech.
    continued
        True if this stretch goes on from the previous paragraph's.
    """

    outer: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
    continued: bool = False
