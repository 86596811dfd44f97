"""The copy that the parser reads: document -> text of the same length, easier to parse.

Same length, so that a token's offset is an offset of `Document.text`.
"""

import re

from kg.records import Document

__all__ = ["make_reading_copy"]

_PLAIN = {
    ord(char): plain
    for plain, chars in {
        '"': "“”„‟«»",
        "'": "‘’‚‛",
        " ": "\xa0\u2002\u2003\u2007\u2009\u202f\u200b\u2060\ufeff\t\r\x0b\x0c",
        "-": "\u2010\u2011",
    }.items()
    for char in chars
}
_GLUED = re.compile(
    r"(?<=[a-z])-(?=(?:who|which|whose|where|when|while|and|but|told|said|says|including)\b)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def make_reading_copy(document: Document) -> str:
    """Return the text of `document` as the parser should see it, of the same length.

    What is skipped becomes spaces; typographic marks and exotic spaces their plain forms; a hyphen that
    glues a clause to a name (*Smith-who left*) a dash; control characters spaces.

    Examples
    --------
    >>> make_reading_copy(Document(id="a", text="“Smith-who left’s”"))
    '"Smith—who left\\'s"'
    """
    text = _GLUED.sub("—", document.text.translate(_PLAIN))
    text = _CONTROL.sub(" ", text)
    for span in document.skipped:
        blank = re.sub(r"[^\n]", " ", span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text
