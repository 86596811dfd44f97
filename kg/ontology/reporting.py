"""Cues of reported speech: reporting.toml -> a checked lexicon of verbs, nouns, adjectives, phrases.

Doesn't decide what is content: `kg.quote` does. Covers English alone.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import OntologyError

__all__ = ["FRAMES", "Reporting", "ReportingCue", "load_reporting"]

FRAMES = frozenset(
    {"clause", "quote", "infinitive", "object_infinitive", "noun", "small", "as", "gerund"}
)
"""The complements that a cue may take as content; see the head of ``reporting.toml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingCue:
    """What one sense of a cue does.

    Attributes
    ----------
    act
        Class of reporting: ``says``, ``asks``, ``denies``, ``believes`` …
    internal
        True for states of mind, which nobody need have uttered.
    frames
        Complements that hold the content, out of `FRAMES`.
    prepositions
        Prepositions after which the content stands (*warned **of***).
    addressee
        Where the addressee stands: ``object``, ``to``, ``object_or_to`` or empty.
    """

    act: str
    internal: bool = False
    frames: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    addressee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """The cue lexicon, by lemma.

    Attributes
    ----------
    verbs
        Senses of a verb in the order of the file; particles are joined (``point_out``).
    nouns, adjectives
        Cue of a noun with a clause (*the claim that*), of an adjective with one (*confident that*).
    phrases
        Prepositional cues, lower case, longest first (``according to``).
    light
        Verbs that lend a noun their subject (*made the claim that*).
    declining
        Verbs of speaking that one declines to do (*declined to comment*).
    anonymous, documents, messages
        Lemmas of nouns for unnamed sources, for written sources, and for those of the latter that are somebody's words to others.
    """

    verbs: Mapping[str, tuple[ReportingCue, ...]] = field(default_factory=dict)
    nouns: Mapping[str, ReportingCue] = field(default_factory=dict)
    adjectives: Mapping[str, ReportingCue] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    light: frozenset[str] = frozenset()
    declining: frozenset[str] = frozenset()
    anonymous: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()

    def sense(self, lemma: str, frame: str) -> ReportingCue | None:
        """Return the first sense of the verb `lemma` that takes `frame`, or None.

        Examples
        --------
        >>> load_reporting().sense("warn", "clause").act
        'warns'
        >>> load_reporting().sense("sleep", "clause") is None
        True
        """
        for cue in self.verbs.get(lemma, ()):
            if frame in cue.frames:
                return cue
        return None

    def with_preposition(self, lemma: str, preposition: str) -> ReportingCue | None:
        """Return the first sense of the verb whose content follows `preposition`, or None."""
        for cue in self.verbs.get(lemma, ()):
            if preposition in cue.prepositions:
                return cue
        return None


@cache
def load_reporting() -> Reporting:
    """Read the cue lexicon that ships with the package.

    Raises
    ------
    OntologyError
        If the file names a frame or key that does not exist.
    """
    text = files("kg.ontology").joinpath("reporting.toml").read_text(encoding="utf-8")
    return read_reporting(text)


def read_reporting(text: str) -> Reporting:
    """Return the lexicon written in `text` (TOML), checked.

    Examples
    --------
    >>> lexicon = read_reporting('''[[verbs]]
    ... act = "says"
    ... frames = ["clause"]
    ... words = "say point_out"''')
    >>> sorted(lexicon.verbs)
    ['point_out', 'say']
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"reporting.toml: {error}") from error
    verbs: dict[str, tuple[ReportingCue, ...]] = {}
    for entry in data.get("verbs", []):
        cue = _cue(entry)
        for word in entry["words"].split():
            verbs[word] = (*verbs.get(word, ()), cue)
    sources = data.get("sources", {})
    phrases = data.get("phrases", {}).get("according", [])
    return Reporting(
        verbs=verbs,
        nouns=_first(data.get("nouns", [])),
        adjectives=_first(data.get("adjectives", [])),
        phrases=tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))),
        light=frozenset(data.get("light", {}).get("verbs", "").split()),
        declining=frozenset(data.get("declining", {}).get("verbs", "").split()),
        anonymous=frozenset(sources.get("anonymous", "").split()),
        documents=frozenset(sources.get("documents", "").split()),
        messages=frozenset(sources.get("messages", "").split()),
    )


def _first(entries: Iterable[Mapping[str, Any]]) -> dict[str, ReportingCue]:
    """Return one cue per word; the first entry that names it wins."""
    found: dict[str, ReportingCue] = {}
    for entry in entries:
        cue = _cue(entry)
        for word in entry["words"].split():
            found.setdefault(word, cue)
    return found


def _cue(entry: Mapping[str, Any]) -> ReportingCue:
    """Return the cue that an entry describes."""
    unknown = set(entry) - {"act", "internal", "frames", "prepositions", "addressee", "words"}
    unknown |= set(entry.get("frames", [])) - FRAMES
    if unknown or not entry.get("act") or "words" not in entry:
        reason = f"unknown {sorted(unknown)}" if unknown else "act or words missing"
        raise OntologyError(f"reporting.toml: entry {entry.get('act', '?')!r}: {reason}")
    return ReportingCue(
        act=entry["act"],
        internal=entry.get("internal", False),
        frames=frozenset(entry.get("frames", ())),
        prepositions=frozenset(entry.get("prepositions", ())),
        addressee=entry.get("addressee", ""),
    )
