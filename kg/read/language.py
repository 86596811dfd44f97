"""Language of a text: letters -> ISO 639-1 code and how sure that is (py3langid)."""

import re
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["other_language"]

_SURE = 0.95
_ENOUGH = 40
_SAMPLE = 750
_NO_LANGUAGE = frozenset({"zxx", "und", ""})
_KIN = {"en": frozenset({"pcm", "sco", "jam"})}
"""Languages that short English texts are mistaken for."""

_ENGLISH = re.compile(
    r"\b(?:the|and|that|with|which|from|this|were|been|their|would|said|has|have|his|its|they|who|about|after|could|into)\b",
    re.IGNORECASE,
)
_LEAST, _PLAIN = 10, 0.06
"""So many of these words, and their share among all, from which a text is English, whatever else it holds: nearly all news has more, a half English text less."""


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
    if sum(map(str.isalpha, sample)) < _ENOUGH or (wanted == "en" and _is_plainly_english(sample)):
        return ""
    code, probability = _identifier().classify(sample)
    if code == wanted or code in _NO_LANGUAGE or code in _KIN.get(wanted, ()):
        return ""
    return str(code) if probability >= _SURE else ""


def _is_plainly_english(sample: str) -> bool:
    """Tell without the model, which takes longer to load than a hundred articles to tell."""
    return len(_ENGLISH.findall(sample)) >= max(_LEAST, _PLAIN * len(sample.split()))


@cache
def _identifier() -> Any:
    """Load the model once a process; it takes most of a second."""
    langid = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
