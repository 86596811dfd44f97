"""Describe whole readings: a predicate, its source, relation and target -> named features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.records import Assertion
from kg.relate.features import Features, shape_of
from kg.relate.scenes import Actor

__all__ = ["Candidate", "Predicate", "Role", "describe_triple"]


@dataclass(frozen=True, slots=True)
class Role:
    """An actor of the sentence, asked whether it is source or target: log-odds of either."""

    actor: Actor
    up: tuple[Token, ...]
    down: tuple[Token, ...]
    source: float
    target: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that may be a predicate.

    Attributes
    ----------
    word
        It.
    logit
        Log-odds that it is one.
    names
        Probability of each relation, given that it is one.
    targetless
        Log-odds that it has no target.
    roles
        The actors of its sentence.
    said
        What rules read with it as signal.
    """

    word: Token
    logit: float
    names: Mapping[str, float]
    targetless: float
    roles: tuple[Role, ...]
    said: Sequence[Assertion]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading: who does what to whom.

    Attributes
    ----------
    predicate, source, relation, target
        What is read.
    numbers
        As `COLUMNS` names them, the last one (*fit*) left out.
    ruled
        The rules' assertion of the same, if there is one.
    """

    predicate: Predicate
    source: Role
    relation: str
    target: Role | None
    numbers: tuple[float, ...]
    ruled: Assertion | None


def describe_triple(candidate: Candidate) -> Features:
    """Return what speaks for or against a reading as a whole: relation with constructions and types."""
    source, target, relation = candidate.source, candidate.target, candidate.relation
    lemma = candidate.predicate.word.lemma_.lower()
    one = shape_of(source.up, source.down)
    two = shape_of(target.up, target.down) if target is not None else "none"
    first = source.actor.type
    second = target.actor.type if target is not None else "none"
    names = (
        "bias",
        f"r={relation}",
        f"r,types={relation},{first},{second}",
        f"r,first={relation},{first}",
        f"r,second={relation},{second}",
        f"types={first},{second}",
        f"r,one={relation},{one}",
        f"r,two={relation},{two}",
        f"r,lemma={relation},{lemma}",
        f"lemma,paths={lemma},{one},{two}",
        f"paths={one},{two}",
        f"r,paths={relation},{one},{two}",
        f"r,lemma,two={relation},{lemma},{two}",
    )
    return dict.fromkeys(names, 1.0)
