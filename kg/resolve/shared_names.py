"""Names that two lands share: a document's words -> which of the two is meant (*Georgia*, *Washington*, *Congo*)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kg.records import Span

__all__ = ["SharedNames"]

_STATE_OFFICE = (
    r"(?:lieutenant |lt\. |state )?"
    r"(?:gov\.|governors?\b|attorneys? general\b|secretary of state\b|sens?\.|senators?\b|reps?\.|representatives?\b"
    r"|congress(?:man|woman)\b|state\b|statehouse\b|republicans?\b|democrats?\b|democratic\b|gop\b)"
)
_AFTER = re.compile(
    rf"(?:['’]s?)? (?:(?:former|then|republican|democratic) )?{_STATE_OFFICE}", re.IGNORECASE
)
_BEFORE = re.compile(rf"{_STATE_OFFICE} (?:of|from) (?:the state of )?$", re.IGNORECASE)
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Shared:
    """One row of the table."""

    word: str
    first: frozenset[str]
    other: str
    offices: bool
    told: re.Pattern[str] | None
    untold: re.Pattern[str] | None


class SharedNames:
    """Which of two lands a document means by a name.

    Parameters
    ----------
    text
        The document's.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._meant: dict[str, bool] = {}

    def denoted(self, actor: str, span: Span) -> str:
        """Return the known actor that the words at `span` denote, `actor` unless its namesake is meant.

        Examples
        --------
        >>> SharedNames("Georgia Gov. Ann Lee").denoted("georgia", Span(0, 7))
        'georgia.us'
        >>> SharedNames("Georgia accused Russia.").denoted("georgia", Span(0, 7))
        'georgia'
        """
        shared = _shared().get(actor)
        if shared is None or self._text[span.start : span.end] != shared.word:
            return actor
        if shared.offices and self._beside_office(span):
            return shared.other
        if shared.word not in self._meant:
            self._meant[shared.word] = self._is_told(shared)
        return shared.other if self._meant[shared.word] else actor

    def _beside_office(self, span: Span) -> bool:
        before = self._text[max(0, span.start - _NEAR) : span.start]
        after = self._text[span.end : span.end + _NEAR]
        return bool(_AFTER.match(after) or _BEFORE.search(before))

    def _is_told(self, shared: _Shared) -> bool:
        if shared.told is None or not shared.told.search(self._text):
            return False
        return shared.untold is None or not shared.untold.search(self._text)


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, _Shared]:
    """Return the table's rows by each actor that is meant otherwise."""
    text = (files("kg.resolve") / "data/shared_names.toml").read_text(encoding="utf-8")
    rows = (_read(row) for row in tomllib.loads(text)["names"])
    return {actor: row for row in rows for actor in row.first}


def _read(row: Mapping[str, Any]) -> _Shared:
    return _Shared(
        word=row["word"],
        first=frozenset(row["first"]),
        other=row["other"],
        offices=row.get("offices", False),
        told=_any_of(row.get("told", ())),
        untold=_any_of(row.get("untold", ())),
    )


def _any_of(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") if words else None
