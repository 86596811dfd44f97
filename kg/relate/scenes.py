"""Lay out sentences: document, mentions -> who stands where in each sentence, and the words that may be predicates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.records import Mention, MentionKind, index_mentions

__all__ = ["Actor", "Scene", "lay_out", "predicates"]

PREDICATIVE = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
AUXILIARY = frozenset({"aux", "auxpass"})
MOST_ACTORS = 40
"""Of a sentence; longer lists are no sentences."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention at its place in the parse.

    Attributes
    ----------
    mention, token
        Who, and the head word.
    chain
        The head word and its ancestors, upwards.
    height
        Place in `chain` by the number of the word in the document.
    """

    mention: Mention
    token: Token
    chain: tuple[Token, ...]
    height: Mapping[int, int]

    @property
    def type(self) -> str:
        """The entity type, or for a pronoun what kind it is."""
        if self.mention.kind is MentionKind.PRONOUN:
            return f"{self.mention.type}:{self.mention.head_lemma or self.token.lower_}"
        return self.mention.type


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors.

    Attributes
    ----------
    sentence
        The sentence.
    actors
        In text order.
    at
        Actor by the number of its head word.
    """

    sentence: Span
    actors: tuple[Actor, ...]
    at: Mapping[int, Actor]


def lay_out(doc: Doc, mentions: Iterable[Mention]) -> Iterator[Scene]:
    """Yield the sentences that have actors, in text order; of mentions with one head the better named."""
    heads = index_mentions(mentions)
    if not heads:
        return
    for sentence in doc.sents:
        actors = [_actor(heads[token.idx], token) for token in sentence if token.idx in heads]
        if actors:
            kept = tuple(actors[:MOST_ACTORS])
            yield Scene(sentence, kept, {actor.token.i: actor for actor in kept})


def _actor(mention: Mention, token: Token) -> Actor:
    chain = (token, *token.ancestors)
    return Actor(mention, token, chain, {one.i: height for height, one in enumerate(chain)})


def predicates(scene: Scene) -> list[Token]:
    """Return the words of a sentence that may say what actors do to one another."""
    return [
        token
        for token in scene.sentence
        if token.pos_ in PREDICATIVE and token.dep_ not in AUXILIARY
    ]
