"""The comparison form of a name: string -> string that equals that of its spelling variants."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "normalize_name"]

_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)|(?<=s)['’](?=\s|$)")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=\S)")
_APOSTROPHES = re.compile(r"['’ʼʻ`]")
_MARKS = re.compile(r"[\W_]+")
_SPECIAL = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics.

    Examples
    --------
    >>> fold("Erdoğan"), fold("Łódź")
    ('erdogan', 'lodz')
    """
    if text.isascii():
        return text.lower()
    # Decomposed before and after: folding case may compose anew, and styled letters (𝑨) have no case.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = text.translate(_SPECIAL)
    return "".join(char for char in text if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 16)
def normalize_name(text: str) -> str:
    """Return the form in which names are compared; applying it twice changes nothing.

    Case, diacritics, possessives, dots of acronyms, punctuation and a leading article don't count.

    Examples
    --------
    >>> normalize_name("The U.S. State Department's")
    'us state department'
    >>> normalize_name("al-Qa'ida")
    'al qaida'
    """
    text = _POSSESSIVE.sub("", fold(text)).replace(".", "")
    text = " ".join(_MARKS.sub(" ", _APOSTROPHES.sub("", text)).split())
    while (shorter := _ARTICLE.sub("", text)) != text:
        text = shorter
    return text
