"""The language gate: text -> whether it is surely in another language."""

from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["find_language"]

SAMPLE = 4000
SURE = 0.95


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or an empty string if that isn't sure.

    Examples
    --------
    >>> find_language("Die Außenministerin sagte am Montag, die Gespräche seien gescheitert.")
    'de'
    >>> find_language("Oslo")
    ''
    """
    if len(text) < 40:
        return ""
    language, score = _identifier().classify(text[:SAMPLE])
    return str(language) if score >= SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
