"""What embedding words do to a status: ontology -> a lookup by lemma, and how statuses combine.

Where the embedding words stand in a sentence is `kg.status.governors`' business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Token

from kg.ontology.schema import Ontology, Signature
from kg.records import Modality, Polarity

__all__ = ["Lexicon", "Status", "compose", "index_signatures"]


@dataclass(frozen=True, slots=True)
class Status:
    """Polarity and modality with the words that made them.

    Attributes
    ----------
    negative, modality
        What holds.
    cues
        The words, in order of reading.
    """

    negative: bool = False
    modality: Modality = Modality.ACTUAL
    cues: tuple[Token, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """The polarity as records have it."""
        return Polarity.NEGATIVE if self.negative else Polarity.POSITIVE

    def with_modality(self, modality: Modality, cue: Token) -> "Status":
        """Return the status with another modality, unless it already has one that isn't actual."""
        if self.modality is not Modality.ACTUAL and modality is Modality.FUTURE:
            return self
        return replace(self, modality=modality, cues=(*self.cues, cue))

    def flipped(self, cue: Token) -> "Status":
        """Return the status with the other polarity."""
        return replace(self, negative=not self.negative, cues=(*self.cues, cue))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ontology's status words by lemma.

    Attributes
    ----------
    embedding
        What a governor does (``refuse``).
    modifying
        What an adjective or adverb does (``planned``).
    """

    embedding: Mapping[str, Signature]
    modifying: Mapping[str, Signature]


@lru_cache(maxsize=4)
def index_signatures(ontology: Ontology) -> Lexicon:
    """Return the lookup; the first entry of a word wins.

    Examples
    --------
    >>> from kg.ontology.load import load_ontology
    >>> index_signatures(load_ontology()).embedding["refuse"].effect
    'false'
    """
    embedding: dict[str, Signature] = {}
    for signature in ontology.signatures:
        for word in signature.words:
            embedding.setdefault(word, signature)
    modifying = {word: mod for mod in ontology.modifiers for word in mod.words}
    return Lexicon(embedding=embedding, modifying=modifying)


def compose(inner: Status, outer: Status, signature: Signature | None, governor: Token) -> Status:
    """Return the status of a complement: its own, under a governor with `outer` status.

    Parameters
    ----------
    inner
        What the complement's own words say.
    outer
        The governor's status.
    signature
        What the governor does; None if it does nothing.
    governor
        The governing word, for the cues.
    """
    effect = signature.effect if signature else "true"
    if signature and outer.negative and signature.negated:
        effect = signature.negated
        outer = replace(outer, negative=False)
    negative = inner.negative != outer.negative
    modality = inner.modality if inner.modality is not Modality.ACTUAL else outer.modality
    cues = (*inner.cues, *outer.cues)
    if effect == "true":
        return Status(negative, modality, cues)
    cues = (*cues, governor)
    if effect == "false":
        return Status(not negative, modality, cues)
    weaker = Modality(effect)
    if weaker is Modality.FUTURE and outer.modality is not Modality.ACTUAL:
        weaker = outer.modality
    return Status(negative, weaker, cues)
