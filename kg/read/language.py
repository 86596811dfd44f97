"""Language of a text: letters -> ISO 639-1 code and how sure that is (py3langid)."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["other_language"]

_SURE = 0.95
_ENOUGH = 40
_SAMPLE = 750
_NO_LANGUAGE = frozenset({"zxx", "und", ""})
_KIN = {"en": frozenset({"pcm", "sco", "jam"})}
"""Languages that short English texts are mistaken for."""


def other_language(text: str, wanted: str) -> str:
    """Return the code of the language of `text` if that is surely not `wanted`, else nothing.

    Texts of fewer than forty letters pass, and so do mixed texts and tables: a document is passed over
    only where the identifier gives another language 95 % or more. What it looks at is the beginning and
    the middle, 1,500 characters in all.

    Examples
    --------
    >>> other_language("Die Regierung hat am Montag neue Sanktionen gegen das Land beschlossen.", "en")
    'de'
    >>> other_language("The government agreed on new sanctions on Monday, ministers said.", "en")
    ''
    """
    middle = max(_SAMPLE, (len(text) - _SAMPLE) // 2)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return ""
    code, probability = _identifier().classify(sample)
    if code == wanted or code in _NO_LANGUAGE or code in _KIN.get(wanted, ()):
        return ""
    return str(code) if probability >= _SURE else ""


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model once a process; it takes most of a second."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
