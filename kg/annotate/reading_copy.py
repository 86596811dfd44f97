"""The copy that the parser reads: document -> text of the same length, easier to parse.

Same length, so that a token's offset is an offset of `Document.text`.
"""

import re

from kg.annotate.wrapped_lines import join_wrapped_lines
from kg.records import Document

__all__ = ["make_reading_copy"]

_PLAIN = {
    ord(char): plain
    for plain, chars in {
        '"': "“”„‟«»",
        "'": "‘’‚‛",
        " ": "\xa0\u2002\u2003\u2007\u2009\u202f\t\r\x0b\x0c",
        "-": "\u2010\u2011",
    }.items()
    for char in chars
}
_GLUED = re.compile(
    r"(?<=[a-z])-(?=(?:who|which|whose|where|when|while|and|but|told|said|says|including)\b)"
)
_CARD = re.compile(
    r"\b([A-Z][\w'-]+)(?P<card> (?:[A-Z(][\w.()'\"-]*[ \t]+){1,6}\1(?=[A-Z]).{10,900}? MORE)\b",
    re.DOTALL,
)
"""A card about a person that a site put behind the name: full name, glued headlines, *MORE*."""
_UNBROKEN = re.compile(r"\S{500,}")
_PIECE = 100
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def make_reading_copy(document: Document) -> str:
    """Return the text of `document` as the parser should see it, of the same length.

    What is skipped becomes spaces, and so do cards about persons inside sentences and line ends at which no paragraph ends; typographic marks and exotic spaces their plain forms; a hyphen that
    glues a clause to a name (*Smith-who left*) a dash; control characters spaces. What has no space for 500
    characters is no language: it gets some, since the tokenizer's time grows with the square of its length.

    Examples
    --------
    >>> make_reading_copy(Document(id="a", text="“Smith-who left’s”"))
    '"Smith—who left\\'s"'
    """
    text = _GLUED.sub("—", document.text.translate(_PLAIN))
    text = _UNBROKEN.sub(_break, _CONTROL.sub(" ", text))
    for span in document.skipped:
        blank = re.sub(r"[^\n]", " ", span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    text = _CARD.sub(_blank_card, text)
    return join_wrapped_lines(text)


def _blank_card(found: re.Match[str]) -> str:
    return found[1] + re.sub(r"[^\n]", " ", found["card"])


def _break(found: re.Match[str]) -> str:
    """Return a run of letters with every hundredth one a space."""
    run = found.group()
    return " ".join(run[at : at + _PIECE - 1] for at in range(0, len(run), _PIECE)).ljust(len(run))
